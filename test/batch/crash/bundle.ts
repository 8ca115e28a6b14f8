/**
 * Bundles a command into one file, and its packages into another beside it: Node starts it in half the time, and a copy
 * of the first file is a command that no process has loaded yet.
 *
 * All modules find their files where the sources are.
 */

import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";

/** Bundles a source file into a folder, as a file of the same name that ends in `.mjs`. */
export async function bundle(source: string, folder: string): Promise<void> {
  const sourceAddresses: Plugin = {
    name: "source-addresses",
    enforce: "pre",
    transform(code, id) {
      if (id.includes("node_modules")) return null;
      return code
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(id)));
    },
  };
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    plugins: [sourceAddresses],
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      rolldownOptions: {
        // What is loaded later shares modules with the program, and must not run it again.
        preserveEntrySignatures: "strict",
        output: {
          entryFileNames: "[name].mjs",
          chunkFileNames: "[name]-[hash].mjs",
          codeSplitting: { groups: [{ name: "packages", test: /node_modules/ }] },
        },
      },
    },
  });
}
