/**
 * dist/addin/, the folder that any static https host can serve.
 *
 * Laws: every URL of ours, in every file, starts with the given base, and every formula with the environment's namespace.
 * The version is that of package.json, wherever it stands. The same source and base give the same files. Names never change between builds, because manifests in use refer to them. Each script has a file beside it with the
 * notices of the packages it contains. Microsoft's library is served from the same place, unmodified, or loaded by the
 * pages from Microsoft.
 */

import { readFileSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build as bundle } from "vite";
import { LANGUAGES } from "../core/values/language.ts";
import { formulasIn, manifestIn } from "./environment.ts";
import { helpPage } from "./help/page.ts";
import { metadataFile, metadataIn } from "./metadata.ts";
import { starterFile, starterWorkbook } from "./starter/starter.ts";
import { unifiedManifest } from "./unified-manifest.ts";

interface Build {
  /** Where the files will be served from: https, ending in a slash. */
  readonly base: string;
  /** Where pages load Microsoft's library from. */
  readonly officeJs: "microsoft" | "dist";
  /** The name of a second installation; null for the first. */
  readonly environment?: string | null;
  readonly out: string;
}

/** The start of every URL of ours in the manifest, until a build sets another. */
export const LOCAL_BASE = "https://localhost:3000/";

const HERE = import.meta.dirname;
const ROOT = path.dirname(HERE);
const { version: VERSION } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  version: string;
};
export const DIST = path.join(ROOT, "dist", "addin");

const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const OFFICE_HOST = "https://appsforoffice.microsoft.com";
/** The files of the library that Excel loads, by platform and language. */
const OFFICE_FILES =
  /^(office|excel-(web-16\.00|mac-16\.00|win32-16\.01)(-core)?|o15apptofilemappingtable)\.js$|^(en-us|fr-fr)\/office_strings\.js$|^telemetry\/oteljs_agave\.js$/;

const SCRIPTS = [
  ["functions.js", "functions/associate.ts"],
  ["taskpane.js", "taskpane/taskpane.ts"],
] as const;

/** Rebuilds the folder and returns its files, in order, with `/` between folders. */
export async function build({ base, officeJs, environment = null, out }: Build): Promise<string[]> {
  await rm(out, { recursive: true, force: true });
  const write = async (file: string, text: string) => {
    const target = path.join(out, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, formulasIn(environment, text.replaceAll(LOCAL_BASE, base)));
  };
  const read = (...file: string[]) => readFile(path.join(...file), "utf8");

  for (const language of LANGUAGES) {
    const metadata = metadataIn(language, base);
    await write(metadataFile(language), JSON.stringify(metadata, null, 2));
    await write(`help/${language}.html`, helpPage(language));
    const starter = await starterWorkbook(language, (text) => formulasIn(environment, text));
    await writeFile(path.join(out, starterFile(language)), starter);
  }
  await write("help/help.css", await read(HERE, "help", "help.css"));

  for (const [file, entry] of SCRIPTS) {
    await script(path.join(HERE, entry), out, file);
    await write(file, await read(out, file));
  }
  const page = await read(HERE, "taskpane", "taskpane.html");
  await write("taskpane.html", officeJs === "dist" ? withOwnOfficeJs(page) : page);
  await write("taskpane.css", await read(HERE, "taskpane", "taskpane.css"));
  await write("manifest.xml", manifestIn(environment, await read(ROOT, "manifest.xml"), VERSION));
  for (const [file, content] of unifiedManifest(await read(out, "manifest.xml")))
    await write(file, JSON.stringify(content, null, 2));
  await cp(path.join(ROOT, "LICENSE"), path.join(out, "LICENSE"));
  for (const icon of await readdir(path.join(HERE, "icons"))) {
    if (icon.endsWith(".png")) await cp(path.join(HERE, "icons", icon), path.join(out, "icons", icon));
  }
  if (officeJs === "dist") await copyOfficeJs(path.join(out, "office"));
  return (await filesIn(out)).sort();
}

/**
 * Bundles one classic script: the same file serves the shared runtime's page and a runtime without a page. The notices
 * of the packages it actually contains are beside it, in `.licenses.md`.
 */
export async function script(entry: string, out: string, file: string): Promise<void> {
  await bundle({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { __VERSION__: JSON.stringify(VERSION) },
    build: {
      outDir: out,
      emptyOutDir: false,
      target: "es2022",
      modulePreload: false,
      license: { fileName: file.replace(/\.js$/, ".licenses.md") },
      rollupOptions: {
        input: entry,
        output: { format: "iife", entryFileNames: file, postBanner: `/* Support plan balance ${VERSION} */` },
        // Reading a word has no side effects, so catalogues that nothing here reads are left out.
        treeshake: { propertyReadSideEffects: false },
      },
    },
  });
}

/** The page with a local copy of the library, and Microsoft's host no longer allowed. */
function withOwnOfficeJs(page: string): string {
  return page.replace(OFFICE_JS, "office/office.js").replace(` ${OFFICE_HOST}`, "");
}

async function copyOfficeJs(out: string): Promise<void> {
  const library = path.join(ROOT, "node_modules", "@microsoft", "office-js");
  const files = await filesIn(path.join(library, "dist"));
  for (const file of files.filter((candidate) => OFFICE_FILES.test(candidate))) {
    await cp(path.join(library, "dist", file), path.join(out, file));
  }
  await cp(path.join(library, "LICENSE.md"), path.join(out, "LICENSE.md"));
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** The base as typed, with a final slash added; throws a sentence if Excel could not load from it. */
export function baseOf(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url === null || url.protocol !== "https:" || url.search !== "" || url.hash !== "") {
    throw new Error(
      `--base is “${typed}”. Give the https address of the folder, such as https://host/path/.`,
    );
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
