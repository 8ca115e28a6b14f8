/** The documents: what they name exists, each sentence has one home, and the first page stays one screen. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const MADE = ["node_modules", "dist", "out", ".git"];
const TOP = readdirSync(ROOT).filter((name) => !MADE.includes(name));
/** Every file and folder, from the top; a folder ends in a slash. */
const ENTRIES = entriesBelow("");

function entriesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !MADE.includes(name))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      return entry.isDirectory() ? [`${path}/`, ...entriesBelow(`${path}/`)] : [path];
    });
}

const DOCUMENTS = ENTRIES.filter((path) => path.endsWith(".md")).sort();

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const BLOCK = /^```[\s\S]*?^```$/gm;
/** A document without its blocks of code. */
const prose = (file: string) => read(file).replace(BLOCK, "");
/** The code in a document's sentences and tables, and the words of its blocks. */
const code = (file: string) => [
  ...[...prose(file).matchAll(/`([^`\n]+)`/g)].map(([, quoted = ""]) => quoted),
  ...[...read(file).matchAll(BLOCK)].flatMap(([block]) => block.split(/\s+/)),
];

test("there is something to check", () => {
  expect(DOCUMENTS).toContain(".github/CONTRIBUTING.md");
  expect(linksIn("README.md").length).toBeGreaterThan(8);
  expect(code(".github/CONTRIBUTING.md").filter(isPath).length).toBeGreaterThan(50);
});

test("README.md is at most 6 KB", () => {
  expect(Buffer.byteLength(read("README.md"))).toBeLessThanOrEqual(6_000);
});

const linksIn = (file: string) =>
  [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^(https?|mailto):/.test(target));

/** The anchors that a page gives its headings. */
function anchorsOf(file: string): string[] {
  return [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe.each(DOCUMENTS)("%s", (document) => {
  test("its links lead to files and headings", () => {
    const broken = linksIn(document).filter((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? document : posix.join(posix.dirname(document), path);
      return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  test("the paths it names exist", () => {
    expect(code(document).filter((word) => isPath(word) && !exists(word, document))).toEqual([]);
  });

  test("the commands it names are scripts of the project", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});

/** A path from the top or from the document, or the name of a source; what a run writes has other names. */
function isPath(word: string): boolean {
  const [first = ""] = word.split("/");
  if (!/^[\w./<>-]+$/.test(word)) return false;
  return (word.includes("/") && [...TOP, ".."].includes(first)) || /\.(ts|md|css|mjs)$/.test(word);
}

/** From the top, from the document, or by its name below the document. `<…>` stands for any name. */
function exists(path: string, document: string): boolean {
  const folder = `${posix.dirname(document)}/`;
  const from = (start: string) =>
    posix
      .join(start, path)
      .replaceAll(".", "\\.")
      .replace(/<[^>]*>/g, "[^/]+");
  const named = path.includes("/") ? from("") : `${folder}(.*/)?${path}`;
  const pattern = new RegExp(`^(${named}|${from(folder)})/?$`);
  return ENTRIES.some((entry) => pattern.test(entry));
}

test("no sentence stands in two documents", () => {
  // Examples and messages are written by the code they come from.
  const written = DOCUMENTS.filter((file) => file !== "core/gallery.md");
  const homes = new Map<string, string>();
  const twice = written.flatMap((document) =>
    sentencesOf(document).flatMap((sentence) => {
      const home = homes.get(sentence) ?? document;
      homes.set(sentence, home);
      return home === document ? [] : [`${home}, ${document}: ${sentence}`];
    }),
  );
  expect(twice).toEqual([]);
});

/** Those long enough to say something, cells of tables included. */
function sentencesOf(document: string): string[] {
  return prose(document)
    .replace(/\]\([^)]*\)/g, "]")
    .split(/\n\s*\n|\n(?=[|#-])|\s\|\s|(?<=[.:;?!])\s/)
    .map((sentence) => sentence.replace(/[\s|*_-]+/g, " ").trim())
    .filter((sentence) => sentence.split(" ").length > 6);
}
