/**
 * The parts of Excel's object model that the pane uses, over a workbook in memory.
 *
 * Laws: the compiler compares every member with Microsoft's own declarations: one that Microsoft does not have, or has
 * otherwise, is refused. As in Excel nothing happens before `sync`, and a property that was not loaded by then throws.
 */

/// <reference types="office-js" />

import { columnLetters } from "../../../core/values/column-letters.ts";
import { SheetModel, type TableModel, type WorkbookModel } from "./workbook-model.ts";

/** Microsoft's objects, each replaced by ours. */
type Own<T> = T extends Excel.RequestContext
  ? FakeContext
  : T extends Excel.Range
    ? FakeRange
    : T extends Excel.Worksheet
      ? FakeWorksheet
      : T extends Excel.WorksheetCollection
        ? FakeWorksheets
        : T extends Excel.Table
          ? FakeTable
          : T extends Excel.TableCollection
            ? FakeTables
            : T extends Excel.TableColumnCollection
              ? FakeColumns
              : T extends Excel.TableColumn
                ? FakeColumn
                : T extends Excel.NamedItemCollection
                  ? FakeNames
                  : T extends Excel.NamedItem
                    ? FakeName
                    : OwnPart<T>;
type OwnPart<T> = T extends Excel.RangeFormat
  ? FakeFormat
  : T extends Excel.RangeFont
    ? FakeFont
    : T extends Excel.DataValidation
      ? FakeValidation
      : T extends Excel.WorksheetFreezePanes
        ? FakePanes
        : T extends Excel.NoteCollection
          ? FakeNotes
          : T extends Excel.Note
            ? undefined
            : T extends Excel.Workbook
              ? FakeWorkbookObject
              : T extends (infer I)[]
                ? Own<I>[]
                : T;
type OwnAll<A extends readonly unknown[]> = { [I in keyof A]: Own<A[I]> };

/** Some members of one of Microsoft's objects. */
type Like<T, K extends keyof T> = {
  [P in K]: T[P] extends (...given: infer A) => infer R
    ? { method(...given: OwnAll<A>): Own<R> }["method"]
    : Own<T[P]>;
};

/** What may be read once it was loaded. */
abstract class Loadable {
  readonly context: FakeContext;
  readonly #loaded = new Map<string, unknown>();

  constructor(context: FakeContext) {
    this.context = context;
  }

  /** A property as it is now; a name that this object does not have throws. */
  protected abstract current(name: string): unknown;

  load(names: string | readonly string[]): this {
    const paths = [names].flat().flatMap((name) => name.split(","));
    this.context.queue(() => {
      for (const path of paths) this.take(path.trim());
    });
    return this;
  }

  /** `items/name`: of each of the items. */
  protected take(path: string): void {
    const [name = "", ...rest] = path.split("/");
    const own = this.#loaded.get(name) ?? this.current(name);
    if (own === undefined) throw new Error(`InvalidArgument: no property ${name}`);
    this.#loaded.set(name, rest.length === 0 ? this.current(name) : own);
    if (rest.length === 0) return;
    for (const part of [own].flat()) (part as Loadable).take(rest.join("/"));
  }

  protected read<T>(name: string): T {
    if (!this.#loaded.has(name)) throw new Error(`PropertyNotLoaded: ${name}`);
    return this.#loaded.get(name) as T;
  }
}

/** Excel refuses larger messages on the web; of about 10 bytes a cell. */
const MOST_CELLS_A_MESSAGE = 500_000;

export class FakeContext implements Like<Excel.RequestContext, "workbook" | "sync"> {
  readonly workbook: FakeWorkbookObject;
  readonly #model: WorkbookModel;
  #queue: (() => void)[] = [];
  #cells = 0;

  constructor(model: WorkbookModel) {
    this.#model = model;
    this.workbook = new FakeWorkbookObject(this, model);
  }

  /** `cells`: how many it moves. */
  queue(run: () => void, cells = 0): void {
    this.#queue.push(run);
    this.#cells += cells;
  }

