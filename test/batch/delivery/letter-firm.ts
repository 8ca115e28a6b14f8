/** A firm on disk whose clients have renewals near, and the letters about them delivered in this process. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MailEvent } from "../../../batch/delivery/outbox.ts";
import { deliverRenewals } from "../../../batch/delivery/renewal-delivery.ts";
import type { Action } from "../../../batch/delivery/sending.ts";
import { dayIn } from "../../../batch/disk/zone-clock.ts";
import type { ExitCode } from "../../../batch/run/month-run.ts";
import { addDays, formatDate } from "../../../core/values/calendar.ts";
import { type Files, firmFolder } from "../firm-folder.ts";
import type { Server } from "./closed-firm.ts";

export const ANNE = "anne@acme.example";
export const IT = "it@acme.example";
export const BOREAL = "claire@boreal.example";
const CEDAR = "carl@cedar.example";

export const REGISTER = [
  "client,plan,quantity,start,paid_on,channel,language,act_end,status",
  "Acme,VIP,8,2026-01-15,2026-01-15,,en,,",
  "Boréal,ORANGE_CARE,5,2026-02-01,2026-02-01,cheque,fr,2027-08-01,",
  "Cedar,VIP,2,2026-07-01,2026-07-01,,,,",
  "",
].join("\n");

const PRICES = "plan,hours,from,cents,source\nORANGE_CARE,,2020-01-01,18000,our list\n";
/** Enough of them for a pace (M4). */
const WORK = [
  "id,date,client,minutes,category",
  "1,2026-02-03,Acme,60,how_to",
  "2,2026-05-05,Acme,60,how_to",
  "3,2026-08-04,Acme,60,how_to",
  "",
].join("\n");

export interface LetterFirm {
  readonly folder: string;
  readonly config: string;
}

/** `mail` and `files` take the place of what the firm has otherwise. */
export async function letterFirm(
  server: Server,
  { mail = {}, settings = {}, files = {} }: { mail?: object; settings?: object; files?: Files } = {},
): Promise<LetterFirm> {
  const folder = await firmFolder({
    "config.json": {
      ...{ register: "contracts.csv", logs: "logs", out: "out", prices: "prices.csv" },
      mail: {
        ...{ from: "Nordet Support <support@nordet.example>", server },
        recipients: { Acme: [ANNE, IT], Boréal: BOREAL, Cedar: CEDAR },
        ...mail,
      },
      ...settings,
    },
    "contracts.csv": REGISTER,
    "prices.csv": PRICES,
    "logs/october.csv": WORK,
    ...files,
  });
  return { folder, config: join(folder, "config.json") };
}

/** The same on the real clock, for a command in a process of its own: both addresses are due Acme's letter of 60 days. */
export function letterFirmToday(server: Server, settings: object = {}): Promise<LetterFirm> {
  // The step lasts, should midnight pass.
  const expires = addDays(dayIn(new Date(), "America/Toronto"), 45);
  const [from, to] = [addDays(expires, -365), expires].map(formatDate);
  return letterFirm(server, {
    mail: { recipients: { Acme: [ANNE, IT] } },
    settings,
    files: {
      "contracts.csv": `client,plan,quantity,start,expires,paid_on\nAcme,VIP,8,${from},${to},${from}\n`,
      "logs/october.csv": `id,date,client,minutes,category\n1,${from},Acme,60,how_to\n`,
    },
  });
}

export interface Told {
  readonly code: ExitCode;
  readonly printed: string;
}

/** Delivers the letters that are due at noon of a day in Toronto; null for now. */
export async function deliverOn(
  day: string | null,
  { config }: LetterFirm,
  { action = { kind: "send" }, only = null }: { action?: Action; only?: string | null } = {},
): Promise<Told> {
  const lines: string[] = [];
  const code = await deliverRenewals(
    { config, action, only },
    {
      environment: {},
      now: () => (day === null ? new Date() : new Date(`${day}T17:00:00.000Z`)),
      log: () => undefined,
      print: (line) => lines.push(line),
      cwd: process.cwd(),
    },
  );
  return { code, printed: lines.join("\n") };
}

/** The journal's events, one a line. */
export async function letterJournal({ folder }: LetterFirm): Promise<MailEvent[]> {
  const text = await readFile(join(folder, "out", "mail", "renewals.jsonl"), "utf8").catch(() => "");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as MailEvent);
}

/** The letters of a dry run, by name. */
export async function letterFiles({ folder }: LetterFirm): Promise<Map<string, Buffer>> {
  const place = join(folder, "out", "mail", "renewals");
  const names = (await readdir(place)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(place, name))] as const)),
  );
}
