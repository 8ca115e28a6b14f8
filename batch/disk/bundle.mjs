/**
 * Our programs as JavaScript, in one bundle that is made when a source is newer, with the code that V8 compiles it to
 * beside it: Node reads two files instead of compiling some hundreds, and a command starts in a seventh of the time. It is
 * JavaScript, because nothing has compiled TypeScript yet when it runs.
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
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { constants, Script } from "node:vm";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const BUNDLES = join(PROJECT, "dist", "batch");
const SOURCES = ["core", "batch"];
/** What is started or loaded from the bundle: programs, which export the promise of their end, and what threads load. */
const ENTRIES = [
  "batch/commands/plan-balance.ts",
  "batch/sample/reconcile-sample.ts",
  "batch/run/month-run.ts",
  "batch/delivery/renewal-delivery.ts",
];
/** What a bundle depends on besides sources: the packages, and this file. */
const ALSO = ["package-lock.json", "batch/disk/bundle.mjs"];

/** The module of a source, which is one of `ENTRIES`. */
export async function bundled(source) {
  const { file, compiled } = filesOf(await currentBundle());
  // If V8 has other flags or is another version it compiles by itself what it needs.
  const program = script(file, readFileSync(compiled)).runInThisContext();
  const module = { exports: {} };
  program(createRequire(file), module, file, dirname(file));
  return module.exports.entries[source]();
}

/** What a bundle's folder has. */
function filesOf(folder) {
  return { file: join(folder, "programs.cjs"), compiled: join(folder, "compiled") };
}

function script(filename, cachedData) {
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  return new Script(readFileSync(filename, "utf8"), { filename, cachedData, importModuleDynamically });
}

/** The folder of the bundle of today's sources; makes it if there is none. */
async function currentBundle() {
  const sources = SOURCES.flatMap((folder) => filesIn(folder)).sort();
  // The sources' addresses are in it too, and what one version of V8 compiled.
  const key = createHash("sha256").update(PROJECT).update(process.version);
  for (const file of [...ALSO, ...sources]) {
    const { size, mtimeMs } = statSync(join(PROJECT, file), { throwIfNoEntry: false }) ?? {};
    key.update(`${file} ${size} ${mtimeMs}\n`);
  }
  const name = key.digest("hex").slice(0, 16);
  const folder = join(BUNDLES, name);
  if (existsSync(folder)) return folder;
  const made = await make();
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
async function make() {
  const folder = newFolder();
  const { file, compiled } = filesOf(folder);
  const { build } = await import("esbuild");
  const entries = ENTRIES.map((source) => `"${source}": () => import("./${source}")`);
  await build({
    stdin: { contents: `export const entries = {${entries}};`, resolveDir: PROJECT },
    outfile: file,
    bundle: true,
    platform: "node",
    // V8's compiled code can be kept of a script, in Node 20 not of a module.
    format: "cjs",
    // A package that has modules beside its other form is bundled as them.
    mainFields: ["module", "main"],
    target: "node20",
    logLevel: "error",
    define: { "import.meta.url": "bundleUrl" },
    banner: {
      js: '(function (require, module, __filename, __dirname) { const bundleUrl = require("node:url").pathToFileURL(__filename).href;',
    },
    footer: { js: "})" },
    plugins: [{ name: "addresses", setup: (of) => of.onLoad({ filter: /\.ts$/ }, withOwnAddress) }],
  });
  // All functions, not only those that a first run would need.
  setFlagsFromString("--no-lazy");
  const whole = script(file);
  setFlagsFromString("--lazy");
  writeFileSync(compiled, whole.createCachedData());
  return folder;
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