  async sync<T>(passThroughValue?: T): Promise<T> {
    const queue = this.#queue;
    if (this.#cells > MOST_CELLS_A_MESSAGE) throw new Error("RequestPayloadSizeLimitExceeded");
    this.#model.transfers.push(this.#cells);
    this.#queue = [];
    this.#cells = 0;
    for (const run of queue) run();
    return passThroughValue as T;
  }
}

class FakeWorkbookObject
  implements Like<Excel.Workbook, "context" | "worksheets" | "tables" | "names" | "getActiveCell">
{
  readonly context: FakeContext;
  readonly worksheets: FakeWorksheets;
  readonly tables: FakeTables;
  readonly names: FakeNames;
  readonly #model: WorkbookModel;

  constructor(context: FakeContext, model: WorkbookModel) {
    this.context = context;
    this.#model = model;
    this.worksheets = new FakeWorksheets(context, model);
    this.tables = new FakeTables(context, model, null);
    this.names = new FakeNames(context, model.names);
  }

  getActiveCell(): FakeRange {
    const { active, selected, spilledFrom } = this.#model;
    const spill = spilledFrom && { row: spilledFrom[0], column: spilledFrom[1], rows: 1, columns: 1 };
    const [row, column] = selected;
    return new FakeRange(this.context, this.#model, active, { row, column, rows: 1, columns: 1, spill });
  }
}

class FakeWorksheets
  extends Loadable
  implements Like<Excel.WorksheetCollection, "context" | "items" | "add" | "getItem" | "getItemOrNullObject">
{
  readonly #model: WorkbookModel;

  constructor(context: FakeContext, model: WorkbookModel) {
    super(context);
    this.#model = model;
  }

  get items(): FakeWorksheet[] {
    return this.read("items");
  }

  add(name?: string): FakeWorksheet {
    const sheet = new SheetModel(name ?? `Sheet${this.#model.sheets.length + 1}`);
    this.context.queue(() => {
      const same = this.#model.sheets.some((own) => own.name.toLowerCase() === sheet.name.toLowerCase());
      if (same || sheet.name.length > 31) throw new Error(`InvalidArgument: ${sheet.name}`);
      this.#model.sheets.push(sheet);
    });
    return new FakeWorksheet(this.context, this.#model, () => sheet);
  }

  getItem(key: string): FakeWorksheet {
    return new FakeWorksheet(this.context, this.#model, () => this.#model.sheet(key));
  }

  getItemOrNullObject(key: string): FakeWorksheet {
    return new FakeWorksheet(
      this.context,
      this.#model,
      () => this.#model.sheets.find(({ name }) => name === key) ?? null,
    );
  }

  protected current(name: string): unknown {
    if (name !== "items") return undefined;
    return this.#model.sheets.map((own) => new FakeWorksheet(this.context, this.#model, () => own));
  }
}

class FakeWorksheet
  extends Loadable
  implements
    Like<
      Excel.Worksheet,
      | ("context" | "isNullObject" | "name" | "names" | "tables" | "visibility" | "notes" | "freezePanes")
      | ("activate" | "getRangeByIndexes" | "getUsedRangeOrNullObject")
    >
{
  readonly names: FakeNames;
  readonly tables: FakeTables;
  readonly notes: FakeNotes;
  readonly freezePanes: FakePanes;
  readonly #model: WorkbookModel;
  readonly #found: () => SheetModel | null;

  constructor(context: FakeContext, model: WorkbookModel, found: () => SheetModel | null) {
    super(context);
    this.#model = model;
    this.#found = found;
    this.names = new FakeNames(context, []);
    this.tables = new FakeTables(context, model, () => this.#sheet());
    this.notes = new FakeNotes(context, () => this.#sheet());
    this.freezePanes = new FakePanes(context, () => this.#sheet());
  }

  #sheet(): SheetModel {
    const found = this.#found();
    if (found === null) throw new Error("ItemNotFound");
    return found;
  }

  get isNullObject(): boolean {
    return this.#found() === null;
  }

  get name(): string {
    return this.read("name");
  }

  get visibility(): Excel.Worksheet["visibility"] {
    return this.read("visibility");
  }

  set visibility(value) {
    this.context.queue(() => {
      this.#sheet().visibility = value;
    });
  }

  activate(): void {
    this.context.queue(() => {
      if (this.#sheet().visibility !== "Visible") throw new Error("InvalidOperation: hidden");
      this.#model.active = this.#sheet();
    });
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): FakeRange {
    return new FakeRange(this.context, this.#model, () => this.#sheet(), { row, column, rows, columns });
  }

  getUsedRangeOrNullObject(_valuesOnly?: boolean): FakeRange {
    const place = () => {
      const found = this.#found();
      const used = found?.used();
      return used === undefined || used.rows === 0 ? null : { row: 0, column: 0, ...used };
    };
    return new FakeRange(this.context, this.#model, () => this.#sheet(), place);
  }

  protected current(name: string): unknown {
    if (name === "names") return this.names;
    return name === "name" || name === "visibility" ? this.#sheet()[name] : undefined;
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly spill?: Place | null;
}

class FakeRange
  extends Loadable
  implements
    Like<
      Excel.Range,
      | (
          | "context"
          | "isNullObject"
          | "address"
          | "formulas"
          | "values"
          | "text"
          | "numberFormat"
          | "worksheet"
        )
      | ("rowIndex" | "columnIndex" | "rowCount" | "columnCount" | "format" | "dataValidation")
      | "getSpillParentOrNullObject"
    >
{
  readonly worksheet: FakeWorksheet;
  readonly format: FakeFormat;
  readonly dataValidation: FakeValidation;
  readonly #model: WorkbookModel;
  readonly #sheet: () => SheetModel;
  readonly #place: () => Place | null;

  constructor(
    context: FakeContext,
    model: WorkbookModel,
    sheet: SheetModel | (() => SheetModel),
    place: Place | (() => Place | null),
  ) {
    super(context);
    this.#model = model;
    this.#sheet = typeof sheet === "function" ? sheet : () => sheet;
    this.#place = typeof place === "function" ? place : () => place;
    this.worksheet = new FakeWorksheet(context, model, this.#sheet);
    this.format = new FakeFormat(context, (bold) =>
      this.#each((row, column) => this.#sheet().style(row, column, { bold })),
    );
    this.dataValidation = new FakeValidation(context, this.#sheet, () => this.area());
  }

  /** For our own objects. */
  area(): Place {
    const place = this.#place();
    if (place === null) throw new Error("ItemNotFound");
    return place;
  }

  #each(run: (row: number, column: number) => void): void {
    const { row, column, rows, columns } = this.area();
    for (let down = 0; down < rows; down += 1)
      for (let across = 0; across < columns; across += 1) run(row + down, column + across);
  }

  #grid<T>(of: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.area();
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (_, across) => of(row + down, column + across)),
    );
  }

  /** As large as the range, as Excel demands. */
  #write(
    given: readonly (readonly unknown[])[],
    write: (row: number, column: number, value: unknown) => void,
  ): void {
    const { row, column, rows, columns } = this.area();
    this.context.queue(() => {
      if (given.length !== rows || given.some((own) => own.length !== columns))
        throw new Error(`InvalidArgument: not ${rows} × ${columns}`);
      this.#each((down, across) => write(down, across, given[down - row]?.[across - column]));
    }, rows * columns);
  }

  get isNullObject(): boolean {
    return this.#place() === null;
  }
  get address(): string {
    return this.read("address");
  }
  get text(): string[][] {
    return this.read("text");
  }
  get rowIndex(): number {
    return this.read("rowIndex");
  }
  get columnIndex(): number {
    return this.read("columnIndex");
  }
  get rowCount(): number {
    return this.read("rowCount");
  }
  get columnCount(): number {
    return this.read("columnCount");
  }
  get values(): unknown[][] {
    return this.read("values");
  }
  set values(given) {
    this.#write(given, (row, column, value) => this.#sheet().write(row, column, value));
  }
  get formulas(): unknown[][] {
    return this.read("formulas");
  }
  set formulas(given) {
    this.values = given;
  }
  get numberFormat(): string[][] {
    return this.read("numberFormat");
  }
  set numberFormat(given) {
    this.#write(given, (row, column, format) => this.#sheet().style(row, column, { format: String(format) }));
  }

  getSpillParentOrNullObject(): FakeRange {
    const { spill } = this.area();
    return new FakeRange(this.context, this.#model, this.#sheet, () => spill ?? null);
  }

  override load(names: string | readonly string[]): this {
    const place = this.#place();
    const wanted =
      [names]
        .flat()
        .join(",")
        .match(/values|formulas|text/g)?.length ?? 0;
    if (place !== null) this.context.queue(() => {}, wanted * place.rows * place.columns);
    return super.load(names);
  }

  protected override take(path: string): void {
    // A null object has no properties to load, and does not fail.
    if (this.#place() !== null) super.take(path);
  }

  protected current(name: string): unknown {
    const { row, column, rows, columns } = this.area();
    const sheet = this.#sheet();
    const of = {
      worksheet: () => this.worksheet,
      address: () => `${sheet.name}!${columnLetters(column + 1)}${row + 1}`,
      rowIndex: () => row,
      columnIndex: () => column,
      rowCount: () => rows,
      columnCount: () => columns,
      numberFormat: () => this.#grid((down, across) => sheet.cell(down, across).format),
      values: () => this.#grid((down, across) => sheet.cell(down, across).value),
      text: () => this.#grid((down, across) => String(sheet.cell(down, across).value)),
      formulas: () =>
        this.#grid((down, across) => {
          const { formula, value } = sheet.cell(down, across);
          return formula === "" ? value : formula;
        }),
    }[name];
    return of?.();
  }
}

class FakeFormat implements Like<Excel.RangeFormat, "font" | "columnWidth" | "autofitColumns"> {
  readonly font: FakeFont;
  columnWidth = 0;
  readonly #context: FakeContext;

  constructor(context: FakeContext, embolden: (bold: boolean) => void) {
    this.#context = context;
    this.font = new FakeFont(context, embolden);
  }

  autofitColumns(): void {
    this.#context.queue(() => {});
  }
}

class FakeFont implements Like<Excel.RangeFont, "bold"> {
  readonly #context: FakeContext;
  readonly #embolden: (bold: boolean) => void;

  constructor(context: FakeContext, embolden: (bold: boolean) => void) {
    this.#context = context;
    this.#embolden = embolden;
  }

  get bold(): boolean {
    throw new Error("PropertyNotLoaded: bold");
  }
  set bold(value) {
    this.#context.queue(() => this.#embolden(value));
  }
}

class FakeValidation implements Like<Excel.DataValidation, "rule" | "errorAlert"> {
  readonly #context: FakeContext;
  readonly #sheet: () => SheetModel;
  readonly #place: () => Place;

  constructor(context: FakeContext, sheet: () => SheetModel, place: () => Place) {
    this.#context = context;
    this.#sheet = sheet;
    this.#place = place;
  }

  get rule(): Excel.DataValidationRule {
    throw new Error("PropertyNotLoaded: rule");
  }
  set rule(rule) {
    this.#context.queue(() => {
      const { row, column, rows } = this.#place();
      this.#sheet().validations.push({ at: [row, column, rows], rule, alert: null });
    });
  }
  get errorAlert(): Excel.DataValidationErrorAlert {
    throw new Error("PropertyNotLoaded: errorAlert");
  }
  set errorAlert(alert) {
    this.#context.queue(() => {
      const last = this.#sheet().validations.at(-1);
      if (last === undefined) throw new Error("InvalidOperation: no rule");
      last.alert = alert;
    });
  }
}

class FakePanes implements Like<Excel.WorksheetFreezePanes, "freezeRows"> {
  readonly #context: FakeContext;
  readonly #sheet: () => SheetModel;

  constructor(context: FakeContext, sheet: () => SheetModel) {
    this.#context = context;
    this.#sheet = sheet;
  }

  freezeRows(count = 1): void {
    this.#context.queue(() => {
      this.#sheet().frozenRows = count;
    });
  }
}

class FakeNotes implements Like<Excel.NoteCollection, "add"> {
  readonly #context: FakeContext;
  readonly #sheet: () => SheetModel;

