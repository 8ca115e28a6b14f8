/**
 * Every sheet of the sample firm's workbooks as text, so that a change in a workbook is reviewed as a difference.
 * `UPDATE_GOLDEN=1 npm test` writes the texts anew; read their difference before keeping it.
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../batch/config/config.ts";
import { clientWorkbook } from "../../batch/documents/workbook/client-workbook.ts";
import { summaryWorkbook } from "../../batch/documents/workbook/summary-workbook.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import { workbookNames } from "../../batch/run/month-files.ts";
import { PERIOD, PROJECT } from "./firm-folder.ts";
import { monthOf } from "./whole-month.ts";
import { workbookText } from "./workbook-text.ts";

const GOLDEN = join(PROJECT, "test/golden/sheets");
const RENEW = "UPDATE_GOLDEN=1 npx vitest run --config test/vitest.config.ts golden-sheets";
const UPDATE = process.env.UPDATE_GOLDEN === "1";
/** Of all texts together, in bytes: more is more than anybody reviews. */
const LARGEST = 600_000;

let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  const config = await readConfig(join(PROJECT, "batch/sample/config.json"));
  const month = monthOf(PERIOD, await readInbox(config));
  const fileOf = workbookNames(month);
  const ofClients = month.clients.map((client) => {
    const workbook = clientWorkbook(month, client, client.client.language ?? config.language, config);
    return [goldenName(fileOf(client)), workbookText(workbook)] as const;
  });
  const ofFirm = [`Summary-${PERIOD}.txt`, workbookText(summaryWorkbook(month, fileOf, config))] as const;
  texts = new Map([...ofClients, ofFirm]);
  if (!UPDATE) return;
  await rm(GOLDEN, { recursive: true, force: true });
  await mkdir(GOLDEN, { recursive: true });
  for (const [file, text] of texts) await writeFile(join(GOLDEN, file), text);
});

/** The name of a workbook in letters that every system and every tool spells alike. */
function goldenName(workbook: string): string {
  const plain = basename(workbook, ".xlsx").normalize("NFD").replace(/\p{M}/gu, "");
  return `${plain.replace(/[^A-Za-z0-9]+/g, "-")}.txt`;
}

describe("the sample firm's workbooks, sheet by sheet", () => {
  test("are as their golden texts have them", async () => {
    const differing: string[] = [];
    for (const [file, text] of texts) {
      const golden = await readFile(join(GOLDEN, file), "utf8").catch(() => "");
      if (golden !== text) differing.push(difference(file, golden, text));
    }
    if (differing.length === 0) return;
    expect.fail(
      `${differing.length} of ${texts.size} differ from test/golden/sheets.\n${differing.join("\n")}\n` +
        `If that is what was meant: ${RENEW}`,
    );
  });

  test("have a golden text each, there is no other, and together they can be reviewed", async () => {
    const kept = await readdir(GOLDEN);
    expect(kept.sort(), `to renew: ${RENEW}`).toEqual([...texts.keys()].sort());
    const sizes = await Promise.all(
      kept.map(async (file) => Buffer.byteLength(await readFile(join(GOLDEN, file)))),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LARGEST);
  });
});

/** Where two texts part, and the first lines that only one of them has. */
function difference(file: string, golden: string, text: string): string {
  const [before, now] = [golden.split("\n"), text.split("\n")];
  const start = before.findIndex((line, index) => line !== now[index]);
  const sheet = now.slice(0, start + 1).findLast((line) => line.startsWith("=== "));
  const place = `${file}, line ${start + 1}${sheet === undefined ? "" : `, ${sheet.slice(4)}`}`;
  const only = (sign: string, lines: readonly string[], others: readonly string[]) => {
    const there = new Set(others);
    const own = lines.filter((line) => !there.has(line));
    const more = own.length > MOST_LINES ? [`${sign} … ${own.length - MOST_LINES} lines more`] : [];
    return [...own.slice(0, MOST_LINES).map((line) => `${sign} ${line}`), ...more];
  };
  const lines = [...only("-", before, now), ...only("+", now, before)];
  return ["", place, ...(lines.length === 0 ? ["the same lines in another order"] : lines)].join("\n");
}

const MOST_LINES = 6;
