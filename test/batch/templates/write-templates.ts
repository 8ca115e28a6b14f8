/** Writes the workbooks that people fill in: `npm run templates`. */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { templates } from "./templates.ts";

for (const { path, bytes } of await templates()) {
  const file = join(import.meta.dirname, "../../../batch/templates", path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
