/** What the sheets of one client's workbook share: the month, the words, and what each bank is called. */

import type { Bank } from "../../core/bank.ts";
import { type CalendarDate, excelSerial, formatDate } from "../../core/calendar.ts";
import type { ClientMonth, Month } from "../month.ts";
import type { Words } from "./words.ts";
import type { Content } from "./xlsx.ts";

export interface Page {
  readonly month: Month;
  readonly client: ClientMonth;
  readonly words: Words;
  /** Of the month's banks: the plan and the term's first day, unique in the workbook. */
  readonly bankNames: ReadonlyMap<Bank, string>;
}

export function clientPage(month: Month, client: ClientMonth, words: Words): Page {
  const bankNames = new Map<Bank, string>();
  const taken = new Set<string>();
  for (const { bank } of client.statement.banks) {
    const plain = `${words.plans[bank.plan]} ${formatDate(bank.term.start)}`;
    let name = plain;
    for (let copy = 2; taken.has(name); copy += 1) name = `${plain} (${copy})`;
    taken.add(name);
    bankNames.set(bank, name);
  }
  return { month, client, words, bankNames };
}

export function dateCell(date: CalendarDate | null): Content {
  return date === null ? null : { serial: excelSerial(date) };
}

/** A text as a formula writes it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Minutes as `hh:mm`: a time of day, or a length of time. */
export function clock(minutesOfDay: number): string {
  return `${String(Math.floor(minutesOfDay / 60)).padStart(2, "0")}:${String(minutesOfDay % 60).padStart(2, "0")}`;
}
