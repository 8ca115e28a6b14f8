/**
 * An XML part of a workbook, element by element.
 *
 * Laws: names have no prefix. The nesting depth is limited. Of alternatives (`mc:AlternateContent`) only one is
 * visited, Excel's own or else the fallback. Phonetic readings of Japanese words (`rPh`) and extensions are skipped:
 * they are not contents.
 */

import { SaxesParser } from "saxes";
import { MOST } from "../disk/input-limits.ts";
import type { ReadingBudget } from "./reading-budget.ts";
import { UnreadableWorkbook } from "./unreadable-workbook.ts";

type Attributes = Readonly<Record<string, string>>;

interface Visitor {
  readonly open: (name: string, attributes: Attributes) => void;
  /** `text`: the text between this end tag and the tag before it. */
  readonly close?: (name: string, text: string) => void;
}

const NO_CONTENTS: ReadonlySet<string> = new Set(["rPh", "extLst"]);

/** The namespaces of an alternative in Excel's own vocabulary. */
const EXCELS_OWN =
  /^http:\/\/(schemas\.(openxmlformats\.org|microsoft\.com\/office)|purl\.oclc\.org\/ooxml)\/(.*\/)?spreadsheetml\//;

/** Walks the part. Throws UnreadableWorkbook if it is malformed. */
export function walk(xml: string, budget: ReadingBudget, visitor: Visitor): void {
  const parser = new SaxesParser<{ position: false }>({ position: false });
  const namespaces = new Map<string, string>();
  /** For each open alternative, whether a choice has been visited. */
  const seen: boolean[] = [];
  let depth = 0;
  /** The depth at which a skipped element began; 0 outside. */
  let passedFrom = 0;
  let text = "";

  const isPassedOver = (name: string, attributes: Attributes): boolean => {
    if (name === "AlternateContent") seen.push(false);
    if ((name !== "Choice" && name !== "Fallback") || seen.length === 0) return NO_CONTENTS.has(name);
    const required = name === "Choice" ? (attributes.Requires ?? "").split(/\s+/) : [];
    const isUnderstood = required.every((prefix) => EXCELS_OWN.test(namespaces.get(prefix) ?? ""));
    if (seen.at(-1) === true || !isUnderstood) return true;
    seen[seen.length - 1] = true;
    return false;
  };

  parser.on("error", () => {
    throw new UnreadableWorkbook("damaged");
  });
  parser.on("opentag", ({ name: written, attributes: given }) => {
    depth += 1;
    budget.elements += 1;
    if (depth > MOST.depth) throw new UnreadableWorkbook("damaged");
    text = "";
    if (passedFrom > 0) return;
    const name = withoutPrefix(written);
    const attributes = plain(given as Attributes, namespaces);
    if (isPassedOver(name, attributes)) passedFrom = depth;
    else visitor.open(name, attributes);
  });
  const add = (part: string) => {
    if (passedFrom === 0) text += part;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", ({ name: written }) => {
    const name = withoutPrefix(written);
    if (passedFrom === 0) visitor.close?.(name, text);
    if (passedFrom === depth) passedFrom = 0;
    else if (passedFrom === 0 && name === "AlternateContent") seen.pop();
    depth -= 1;
    text = "";
  });
  parser.write(xml).close();
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Attributes by name without prefix, an unprefixed one taking precedence; declarations go to `namespaces`. */
function plain(given: Attributes, namespaces: Map<string, string>): Attributes {
  let isPlain = true;
  for (const name in given) if (name.includes(":")) isPlain = false;
  if (isPlain) return given;
  const found: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("xmlns:")) namespaces.set(name.slice(6), value);
    else if (!name.includes(":") || given[withoutPrefix(name)] === undefined)
      found[withoutPrefix(name)] = value;
  }
  return found;
}
