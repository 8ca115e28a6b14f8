/** How the project is kept: what its rules may not touch, which way imports run, how files are named. */

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { skippedIf } from "./skipped.ts";

const ROOT = join(import.meta.dirname, "..");
const SOURCE = /\.[cm]?[jt]sx?$/;
/** Lines, its head and its last brace included. */
const LONGEST_FUNCTION = 70;

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
  return codeOf(read(file));
}

function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

/** The code without its comments and without what it says to people: core/words is full of that. */
function unspoken(file: string): string {
  const text = read(file);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const imported = new Set<ts.Node>(source.statements.filter(ts.isImportDeclaration));
  let bare = "";
  let end = 0;
  const visit = (node: ts.Node): void => {
    if (imported.has(node)) return;
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) {
      bare += `${text.slice(end, node.getStart(source))}""`;
      end = node.getEnd();
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return codeOf(bare + text.slice(end));
}

/** What a file imports: paths from the root for files of ours, names for packages. */
function imports(file: string): string[] {
  return ts
    .preProcessFile(read(file), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .map((name) => (name.startsWith(".") ? posix.join(posix.dirname(file), name) : name));
}

const CORE = sources("core");

test("there is something to check", () => {
  expect(CORE).toContain("core/values/units.ts");
  expect(imports("core/figures/roll-forward.ts")).toContain("core/rules/bank.ts");
});

describe("core knows values only", () => {
  test.each([
    // In quotes it is a heading.
    ["a clock or a Date", /\bDate\b(?!")|\bperformance\b/],
    ["chance", /\bMath\.random\b|\bcrypto\b/],
    ["a locale", /\bIntl\b|\.toLocale|\.localeCompare\b/],
    ["the process or a console", /\bprocess\b|\bconsole\b|\bglobalThis\b/],
    ["Node", /["']node:|\brequire\s*\(/],
    ["the network", /\bfetch\b|\bXMLHttpRequest\b|\bWebSocket\b/],
    ["waiting", /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b|\bsetInterval\b/],
    ["Excel", /\bOffice\b\.|\bExcel\b\.|\bCustomFunctions\b/],
  ])("and never %s", (_what, word) => {
    expect(CORE.filter((file) => word.test(unspoken(file)))).toEqual([]);
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
    ...["new-firm", "delivery", "invoicing", "schedule", "commands", "sample"],
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

test("a run needs no package but the dependencies, and none of their private files", () => {
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  const run = [...CORE, ...sources("batch")];
  const packages = run.flatMap((file) =>
    imports(file)
      .filter((name) => /^@?[a-z][\w./-]*$/.test(name) && !existsSync(join(ROOT, name)))
      .map((name) => ({ file, name: name.split("/")[0] ?? "" })),
  );
  expect(packages.length).toBeGreaterThan(5);
  expect(packages.filter(({ name }) => !(name in dependencies))).toEqual([]);
  // The bundle's own line gives packages the `require` that they were written for.
  const [bundle] = run.splice(run.indexOf("batch/disk/bundle.mjs"), 1);
  expect(bundle).toBe("batch/disk/bundle.mjs");
  expect(run.filter((file) => /\bcreateRequire\b/.test(code(file)))).toEqual([]);
});

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

/** The files that are started: by tsx, or from the bundle. */
function programs(): string[] {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const others = Object.values(scripts).flatMap((script) => {
    const [, file, other] = /^(?:tsx (\S+)|node batch\/commands\/start\.mjs (\S+))$/.exec(script) ?? [];
    return file ?? (other?.includes("/") ? other : []);
  });
  return [...others, "batch/commands/plan-balance.ts"];
}

test("a file that is started is imported by nothing: it would run, or do nothing in silence", () => {
  const started = programs();
  expect(started.length).toBeGreaterThan(10);
  const imported = new Set(OURS.flatMap(imports));
  expect(started.filter((file) => imported.has(file))).toEqual([]);
});

test("the gate runs on the oldest Node that is promised", () => {
  const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
  expect(engines.node).toMatch(/^>=\d+\.\d+$/);
  expect(read(".ci/run")).toContain(`\non ${engines.node.slice(2)}.0\n`);
});

/** What the product is made of, each file parsed once. */
const PRODUCT = new Map(
  ["core", "batch", "addin"]
    .flatMap(sources)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => [file, ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)]),
);

/** All that stands in a file, from the outermost inwards. */
function nodesOf(node: ts.Node): ts.Node[] {
  const all: ts.Node[] = [];
  const visit = (one: ts.Node) => {
    all.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return all;
}

test("no function is longer than a screen", () => {
  const long: string[] = [];
  for (const [file, source] of PRODUCT)
    for (const node of nodesOf(source)) {
      if (!ts.isFunctionLike(node)) continue;
      const [first, last] = [node.getStart(), node.end].map(
        (at) => source.getLineAndCharacterOfPosition(at).line,
      );
      if ((last ?? 0) - (first ?? 0) >= LONGEST_FUNCTION)
        long.push(`${file}: ${node.name?.getText() ?? first}`);
    }
  expect(long).toEqual([]);
});

/** The names a file exports where it declares them. */
function exportsOf(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    return "name" in statement ? [(statement.name as ts.Identifier).text] : [];
  });
}

/** Each name that is imported, as `file#name`; `file#*` for all of a file. */
function importedNames(files: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const file of files) {
    const text = code(file);
    const from = (name: string) => posix.join(posix.dirname(file), name);
    for (const [, names = "", name = ""] of text.matchAll(/\{([^{}]*)\}\s*from\s*["'](\.[^"']+)["']/g))
      for (const one of names.split(","))
        found.add(`${from(name)}#${one.trim().replace(/^type | as .*$/g, "")}`);
    for (const [, name = ""] of text.matchAll(/(?:\* as \w+ from|\bimport\()\s*["'](\.[^"']+)["']/g))
      found.add(`${from(name)}#*`);
  }
  return found;
}

describe("nothing is exported for nobody", () => {
  /** A program's end is for `start.mjs`, which knows only its path. */
  const ends = new Set(programs().map((file) => `${file}#ended`));
  const dead = (imported: ReadonlySet<string>) =>
    [...PRODUCT].flatMap(([file, source]) =>
      imported.has(`${file}#*`)
        ? []
        : exportsOf(source)
            .map((name) => `${file}#${name}`)
            .filter((name) => !imported.has(name) && !ends.has(name)),
    );

  test("every export is imported", () => {
    expect(dead(importedNames(OURS))).toEqual([]);
  });

  test("and what only tests import is used where it stands", () => {
    /** R7's days, and a log read at once: the product asks for the same in pieces. */
    const known = ["core/rules/renewal.ts#reminderDates", "batch/imports/log-file.ts#readLog"];
    const onlyTested = dead(importedNames([...PRODUCT.keys()]));
    const unused = onlyTested.filter((one) => {
      const [file = "", name = ""] = one.split("#");
      return code(file).split(new RegExp(`\\b${name}\\b`)).length < 3;
    });
    expect(unused.filter((name) => !known.includes(name))).toEqual([]);
  });
});

test("only commands ask how they were started and say how they ended", () => {
  const doors = programs();
  const isDoor = (file: string) => file.startsWith("batch/commands/") || doors.includes(file);
  // A process number and a version are facts of the machine, which may be asked for.
  const started =
    /\bprocess\.(argv|env|cwd|chdir|exit|exitCode|std\w+|on|once|off|\w*[lL]isteners?)\b|["']node:process["']/;
  expect([...PRODUCT.keys()].filter((file) => !isDoor(file) && started.test(code(file)))).toEqual([]);
});

test("only named places touch the disk", () => {
  const named = [
    ...["disk", "books", "month", "run", "new-firm", "delivery", "invoicing"].map((at) => `batch/${at}/`),
    ...["schedule", "commands", "sample"].map((at) => `batch/${at}/`),
    ...["batch/imports/profile.ts", "batch/documents/page/document.ts"], // what the software itself brings along
    ...["addin/dist.ts", "addin/certificate.ts"],
  ];
  const touching = [...PRODUCT.keys()].filter((file) => /["'](node:)?fs(\/promises)?["']/.test(code(file)));
  expect(touching.filter((file) => !named.some((place) => file.startsWith(place)))).toEqual([]);
});

test("the add-in carries core's words to Excel, and none of the batch's", () => {
  const all = /(?<!CORE_)\bWORDS\b/;
  expect(sources("addin").filter((file) => all.test(code(file)))).toEqual([]);
});

test("core says nothing but in its words: no sentence stands elsewhere", () => {
  /** Words that end with a full stop, or begin with a capital: what is said to people, not what is read of theirs. */
  const sentence = /\p{Ll}{2,}\.( |["'`]$)|^["'`]\p{Lu}\p{Ll}* \p{Ll}{2,}/u;
  const saying = CORE.filter((file) => !file.startsWith("core/words/")).filter((file) =>
    nodesOf(PRODUCT.get(file) as ts.SourceFile)
      .filter((node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
      .some((node) => !isAssertion(node.parent) && sentence.test(node.getText())),
  );
  expect(saying).toEqual([]);
});

/** `assert(…, "…")` or `new Error("…")`: said to whoever wrote the code. */
const isAssertion = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) && node.expression.getText() === "assert") ||
  (ts.isNewExpression(node) && node.expression.getText() === "Error");

test("tests are skipped in one way, which says why", () => {
  const skipping = /\b(test|it|describe)(\.\w+)*\.(skip|skipIf|runIf|todo|only)\b|\bctx\.skip\b/;
  expect(sources("test").filter((file) => skipping.test(code(file)))).toEqual([]);
});

test("no file has a name that says nothing", () => {
  const empty = /^(utils?|helpers?|common|types?|index|misc|shared|lib)$/;
  expect(OURS.filter((file) => empty.test(basename(file).replace(/\..*$/, "")))).toEqual([]);
  const folders = new Set(OURS.map((file) => basename(dirname(file))));
  expect([...folders].filter((folder) => empty.test(folder))).toEqual([]);
});

test("files are named in kebab-case", () => {
  expect(
    OURS.filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|types|config))?\.[cm]?[jt]sx?$/.test(basename(file)),
    ),
  ).toEqual([]);
});

test("every file opens with what it owns", () => {
  expect([...PRODUCT.keys()].filter((file) => !read(file).startsWith("/**"))).toEqual([]);
});

const untracked = skippedIf(!existsSync(join(ROOT, ".git")), "this is no git repository");
test("no tracked file holds a path of one machine", untracked, () => {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0");
  const texts = tracked.filter(
    (file) => file !== "" && !/\.(png|ico|xlsx|zip)$/.test(file) && existsSync(join(ROOT, file)),
  );
  const machine = /(^|[\s"'`(=:])\/(tmp|work|root|home\/\w+|Users\/\w+)\//m;
  expect(texts.filter((file) => machine.test(read(file)))).toEqual([]);
});
