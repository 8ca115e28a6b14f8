/** A firm to measure with: every plan, renewals, months of logs in our own columns; the same for the same numbers. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, addMonths, type CalendarDate, day, formatDate } from "../../core/values/calendar.ts";

export interface Size {
  readonly clients: number;
  /** Of each client, in each month. */
  readonly entries: number;
  /** Of logs, up to and including `PERIOD`. */
  readonly months: number;
}

export const PERIOD = "2026-10";
const LAST = day(`${PERIOD}-01`);

const WORK = [
  ["how_to", "Mail merge, step by step"],
  ["how_to", "Recurring activities in the calendar"],
  ["break_fix", "Outlook link broken, repaired"],
  ["break_fix", 'Error on opening the "main" database, service restarted'],
  ["configuration", "New workstation connected"],
  ["email", "Answered by e-mail"],
  ["password_reset", "Password set again, confirmed by the user"],
  ["repair", "Fields missing on the layout, restored"],
  ["training", "How to undo a replaced field"],
  ["add_on", "Licence key sent again"],
] as const;
const MINUTES = [3, 5, 8, 10, 12, 15, 20, 22, 28, 30, 33, 41, 45, 58, 64, 85];
const PEOPLE = ["Ada Roy", "Émile Côté", "Ines Aubé", "Tom Birch", "Wei Chen"];

/** Numbers from 0 to below 1, the same each time (a linear congruence, as of Numerical Recipes). */
function chance(): () => number {
  let state = 20_261_127;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Writes register, logs, prices and configuration into a folder. */
export function makeFirm(folder: string, { clients, entries, months }: Size): void {
  const next = chance();
  const below = (limit: number) => Math.floor(next() * limit);
  const any = <T>(of: readonly T[]) => of[below(of.length)] as T;
  const names = Array.from({ length: clients }, (_, at) => `Client ${String(at + 1).padStart(5, "0")}`);
  mkdirSync(join(folder, "logs"), { recursive: true });
  writeFileSync(
    join(folder, "firm.json"),
    JSON.stringify({
      ...{ register: "contracts.csv", logs: "logs", out: "out", prices: "prices.csv" },
      rates: { 1: 9500, 2: 12_500, 3: 17_500 },
    }),
  );
  const prices = [4, 6].map((hours) => `VIP,${hours},2020-01-01,${hours * 9000},own list`);
  writeFileSync(join(folder, "prices.csv"), `plan,hours,from,cents,source\n${prices.join("\n")}\n`);
  const register = names.flatMap((name, at) => termsOf(name, at, below));
  const header = "client,plan,quantity,start,paid_on,channel,language,included_hours";
  writeFileSync(join(folder, "contracts.csv"), `${header}\n${register.join("\n")}\n`);

  let id = 0;
  for (let back = months - 1; back >= 0; back -= 1) {
    const first = addMonths(LAST, -back);
    const length = addMonths(first, 1) - first;
    const work = names
      .flatMap((client) =>
        Array.from({ length: entries }, () => ({ client, on: addDays(first, below(length)) })),
      )
      .sort((a, b) => a.on - b.on);
    const rows = work.map(({ client, on }) => {
      id += 1;
      const start = `${String(9 + below(8)).padStart(2, "0")}:${String(5 * below(12)).padStart(2, "0")}`;
      const [category, note] = any(WORK);
      const text = `"${note.replaceAll('"', '""')}, ${below(9)}"`;
      return `E-${id},${formatDate(on)},${start},${client},User ${below(12)},${any(PEOPLE)},${any(MINUTES)},,${category},T-${below(9999)},,,${category === "password_reset" ? "yes" : ""},phone,${text}`;
    });
    for (let part = 0; part * MOST_ROWS < rows.length; part += 1) {
      const file = `${formatDate(first).slice(0, 7)}-${part + 1}.csv`;
      const own = rows.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
      writeFileSync(join(folder, "logs", file), `${LOG}\n${own.join("\n")}\n`);
    }
  }
}

const LOG =
  "id,date,start,client,user,technician,minutes,level,category,ticket,trainees,notice,approved,channel,description";
/** A file may have 500,000 rows and 50 MiB. */
const MOST_ROWS = 300_000;

/** The register's rows of a client: of every ten, four have a bank, five Orange, one nothing. */
function termsOf(client: string, at: number, below: (limit: number) => number): string[] {
  const start = addDays(day("2025-11-01"), below(330));
  const language = at % 4 === 3 ? "fr" : "en";
  const row = (plan: string, quantity: number, on: CalendarDate, included = "") =>
    `${client},${plan},${quantity},${formatDate(on)},${formatDate(addDays(on, -below(10)))},online,${language},${included}`;
  const renewed = (plan: string, quantity: number) => [
    row(plan, quantity, addMonths(start, -12)),
    row(plan, quantity, start),
  ];
  const kind = at % 10;
  if (kind < 3) return renewed("VIP", [2, 4, 6, 8][below(4)] ?? 2);
  if (kind === 3) return [row("VIP_DIAMOND", 4 + below(7), start)];
  if (kind < 7) return renewed("ORANGE_CARE", 1 + below(20));
  if (kind === 7) return [row("ORANGE_PLUS", 1 + below(20), start, "6")];
  if (kind === 8) return [row("ORANGE_CARE", 1 + below(9), start), row("VIP", 8, start)];
  return [`${client},BASIC,,${formatDate(start)},,,${language},`];
}
