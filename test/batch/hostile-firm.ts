/**
 * A firm whose clients and log contain hostile texts, and its twin with harmless texts in the same places.
 *
 * Law: the twin has the same clients in the same order, and the same rows with the same faults, so any difference
 * between their outputs other than in texts is caused by a text.
 */

import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { type Config, readConfig } from "../../batch/config/config.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import type { ClientMonth, Month } from "../../batch/month/month.ts";
import { compareText, nameKey, spellingKey } from "../../core/values/names.ts";
import { firmFolder, PERIOD } from "./firm-folder.ts";
import { monthOf } from "./whole-month.ts";

export interface Firm {
  readonly month: Month<ClientMonth>;
  readonly config: Config;
}

/** Names of clients, each with the texts of its entries. */
export interface Said {
  readonly names: readonly string[];
  readonly entries: readonly (readonly string[])[];
}

/** The texts that a file can hold: a NUL makes the import refuse the whole file. */
const inFile = (text: string) => Buffer.from(text.replaceAll("\0", "")).toString();

export async function firms(said: Said): Promise<{ hostile: Firm; harmless: Firm }> {
  const texts = [...said.names, ...said.entries.flat()].map(inFile);
  const keys = [...new Set(texts.map(nameKey))].sort(compareText);
  const rank = new Map(keys.map((key, index) => [key, String(index).padStart(6, "0")]));
  // Names that differ only in punctuation are reported, so the twin's also differ in punctuation.
  const spellings = new Map<string, string[]>();
  for (const text of [...texts].sort(compareText)) {
    const own = spellings.get(nameKey(text)) ?? [];
    if (!own.includes(spellingKey(text))) spellings.set(nameKey(text), [...own, spellingKey(text)]);
  }
  const harmlessly = (text: string) => {
    const given = inFile(text);
    if (nameKey(given) === "") return given.trim() === "" ? "" : "–";
    const spelling = spellings.get(nameKey(given))?.indexOf(spellingKey(given)) ?? 0;
    return `Text ${rank.get(nameKey(given))}${".".repeat(spelling)}`;
  };
  return { hostile: await firmOf(said, inFile), harmless: await firmOf(said, harmlessly) };
}

const PLANS = [
  ["VIP", "8"],
  ["ORANGE_CARE", "3"],
  ["BASIC", ""],
] as const;

async function firmOf({ names, entries }: Said, written: (text: string) => string): Promise<Firm> {
  const register = names.map((name, index) => {
    const [plan, quantity] = PLANS[index % PLANS.length] ?? PLANS[0];
    const language = index % 2 === 0 ? "en" : "fr";
    return [written(name), plan, quantity, "2025-11-15", "2025-11-15", language];
  });
  const log = names.flatMap((name, index) =>
    (entries[index] ?? []).map((text, at) => {
      const id = `${index}-${at}`;
      const day = `2026-10-${String(1 + (at % 28)).padStart(2, "0")}`;
      const said = written(text);
      // Some are left out, so that they appear in exceptions too.
      const category = at % 5 === 4 ? `? ${said}` : "how_to";
      return [id, day, written(name), said, said, "10", category, said, said];
    }),
  );
  const folder = await firmFolder({
    "config.json": { register: "contracts.csv", logs: "logs", out: "out", rates: { 2: 12500 } },
    "contracts.csv": stringify([["client", "plan", "quantity", "start", "paid_on", "language"], ...register]),
    "logs/october.csv": stringify([
      ["id", "date", "client", "user", "technician", "minutes", "category", "ticket", "description"],
      ...log,
    ]),
  });
  const config = await readConfig(join(folder, "config.json"));
  return { config, month: monthOf(PERIOD, await readInbox(config)) };
}
