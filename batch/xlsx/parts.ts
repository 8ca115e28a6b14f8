/**
 * The file of a workbook: its parts, their types, and the relations between them. Knows the location and name of each
 * kind of part, but not its contents.
 *
 * Law: a part is added together with a relation to it, so every part has a type and can be reached.
 */

import { DECLARATION, element, RELATIONSHIPS } from "./xml.ts";
import { zipped } from "./zip.ts";

const PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const MIME = "application/vnd.openxmlformats-";
const SHEETS = `${MIME}officedocument.spreadsheetml`;

/** The location of each kind (# is its number), its content type, and the type of the relation to it. */
const KINDS = {
  workbook: ["xl/workbook.xml", `${SHEETS}.sheet.main+xml`, `${RELATIONSHIPS}/officeDocument`],
  sheet: ["xl/worksheets/sheet#.xml", `${SHEETS}.worksheet+xml`, `${RELATIONSHIPS}/worksheet`],
  table: ["xl/tables/table#.xml", `${SHEETS}.table+xml`, `${RELATIONSHIPS}/table`],
  styles: ["xl/styles.xml", `${SHEETS}.styles+xml`, `${RELATIONSHIPS}/styles`],
  texts: ["xl/sharedStrings.xml", `${SHEETS}.sharedStrings+xml`, `${RELATIONSHIPS}/sharedStrings`],
  drawing: ["xl/drawings/drawing#.xml", `${MIME}officedocument.drawing+xml`, `${RELATIONSHIPS}/drawing`],
  chart: ["xl/charts/chart#.xml", `${MIME}officedocument.drawingml.chart+xml`, `${RELATIONSHIPS}/chart`],
  document: [
    "docProps/core.xml",
    `${MIME}package.core-properties+xml`,
    `${PACKAGE_RELATIONS}/metadata/core-properties`,
  ],
  application: [
    "docProps/app.xml",
    `${MIME}officedocument.extended-properties+xml`,
    `${RELATIONSHIPS}/extended-properties`,
  ],
} as const;

/** A part's location in the file, which others can reference before the part is written. */
export interface Place {
  readonly kind: keyof typeof KINDS;
  /** Counted from 1 within its kind. */
  readonly number: number;
  /** `xl/tables/table1.xml`: the folder, and the file in it. */
  readonly name: string;
  readonly folder: string;
  readonly file: string;
}

export class Parts {
  readonly #parts = new Map<string, string>();
  readonly #declared: string[] = [];
  readonly #relations = new Map<string, string[]>();
  readonly #counts = new Map<string, number>();

  /** The location of the next part of a kind. */
  next(kind: Place["kind"]): Place {
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    const name = KINDS[kind][0].replace("#", String(number));
    const end = name.lastIndexOf("/");
    return { kind, number, name, folder: name.slice(0, end), file: name.slice(end + 1) };
  }

  /** Adds a part at its location. Returns the relation id for `from`; null is the file itself. */
  add({ kind, name }: Place, xml: string, from: Place | null): string {
    const [, content, relation] = KINDS[kind];
    if (this.#parts.has(name)) throw new Error(`the file has a part ${name} already`);
    this.#parts.set(name, DECLARATION + xml);
    this.#declared.push(element("Override", { PartName: `/${name}`, ContentType: content }));
    return this.#relate(from, { Type: relation, Target: relative(from?.folder ?? "", name) });
  }

  /** A link from a part to outside the file; returns its id. */
  link(from: Place, uri: string): string {
    return this.#relate(from, { Type: `${RELATIONSHIPS}/hyperlink`, Target: uri, TargetMode: "External" });
  }

  #relate(from: Place | null, attributes: Readonly<Record<string, string>>): string {
    const file = from === null ? "_rels/.rels" : `${from.folder}/_rels/${from.file}.rels`;
    const relations = this.#relations.get(file) ?? [];
    this.#relations.set(file, relations);
    const id = `rId${relations.length + 1}`;
    relations.push(element("Relationship", { Id: id, ...attributes }));
    return id;
  }

  /** The file. Content types come first, as readers that only look at its beginning expect. */
  packed(): Buffer {
    const types = element("Types", { xmlns: TYPES }, [
      element("Default", { Extension: "rels", ContentType: `${MIME}package.relationships+xml` }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      ...this.#declared,
    ]);
    const relations = [...this.#relations].map(
      ([name, all]) =>
        [name, DECLARATION + element("Relationships", { xmlns: PACKAGE_RELATIONS }, all)] as const,
    );
    return zipped([["[Content_Types].xml", DECLARATION + types], ...relations, ...this.#parts]);
  }
}

/** A part as seen from a folder: the package itself (""), `xl`, or one that is in `xl`. */
function relative(folder: string, name: string): string {
  if (folder === "") return name;
  return name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : `../${name.slice(XL.length)}`;
}

const XL = "xl/";
