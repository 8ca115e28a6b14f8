/** How the project is kept: what its rules may not touch, which way imports run, how files are named. */

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix, relative } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const SOURCE = /\.[cm]?[jt]sx?$/;

/** The paths of all sources under a folder, from the root, with `/` between their parts. */
function sources(folder: string): string[] {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && SOURCE.test(found.name))
    .map((found) => relative(ROOT, join(found.parentPath, found.name)).replaceAll("\\", "/"))
    .filter((file) => !/(^|\/)(node_modules|dist|out)\//.test(file))
    .sort();
}

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** The code without its comments. Good enough for words that no string of ours holds. */
function code(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1");
}

/** What a file imports: paths from the root for files of ours, names for packages. */
function imports(file: string): string[] {
  const found = [...code(file).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g)];
  return found
    .map((match) => match[1] ?? "")
    .map((name) => (name.startsWith(".") ? posix.join(posix.dirname(file), name) : name));
}

const CORE = sources("core");

test("there is something to check", () => {
  expect(CORE).toContain("core/values/units.ts");
  expect(imports("core/figures/roll-forward.ts")).toContain("core/rules/bank.ts");
});

describe("core knows values only", () => {
  test.each([
    ["a clock or a Date", /\bDate\b|\bperformance\b/],
    ["chance", /\bMath\.random\b|\bcrypto\b/],
    ["a locale", /\bIntl\b|\.toLocale|\.localeCompare\b/],
    ["the process or a console", /\bprocess\b|\bconsole\b|\bglobalThis\b/],
    ["Node", /["']node:|\brequire\s*\(/],
    ["the network", /\bfetch\b|\bXMLHttpRequest\b|\bWebSocket\b/],
    ["waiting", /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b|\bsetInterval\b/],
    ["Excel", /\bOffice\b\.|\bExcel\b\.|\bCustomFunctions\b/],
  ])("and never %s", (_what, word) => {
    expect(CORE.filter((file) => word.test(code(file)))).toEqual([]);
  });

  test("it imports its own files, and leven", () => {
    const strange = CORE.flatMap((file) =>
      imports(file)
        .filter((name) => name !== "leven" && !CORE.includes(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(strange).toEqual([]);
  });

  test("the division of minutes and money happens in units.ts, and nowhere else", () => {
    // A quotient of whole numbers: calendar.ts counts days and months, cells.ts and durations.ts read decimals,
    // column-letters.ts writes a number in letters.
    const allowed = [
      "core/values/units.ts",
      "core/values/calendar.ts",
      "core/values/column-letters.ts",
      "core/firm/cells.ts",
      "core/values/durations.ts",
      "core/values/names.ts",
    ];
    const dividing = CORE.filter((file) => !allowed.includes(file)).filter((file) =>
      code(file)
        .split("\n")
        .some((line) => /[\w)\]] \/ [\w(]/.test(line.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, ""))),
    );
    expect(dividing).toEqual([]);
  });
});

/** Each folder imports only those before it. */
const FLOORS = {
  core: ["values", "rules", "words", "ledger", "firm", "figures"],
  batch: [
    ...["disk", "xlsx", "imports", "config", "books", "month", "documents", "run"],
    ...["delivery", "schedule", "commands", "sample"],
  ],
} as const;

describe.each(Object.entries(FLOORS))("%s is built by floors", (tree, floors: readonly string[]) => {
  const folderOf = (file: string) => file.split("/")[1] ?? "";

  test("every file stands on one", () => {
    expect(sources(tree).filter((file) => !floors.includes(folderOf(file)))).toEqual([]);
  });

  test("and imports from its own and those below", () => {
    const floorOf = (file: string) => floors.indexOf(folderOf(file));
    const up = sources(tree).flatMap((file) =>
      imports(file)
        .filter((name) => name.startsWith(`${tree}/`) && floorOf(name) > floorOf(file))
        .map((name) => `${file}: ${name}`),
    );
    expect(up).toEqual([]);
  });
});

test.each([
  ["core", ["addin/", "batch/", "test/"]],
  ["addin", ["batch/", "test/"]],
  ["batch", ["addin/", "test/"]],
] as const)("%s never imports what stands beside or above it", (folder, others) => {
  const strange = sources(folder).flatMap((file) =>
    imports(file)
      .filter((name) => others.some((other) => name.startsWith(other)))
      .map((name) => `${file}: ${name}`),
  );
  expect(strange).toEqual([]);
});

const OURS = ["core", "addin", "batch", "test"].flatMap(sources);

test("imports never run in a circle, those of types included", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of imports(file).filter((name) => OURS.includes(name))) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of OURS) visit(file, []);
  expect(circles).toEqual([]);
});

test("a file that is started is imported by nothing, or asks whether it was: it never does nothing in silence", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const started = Object.values(scripts).flatMap((script) => /^tsx (\S+)$/.exec(script)?.[1] ?? []);
  expect(started.length).toBeGreaterThan(10);
  const imported = new Set(OURS.flatMap(imports));
  const asks = (file: string) => code(file).includes("await started(import.meta.url, ");
  expect(started.filter((file) => imported.has(file) && !asks(file))).toEqual([]);
});

test("the gate runs on the oldest Node that is promised", () => {
  const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
  expect(engines.node).toMatch(/^>=\d+\.\d+$/);
  expect(read(".ci/run")).toContain(`\non ${engines.node.slice(2)}.0\n`);
});

test("no file has a name that says nothing", () => {
  const empty = /^(utils?|helpers?|common|types?|index|misc|shared|lib)$/;
  expect(OURS.filter((file) => empty.test(basename(file).replace(/\..*$/, "")))).toEqual([]);
  const folders = new Set(OURS.map((file) => basename(dirname(file))));
  expect([...folders].filter((folder) => empty.test(folder))).toEqual([]);
});

test("files are named in kebab-case", () => {
  expect(
    OURS.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config))?\.[cm]?[jt]sx?$/.test(basename(file))),
  ).toEqual([]);
});

test("every file of core opens with what it owns", () => {
  expect(CORE.filter((file) => !read(file).startsWith("/**"))).toEqual([]);
});

test.runIf(existsSync(join(ROOT, ".git")))("no tracked file holds a path of one machine", () => {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0");
  const texts = tracked.filter(
    (file) => file !== "" && !/\.(png|ico|xlsx|zip)$/.test(file) && existsSync(join(ROOT, file)),
  );
  const machine = /(^|[\s"'`(=:])\/(tmp|work|root|home\/\w+|Users\/\w+)\//m;
  expect(texts.filter((file) => machine.test(read(file)))).toEqual([]);
});