  constructor(context: FakeContext, sheet: () => SheetModel) {
    this.#context = context;
    this.#sheet = sheet;
  }

  add(_cell: FakeRange | string, content: string): undefined {
    this.#context.queue(() => this.#sheet().notes.push(content));
  }
}

class FakeTables extends Loadable implements Like<Excel.TableCollection, "context" | "items" | "add"> {
  readonly #model: WorkbookModel;
  readonly #sheet: (() => SheetModel) | null;

  constructor(context: FakeContext, model: WorkbookModel, sheet: (() => SheetModel) | null) {
    super(context);
    this.#model = model;
    this.#sheet = sheet;
  }

  get items(): FakeTable[] {
    return this.read("items");
  }

  add(address: FakeRange | string): FakeTable {
    const sheet = this.#sheet;
    if (typeof address === "string" || sheet === null)
      throw new Error("InvalidArgument: a range of its sheet");
    const { row, column, rows, columns } = address.area();
    const name = `Table${this.#model.tables.length + 1}`;
    const table: TableModel = { name, sheet: sheet(), row, column, rows, columns };
    this.context.queue(() => this.#model.tables.push(table));
    return new FakeTable(this.context, this.#model, table);
  }

  protected current(name: string): unknown {
    if (name !== "items") return undefined;
    return this.#model.tables.map((own) => new FakeTable(this.context, this.#model, own));
  }
}

class FakeTable
  extends Loadable
  implements Like<Excel.Table, "context" | "name" | "showHeaders" | "showTotals" | "columns" | "getRange">
{
  readonly columns: FakeColumns;
  readonly #model: WorkbookModel;
  readonly #table: TableModel;

  constructor(context: FakeContext, model: WorkbookModel, table: TableModel) {
    super(context);
    this.#model = model;
    this.#table = table;
    this.columns = new FakeColumns(context, table);
  }

  get name(): string {
    return this.read("name");
  }
  set name(name) {
    this.context.queue(() => {
      const taken = [...this.#model.tables, ...this.#model.names].map((own) => own.name.toLowerCase());
      if (/[^\p{L}\p{N}_]/u.test(name) || taken.includes(name.toLowerCase()))
        throw new Error(`InvalidArgument: ${name}`);
      this.#table.name = name;
    });
  }
  get showHeaders(): boolean {
    return this.read("showHeaders");
  }
  get showTotals(): boolean {
    return this.read("showTotals");
  }

  getRange(): FakeRange {
    return new FakeRange(this.context, this.#model, this.#table.sheet, this.#table);
  }

  protected current(name: string): unknown {
    return { name: this.#table.name, showHeaders: true, showTotals: false }[name];
  }
}

class FakeColumns extends Loadable implements Like<Excel.TableColumnCollection, "context" | "items"> {
  readonly #table: TableModel;

  constructor(context: FakeContext, table: TableModel) {
    super(context);
    this.#table = table;
  }

  get items(): FakeColumn[] {
    return this.read("items");
  }

  protected current(name: string): unknown {
    const { sheet, row, column, columns } = this.#table;
    if (name !== "items") return undefined;
    return Array.from(
      { length: columns },
      (_, at) => new FakeColumn(this.context, String(sheet.cell(row, column + at).value)),
    );
  }
}

class FakeColumn extends Loadable implements Like<Excel.TableColumn, "context" | "name"> {
  readonly #name: string;

  constructor(context: FakeContext, name: string) {
    super(context);
    this.#name = name;
  }

  get name(): string {
    return this.read("name");
  }

  protected current(name: string): unknown {
    return name === "name" ? this.#name : undefined;
  }
}

type NameModel = WorkbookModel["names"][number];

class FakeNames extends Loadable implements Like<Excel.NamedItemCollection, "context" | "items"> {
  readonly #names: readonly NameModel[];

  constructor(context: FakeContext, names: readonly NameModel[]) {
    super(context);
    this.#names = names;
  }

  get items(): FakeName[] {
    return this.read("items");
  }

  protected current(name: string): unknown {
    return name === "items" ? this.#names.map((own) => new FakeName(this.context, own)) : undefined;
  }
}

class FakeName extends Loadable implements Like<Excel.NamedItem, "context" | "name" | "formula"> {
  readonly #own: NameModel;

  constructor(context: FakeContext, own: NameModel) {
    super(context);
    this.#own = own;
  }

  get name(): string {
    return this.read("name");
  }
  get formula(): string {
    return this.read("formula");
  }

  protected current(name: string): unknown {
    return name === "name" || name === "formula" ? this.#own[name] : undefined;
  }
}

/** Members that Microsoft does not have: the compiler refuses any. */
export const STRANGE = {
  context: [] as Exclude<keyof FakeContext, keyof Excel.RequestContext | "queue">[] satisfies never[],
  workbook: [] as Exclude<keyof FakeWorkbookObject, keyof Excel.Workbook>[] satisfies never[],
  worksheets: [] as Exclude<keyof FakeWorksheets, keyof Excel.WorksheetCollection>[] satisfies never[],
  worksheet: [] as Exclude<keyof FakeWorksheet, keyof Excel.Worksheet>[] satisfies never[],
  range: [] as Exclude<keyof FakeRange, keyof Excel.Range | "area">[] satisfies never[],
  format: [] as Exclude<keyof FakeFormat, keyof Excel.RangeFormat>[] satisfies never[],
  font: [] as Exclude<keyof FakeFont, keyof Excel.RangeFont>[] satisfies never[],
  validation: [] as Exclude<keyof FakeValidation, keyof Excel.DataValidation>[] satisfies never[],
  panes: [] as Exclude<keyof FakePanes, keyof Excel.WorksheetFreezePanes>[] satisfies never[],
  notes: [] as Exclude<keyof FakeNotes, keyof Excel.NoteCollection>[] satisfies never[],
  tables: [] as Exclude<keyof FakeTables, keyof Excel.TableCollection>[] satisfies never[],
  table: [] as Exclude<keyof FakeTable, keyof Excel.Table>[] satisfies never[],
  columns: [] as Exclude<keyof FakeColumns, keyof Excel.TableColumnCollection>[] satisfies never[],
  column: [] as Exclude<keyof FakeColumn, keyof Excel.TableColumn>[] satisfies never[],
  names: [] as Exclude<keyof FakeNames, keyof Excel.NamedItemCollection>[] satisfies never[],
  name: [] as Exclude<keyof FakeName, keyof Excel.NamedItem>[] satisfies never[],
};

/** From now on the pane's requests to Excel go to this workbook. */
export function openInExcel(model: WorkbookModel): void {
  const startup: Pick<Office.Addin, "getStartupBehavior" | "setStartupBehavior"> = {
    getStartupBehavior: async () => model.startup as Office.StartupBehavior,
    setStartupBehavior: async (behavior) => {
      model.startup = behavior;
    },
  };
  Object.assign(globalThis, {
    Excel: {
      run: async <T>(batch: (context: FakeContext) => Promise<T>): Promise<T> => {
        const context = new FakeContext(model);
        const answer = await batch(context);
        await context.sync();
        return answer;
      },
    },
    Office: {
      context: { requirements: { isSetSupported: () => true } },
      addin: startup,
      StartupBehavior: { load: "Load", none: "None" },
    },
  });
}
