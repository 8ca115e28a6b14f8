/**
 * Our programs as JavaScript, in one bundle that is made when a source is newer: Node reads a few files instead of
 * compiling some hundreds, and a command starts in a fifth of the time. It is JavaScript, because nothing has compiled
 * TypeScript yet when it runs.
 *
 * Laws: a bundle is of the sources as they are now, told by their names, sizes and times. It is complete or not there.
 * In it, `import.meta.url` is still that of the source.
 */

import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import * as modules from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const BUNDLES = join(PROJECT, "dist", "batch");
const SOURCES = ["core", "batch"];
/** What a bundle depends on besides sources: the packages, and this file. */
const ALSO = ["package-lock.json", "batch/disk/bundle.mjs"];

/** The program or module of a source, such as `batch/commands/close.ts`. */
export async function bundled(source) {
  const folder = await currentBundle();
  // Node 22 keeps what it compiled; Node 20 cannot.
  modules.enableCompileCache?.(join(folder, "compiled"));
  return import(pathToFileURL(join(folder, source.replace(/\.ts$/, ".js"))).href);
}

/** The folder of the bundle of today's sources; makes it if there is none. */
async function currentBundle() {
  const sources = SOURCES.flatMap((folder) => filesIn(folder)).sort();
  // The sources' addresses are in it too.
  const key = createHash("sha256").update(PROJECT);
  for (const file of [...ALSO, ...sources]) {
    const { size, mtimeMs } = statSync(join(PROJECT, file), { throwIfNoEntry: false }) ?? {};
    key.update(`${file} ${size} ${mtimeMs}\n`);
  }
  const name = key.digest("hex").slice(0, 16);
  const folder = join(BUNDLES, name);
  if (existsSync(folder)) return folder;
  const made = await make(sources);
  if (dirname(made) !== BUNDLES) return made;
  try {
    chmodSync(made, 0o755); // another account may run what this one installed
    renameSync(made, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true, force: true });
  }
  for (const other of readdirSync(BUNDLES)) if (other !== name) removeOld(join(BUNDLES, other));
  return folder;
}

function filesIn(folder) {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return path.endsWith(".ts") ? [path] : [];
  });
}

/** Builds into a new folder beside the bundles, or in the system's own if this one may not be written. */
async function make(sources) {
  const outdir = newFolder();
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: PROJECT,
    entryPoints: sources.filter(isEntry),
    outdir,
    outbase: PROJECT,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    // A package that has modules beside its other form is bundled as them.
    mainFields: ["module", "main"],
    target: "node20",
    logLevel: "error",
    // Packages written for `require` find it here.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    plugins: [{ name: "addresses", setup: (of) => of.onLoad({ filter: /\.ts$/ }, withOwnAddress) }],
  });
  return outdir;
}

/** Programs, and what a thread loads. */
function isEntry(source) {
  return /^batch\/(commands|sample)\/|^batch\/(run\/month-run|delivery\/renewal-delivery)\.ts$/.test(source);
}

function newFolder() {
  try {
    mkdirSync(BUNDLES, { recursive: true });
    return mkdtempSync(join(BUNDLES, "new-"));
  } catch {
    const folder = mkdtempSync(join(tmpdir(), "plan-balance-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }
}

/** A source that names its own address keeps it, wherever its text ends up. */
async function withOwnAddress({ path }) {
  const text = await readFile(path, "utf8");
  const address = JSON.stringify(pathToFileURL(path).href);
  return { contents: text.replaceAll("import.meta.url", address), loader: "ts" };
}

/** Removes a bundle of older sources, unless it is only minutes old: a process may be loading it. */
function removeOld(folder) {
  const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? {};
  if (mtimeMs !== undefined && Date.now() - mtimeMs > 600_000)
    rmSync(folder, { recursive: true, force: true });
}
