/**
 * The parts of an .xlsx file by name: how parts of ours join those of the spreadsheet library, and XML of ours is
 * put into theirs.
 *
 * Law: an anchor that is gone is a thrown fault, never a part left as it was.
 */

import { DECLARATION, escaped, RELATIONSHIPS } from "./xml.ts";
import { zipped } from "./zip.ts";

export interface Relation {
  /** The last word of the relation's type, e.g. "chart". */
  readonly type: string;
  readonly target: string;
  /** Whether it leads out of the file. */
  readonly external?: true;
}

export class Parts {
  readonly #parts: Map<string, string>;

  constructor(parts: ReadonlyMap<string, string>) {
    this.#parts = new Map(parts);
  }

  /** A part of our own. `contentType` without the common beginning of all office types. */
  add(name: string, contentType: string, xml: string): void {
    if (this.#parts.has(name)) throw new Error(`the workbook has a part ${name} already`);
    this.#parts.set(name, xml);
    this.insertBefore(
      "[Content_Types].xml",
      "</Types>",
      `<Override PartName="/${name}" ContentType="${OFFICE_TYPE}${contentType}+xml"/>`,
    );
  }

  /** Puts `xml` in the place of a whole part of theirs. */
  replace(name: string, xml: string): void {
    this.#read(name);
    this.#parts.set(name, xml);
  }

  /** Puts `xml` in the place of what stands from the first `from` up to the next `to`. */
  splice(name: string, { from, to }: { from: string; to: string }, xml: string): void {
    const part = this.#read(name);
    const start = part.indexOf(from);
    const end = part.indexOf(to, start);
    if (start < 0 || end < 0) throw new Error(`${name} has no ${start < 0 ? from : to}: where is it now?`);
    this.#parts.set(name, part.slice(0, start) + xml + part.slice(end));
  }

  insertBefore(name: string, anchor: string, xml: string): void {
    this.splice(name, { from: anchor, to: anchor }, xml);
  }

  insertAfter(name: string, anchor: string, xml: string): void {
    const part = this.#read(name);
    const end = part.indexOf(anchor) + anchor.length;
    if (end < anchor.length) throw new Error(`${name} has no ${anchor}: where is it now?`);
    this.#parts.set(name, part.slice(0, end) + xml + part.slice(end));
  }

  /** Relations from a part, after those it has; answers their ids. */
  relate(name: string, relations: readonly Relation[]): string[] {
    const file = name.replace(/([^/]+)$/, "_rels/$1.rels");
    if (!this.#parts.has(file))
      this.#parts.set(file, `${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONS}"></Relationships>`);
    const taken = [...this.#read(file).matchAll(/ Id="rId(\d+)"/g)].map(([, id]) => Number(id));
    const first = Math.max(0, ...taken) + 1;
    const added = relations.map(({ type, target, external }, index) => {
      const mode = external ? ' TargetMode="External"' : "";
      return `<Relationship Id="rId${first + index}" Type="${RELATIONSHIPS}/${type}" Target="${escaped(target)}"${mode}/>`;
    });
    this.insertBefore(file, "</Relationships>", added.join(""));
    return relations.map((_, index) => `rId${first + index}`);
  }

  /** The file. */
  packed(): Buffer {
    return zipped(this.#parts);
  }

  #read(name: string): string {
    const part = this.#parts.get(name);
    if (part === undefined) throw new Error(`the workbook has no part ${name}: where is it now?`);
    return part;
  }
}

const OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.";
const PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
