/**
 * The command that builds dist/addin/: `npm run build -- [--base https://host/path/] [--office-js] [--environment test]`.
 */

import { parseArgs } from "node:util";
import { baseOf, build, DIST, LOCAL_BASE } from "./dist.ts";
import { environmentOf } from "./environment.ts";

const options = {
  base: { type: "string", default: LOCAL_BASE },
  "office-js": { type: "boolean" },
  environment: { type: "string" },
} as const;
try {
  const { values } = parseArgs({ options });
  const base = baseOf(values.base);
  const environment = environmentOf(values.environment);
  const officeJs = values["office-js"] ? "dist" : "microsoft";
  const files = await build({ base, officeJs, environment, out: DIST });
  console.log(`dist/addin/ holds ${files.length} files, to be served at ${base}`);
  console.log(`The manifest to install is ${base}manifest.xml, or dist/addin/manifest.xml.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
