/** What reads well in the configuration and is likely to be a mistake. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { configDoubts } from "../../../batch/config/config-doubts.ts";
import { exceptionsOf, firmFolder, run } from "../firm-folder.ts";

const firm = (...more: string[]) =>
  ["{", '  "register": "contracts.csv",', '  "logs": "logs",', '  "out": "out",', ...more, "}"].join("\n");

async function doubts(text: string, unusedSources: readonly string[] = []): Promise<string[]> {
  const folder = await firmFolder({ "firm.json": text });
  return configDoubts(await readConfig(join(folder, "firm.json")), unusedSources).map(
    ({ at, sentence }) => `${at}: ${sentence}`,
  );
}

test("nothing is doubted of an ordinary firm", async () => {
  expect(await doubts(firm('  "rates": { "2": 12500, "3": 0 }, "currency": "USD"'))).toEqual([]);
});

test.each<[string, string, string[], string[]]>([
  [
    "rates in dollars (45)",
    '  "rates": { "2": 125, "3": 175 }',
    [
      "firm.json:5:19: “rates.2” is 125, that is $1.25: amounts are in cents. If $125.00 was meant, write 12500.",
      "firm.json:5:29: “rates.3” is 175, that is $1.75: amounts are in cents. If $175.00 was meant, write 17500.",
    ],
    [
      "firm.json:5:19: « rates.2 » est 125, soit 1,25\u00a0$ : les montants sont en cents. S’il s’agit de 125,00\u00a0$, écrivez 12500.",
      "firm.json:5:29: « rates.3 » est 175, soit 1,75\u00a0$ : les montants sont en cents. S’il s’agit de 175,00\u00a0$, écrivez 17500.",
    ],
  ],
  [
    "a currency that is none",
    '  "currency": "cad"',
    [
      "firm.json:5:15: “currency” is “cad”, which is no currency code. It is shown as it is; if a code was meant, write one of three letters, such as CAD.",
    ],
    [
      "firm.json:5:15: « currency » est « cad », qui n’est pas un code de devise. Il est affiché tel quel ; s’il s’agit d’un code, écrivez-en un de trois lettres, par exemple CAD.",
    ],
  ],
  [
    "prices in the folder of time logs (57)",
    '  "prices": "logs/prices.csv"',
    [
      "firm.json:5:13: “prices” (prices.csv) lies in the folder of time logs, so it is read as a time log too, and reported. Put it elsewhere, or give “logs” a folder of its own.",
    ],
    [
      "firm.json:5:13: « prices » (prices.csv) se trouve dans le dossier des journaux de temps : il est donc lu comme un journal, et signalé. Placez-le ailleurs, ou donnez à « logs » son propre dossier.",
    ],
  ],
])("%s", async (_, line, english, french) => {
  expect(await doubts(firm(line))).toEqual(english);
  expect(await doubts(firm(`${line},`, '  "language": "fr"'))).toEqual(french);
});

test("a pattern of “sources” that fits no file (59), once that is known", async () => {
  const text = firm('  "sources": [{ "files": "toggl*.csv" }, { "files": "clockify*" }]');
  expect(await doubts(text)).toEqual([]);
  expect(await doubts(text, ["clockify*"])).toEqual([
    "firm.json:5:53: “sources”: no file matches “clockify*”. Correct the pattern, or remove it.",
  ]);
});

describe("a run tells with place", () => {
  test("an alias of a client that is not there (60)", async () => {
    const folder = await firmFolder({
      "config.json": firm('  "aliases": {', '    "ACM": "Acme",', '    "AL": "Acme Limited"', "  }"),
    });
    const { code, printed } = await run(folder);
    expect(code).toBe(1);
    expect(printed).toContain("config.json:7  warning  The alias “AL” leads to “Acme Limited”");
    expect(await exceptionsOf(folder)).toMatchObject([{ file: "config.json", line: "7" }]);
  });

  test("what no row tells of", async () => {
    const folder = await firmFolder({ "config.json": firm('  "currency": "CA$"') });
    const { code, printed } = await run(folder);
    expect(code).toBe(0);
    expect(printed).toContain("  config.json:5:15  warning  “currency” is “CA$”, which is no currency code.");
  });

  test("rates and prices in dollars (45, 137)", async () => {
    const folder = await firmFolder({
      "config.json": firm('  "rates": { "2": 125 },', '  "prices": "prices.csv"'),
      "prices.csv": "plan,hours,from,cents\nVIP,2,2026-01-01,19800\nVIP,8,2026-01-01,680\n",
    });
    const { printed } = await run(folder);
    expect(printed).toContain("config.json:5  warning  “rates.2” is 125, that is $1.25");
    expect(printed).toContain(
      "prices.csv:3  warning  “cents” is 680, that is $6.80: amounts are in cents. If $680.00 was meant, write 68000.",
    );
  });

  test("a price that is more than ten dollars, but not for so many hours", async () => {
    const folder = await firmFolder({
      "config.json": firm('  "prices": "prices.csv"'),
      "prices.csv": "plan,hours,from,cents\nVIP_DIAMOND,10,2026-01-01,1450\n",
    });
    expect((await run(folder)).printed).toContain("prices.csv:2  warning  “cents” is 1450, that is $14.50");
  });
});
