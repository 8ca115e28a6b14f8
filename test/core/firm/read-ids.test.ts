/** The ids of logs: one number each, found wherever it is asked for, whether or not all ids ascend. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Table } from "../../../core/firm/cells.ts";
import { OWN } from "../../../core/firm/duplicates.ts";
import { ReadIds } from "../../../core/firm/read-ids.ts";
import { SEED } from "../random-firm.ts";

interface Read {
  readonly id: string;
  readonly of: { readonly file: string; readonly line: number };
}

/** Ids that ascend from file to file, each file from top to bottom, with gaps. */
const ascending = fc
  .array(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 8 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((files) => {
    let id = 0;
    return files.map((steps, at): Read[] => {
      let line = 1;
      return steps.map(([lines, ids]) => {
        line += lines;
        id += ids;
        return { id: String(id), of: { file: `${at}.csv`, line } };
      });
    });
  });

/** What breaks the order: an id again, a line above, another file's row. */
const broken = fc.record({
  file: fc.nat(3),
  at: fc.nat(8),
  id: fc.integer({ min: 1, max: 40 }),
  of: fc.record({
    file: fc.constantFrom("0.csv", "1.csv", "gone.csv"),
    line: fc.integer({ min: 1, max: 12 }),
  }),
});

const tableOf = (file: string, tool: string, rows: number): Table => ({
  file,
  tool,
  header: [],
  rows: Array.from({ length: rows }, () => ({ line: 1, cells: [] })),
});

test("an id has one number in each tool, whatever row or file is asked about", () => {
  let [met, numbered] = [0, 0];
  const given = fc.tuple(
    ascending,
    fc.array(broken, { maxLength: 2 }),
    fc.constantFrom(OWN, "toggl"),
    fc.constantFrom(OWN, "toggl"),
  );
  fc.assert(
    fc.property(given, ([files, breaks, mainTool, otherTool]) => {
      const reads = files.map((rows) => [...rows]);
      for (const { file, at, id, of } of breaks) reads[file]?.splice(at, 0, { id: String(id), of });
      const tools = new Map(reads.map((_, at) => [`${at}.csv`, at === 1 ? otherTool : mainTool]));
      const toolOf = (file: string) => tools.get(file) ?? OWN;
      const tables = reads.map((rows, at) => tableOf(`${at}.csv`, toolOf(`${at}.csv`), rows.length));
      const ids = new ReadIds(tables);
      const numbers = new Map<string, number>();
      const key = ({ id, of }: Read) => `${toolOf(of.file)} ${id}`;
      for (const [place, rows] of reads.entries()) {
        for (const read of rows) {
          const number = ids.read(read.id, read.of, place);
          expect(number).toBe(numbers.get(key(read)) ?? numbers.size);
          numbers.set(key(read), number);
        }
      }
      if (breaks.length === 0) numbered += 1;
      const all = reads.flat();
      for (const { of } of all) {
        for (const { id } of all) {
          const asked = { id, of };
          expect(ids.find(id, of)).toBe(numbers.get(key(asked)) ?? -1);
          met += 1;
        }
        expect(ids.find("", of)).toBe(-1);
        expect(ids.find("none", of)).toBe(-1);
      }
    }),
    { seed: SEED, numRuns: 1000 },
  );
  expect(met).toBeGreaterThan(10_000);
  expect(numbered).toBeGreaterThan(200);
});

test("each row's own id is found before any other is asked for", () => {
  fc.assert(
    fc.property(ascending, (files) => {
      const tables = files.map((rows, at) => tableOf(`${at}.csv`, OWN, rows.length));
      const ids = new ReadIds(tables);
      const numbers = files.map((rows, place) => rows.map(({ id, of }) => ids.read(id, of, place)));
      const found = files.map((rows) => rows.map(({ id, of }) => ids.find(id, of)));
      expect(found).toEqual(numbers);
      expect(numbers.flat()).toEqual(numbers.flat().map((_, at) => at));
    }),
    { seed: SEED, numRuns: 300 },
  );
});
