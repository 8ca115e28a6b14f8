/**
 * A firm as its owner keeps it from month to month: the register, the logs, the corrections, the configuration, and
 * events that change them. Each event is made of a few whole numbers, so that a life can be random and can be shrunk,
 * and describes itself in a sentence, so that a life can be read.
 *
 * Laws: nothing here knows the rules. The files remain readable after every event. No work is dated before the first
 * month or after the open month.
 */

import { stringify } from "csv-stringify/sync";

/** `YYYY-MM-DD` of the day that is `days` days after the first of the first month. */
export function dateOf(day: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}

/** The day of a date, counted from the first of the first month. */
export function dayOf(date: string): number {
  return Math.round((Date.parse(date) - Date.UTC(2026, 0, 1)) / 86_400_000);
}

/** First day of a month of the life, counted from 0. */
export function firstDay(month: number): number {
  return Math.round((Date.UTC(2026, month, 1) - Date.UTC(2026, 0, 1)) / 86_400_000);
}

export function periodOf(month: number): string {
  return dateOf(firstDay(month)).slice(0, 7);
}

export const PLANS = ["VIP", "VIP_DIAMOND", "ORANGE_CARE", "ORANGE_PLUS", "ORANGE_STARTER"] as const;
export const CATEGORIES = [
  "how_to",
  "break_fix",
  "migration",
  "training",
  "email",
  "chat",
  "password_reset",
  "classroom_training",
] as const;
const NAMES =
  "Acme,Bolt,Cobalt,Dune,Elm,Fjord,Garnet,Heron,Iris,Juniper,Kelp,Lumen,Maple,Nectar,Onyx,Pine,Quartz,Raven,Sable,Tundra".split(
    ",",
  );
/** A name that no register knows. */
export const STRANGER = "Zephyr";

export interface Holding {
  readonly plan: (typeof PLANS)[number];
  readonly size: number;
  /** The day its term begins. */
  readonly start: number;
  /** Days from its start to its payment. */
  readonly paid: number;
  readonly renewed: boolean;
}

/** Work that is repeated every month. */
export interface Habit {
  readonly client: number;
  /** Of the month, from 0. */
  readonly day: number;
  readonly minutes: number;
  readonly category: (typeof CATEGORIES)[number];
}

interface Row {
  client: string;
  readonly plan: (typeof PLANS)[number];
  quantity: number;
  start: number;
  paid: number | null;
  aliases: string[];
  included: number | null;
  status: "" | "cancelled" | "declined";
  endedOn: number | null;
}

export interface Work {
  readonly id: string;
  readonly day: number;
  client: string;
  minutes: number;
  category: (typeof CATEGORIES)[number];
  file: string;
}

/** An alias of the configuration; both days are included. */
interface Alias {
  readonly name: string;
  client: string;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * What an event may change in the next month's report on closed months: nothing; only names, without moving a bank;
 * anything.
 */
export type Reach = "nothing" | "names" | "anything";
const REACHES: readonly Reach[] = ["nothing", "names", "anything"];
export const furthest = (a: Reach, b: Reach): Reach =>
  REACHES[Math.max(REACHES.indexOf(a), REACHES.indexOf(b))] ?? "anything";

export interface Happened {
  readonly reported: string;
  readonly reach: Reach;
  /** Whether the identity of clients may have changed. */
  readonly identity?: true;
}

/** Takes an event's numbers one by one. */
export class Choices {
  #at = 0;
  readonly #numbers: readonly number[];

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(count: number): number {
    const number = this.#numbers[this.#at % this.#numbers.length] ?? 0;
    this.#at += 1;
    return number % count;
  }

  of<T>(list: readonly [T, ...T[]]): T;
  of<T>(list: readonly T[]): T | undefined;
  of<T>(list: readonly T[]): T | undefined {
    return list[this.below(Math.max(1, list.length))];
  }
}

export class KeptFirm {
  readonly rows: Row[] = [];
  work: Work[] = [];
  /** The open month. */
  month = 0;
  /** The client names used in the log, as spelled there. */
  readonly #written: string[] = [];
  #aliases: Alias[] = [];
  readonly #corrections: { client: string; plan: string; day: number; minutes: number }[] = [];
  readonly #settings: Record<string, unknown> = {};
  readonly #habits: readonly Habit[];
  #names = 0;
  #count = 0;

  constructor(clients: readonly (readonly Holding[])[], habits: readonly Habit[]) {
    this.#habits = habits;
    for (const holdings of clients) {
      const name = this.#newName();
      this.#written.push(name);
      for (const holding of holdings) this.#buy(name, holding);
    }
  }

  /** The files, by their path. */
  files(): ReadonlyMap<string, string> {
    const register = this.rows.map((row) => [
      row.client,
      row.plan,
      row.quantity,
      dateOf(row.start),
      row.paid === null ? "" : dateOf(row.paid),
      row.aliases.join("|"),
      row.included ?? "",
      row.status,
      row.endedOn === null ? "" : dateOf(row.endedOn),
    ]);
    const files = new Map([
      ["config.json", JSON.stringify(this.#config(), null, 1)],
      [
        "contracts.csv",
        stringify([
          "client,plan,quantity,start,paid_on,alias,included_hours,status,ended_on".split(","),
          ...register,
        ]),
      ],
      [
        "adjustments.csv",
        stringify([
          "client,plan,date,minutes,reason,author".split(","),
          ...this.#corrections.map((own) => [
            own.client,
            own.plan,
            dateOf(own.day),
            own.minutes,
            "as agreed",
            "Ada",
          ]),
        ]),
      ],
    ]);
    for (const file of new Set(this.work.map((one) => one.file))) {
      const own = this.work.filter((one) => one.file === file);
      const lines = own.map(({ id, day, client, minutes, category }) => [
        id,
        dateOf(day),
        client,
        minutes,
        category,
      ]);
      files.set(`logs/${file}`, stringify(["id,date,client,minutes,category".split(","), ...lines]));
    }
    return files;
  }

  /** Pairs of names of one client, by the register and the configuration: always, or on a day. */
  pairs(day: number | null = null): [string, string][] {
    const isThen = ({ from, to }: Alias) =>
      day === null ? from === null && to === null : (from ?? day) <= day && day <= (to ?? day);
    return [
      ...this.#aliases.filter(isThen).map(({ name, client }): [string, string] => [name, client]),
      ...this.rows.flatMap(({ client, aliases }) =>
        aliases.map((alias): [string, string] => [alias, client]),
      ),
    ];
  }

  /** Whether the name finds a client on any day. */
  knows(name: string): boolean {
    const isIt = (other: string) => other.toLowerCase() === name.toLowerCase();
    return [...this.names(), ...this.pairs().flat()].some(isIt);
  }

  /** The names of the register. */
  names(): string[] {
    return [...new Set(this.rows.map(({ client }) => client))];
  }

  /** The work of every month, recorded once it is done. */
  passMonth(): void {
    for (const { client, day, minutes, category } of this.#habits) {
      const name = this.#written[client % this.#written.length] ?? STRANGER;
      this.#note({ day: firstDay(this.month) + day, client: name, minutes, category }, periodOf(this.month));
    }
  }

  happens(what: Happening, choices: Choices): Happened | null {
    return HAPPENINGS[what].call(this, choices);
  }

  /** A day up to the end of the open month, nine in ten of them closed. */
  workThen(choices: Choices): Happened {
    const client = choices.of([...this.#written, STRANGER]) ?? STRANGER;
    const open = choices.below(10) === 0;
    const from = open ? firstDay(this.month) : 0;
    const days = (open ? firstDay(this.month + 1) : firstDay(this.month)) - from;
    const day = from + choices.below(Math.max(1, days));
    const [minutes, category] = [1 + choices.below(97), choices.of(CATEGORIES)];
    this.#note({ day, client, minutes, category }, `late ${periodOf(this.month)}`);
    return {
      reported: `${minutes} min ${category} for ${client} on ${dateOf(day)} come in`,
      reach: "anything",
    };
  }

  amend(choices: Choices): Happened | null {
    const work = choices.of(this.work);
    if (work === undefined) return null;
    const was = `${work.minutes} min ${work.category}`;
    work.minutes = 1 + choices.below(97);
    if (choices.below(3) === 0) work.category = choices.of(CATEGORIES);
    return {
      reported: `#${work.id} of ${work.client} on ${dateOf(work.day)}: ${was} are now ${work.minutes} min ${work.category}`,
      reach: "anything",
    };
  }

  strike(choices: Choices): Happened | null {
    const gone = choices.of(this.work);
    if (gone === undefined || this.work.length < 2) return null;
    const file = choices.below(4) === 0;
    const kept = this.work.filter((one) => (file ? one.file !== gone.file : one !== gone));
    if (kept.length === 0) return null;
    this.work = kept;
    return { reported: file ? `${gone.file} is gone` : `#${gone.id} is struck out`, reach: "anything" };
  }

  moveFiles(choices: Choices): Happened | null {
    const file = choices.of([...new Set(this.work.map((one) => one.file))]);
    if (file === undefined) return null;
    const own = this.work.filter((one) => one.file === file);
    const whole = own.length < 2 || choices.below(2) === 0;
    const moved = whole ? own : own.slice(0, Math.ceil(own.length / 2));
    this.#count += 1;
    const name = `moved ${this.#count}.csv`;
    for (const one of moved) one.file = name;
    return { reported: `${whole ? "" : "half of "}${file} stands in ${name}`, reach: "nothing" };
  }

  copyRow(choices: Choices): Happened | null {
    const work = choices.of(this.work);
    if (work === undefined) return null;
    this.#count += 1;
    this.work.push({ ...work, file: `copy ${this.#count}.csv` });
    return { reported: `#${work.id} stands in copy ${this.#count}.csv too`, reach: "nothing" };
  }

  resize(choices: Choices): Happened | null {
    const row = choices.of(this.rows);
    if (row === undefined) return null;
    const was = row.quantity;
    row.quantity = sizeOf(row.plan, choices.below(6));
    return { reported: `${said(row)}: ${was} before`, reach: "anything" };
  }

  redate(choices: Choices): Happened | null {
    const row = choices.of(this.rows);
    if (row === undefined) return null;
    const was = said(row);
    const by = choices.below(41) - 20;
    const how = choices.below(3);
    if (how === 0) row.start += by;
    else if (how === 1) row.paid = row.paid === null ? row.start : row.start + by;
    else row.paid = null;
    return { reported: `${was}: now ${said(row)}`, reach: "anything" };
  }

  dropRow(choices: Choices): Happened | null {
    if (this.rows.length < 2) return null;
    const row = this.rows[choices.below(this.rows.length)];
    if (row === undefined) return null;
    this.rows.splice(this.rows.indexOf(row), 1);
    return { reported: `${said(row)}: struck from the register`, reach: "anything", identity: true };
  }

  endRow(choices: Choices): Happened | null {
    const row = choices.of(this.rows);
    if (row === undefined) return null;
    const [how, days] = [choices.below(3), 1 + choices.below(300)];
    // A plan that never took effect can't end.
    if (row.status === "cancelled" || row.endedOn !== null) [row.status, row.endedOn] = ["", null];
    else if (how === 0) row.status = "cancelled";
    else if (how === 1) row.status = "declined";
    else row.endedOn = row.start + days;
    const ended = row.endedOn === null ? "active" : `ended on ${dateOf(row.endedOn)}`;
    return { reported: `${said(row)}: ${row.status || ended}`, reach: "anything" };
  }

  buyMore(choices: Choices): Happened | null {
    const client = choices.of(this.names());
    if (client === undefined) return null;
    const start = firstDay(this.month) + choices.below(100) - 30;
    const holding = {
      plan: choices.of(PLANS),
      size: choices.below(6),
      start,
      paid: choices.below(4) - 2,
      renewed: false,
    };
    const row = this.#buy(client, holding);
    return { reported: `${said(row)}: new`, reach: this.#ofOpenDays(row) ? "nothing" : "anything" };
  }

  renew(choices: Choices): Happened | null {
    const old = choices.of(this.rows);
    if (old === undefined) return null;
    const start = aYearAfter(old.start);
    const paid = choices.below(30) - 25;
    const plan = old.plan === "ORANGE_STARTER" ? "ORANGE_CARE" : old.plan;
    const row = this.#buy(old.client, { plan, size: choices.below(6), start, paid, renewed: false });
    return { reported: `${said(row)}: a renewal`, reach: this.#ofOpenDays(row) ? "nothing" : "anything" };
  }

  correct(choices: Choices): Happened | null {
    if (this.#corrections.length > 0 && choices.below(4) === 0) {
      const at = choices.below(this.#corrections.length);
      const [gone] = this.#corrections.splice(at, 1);
      return {
        reported: `the correction of ${gone?.client} on ${dateOf(gone?.day ?? 0)} is gone`,
        reach: "anything",
      };
    }
    const row = choices.of(this.rows);
    if (row === undefined) return null;
    const day = choices.below(firstDay(this.month + 1));
    const minutes = choices.below(181) - 90;
    const plan = row.plan.startsWith("ORANGE") ? "ORANGE_PLUS" : row.plan;
    this.#corrections.push({ client: row.client, plan, day, minutes });
    return {
      reported: `${row.client}'s ${plan} is corrected by ${minutes} min on ${dateOf(day)}`,
      reach: day < firstDay(this.month) ? "anything" : "nothing",
    };
  }

  set(choices: Choices): Happened {
    const [key, values] = choices.of(SETTINGS);
    const value = choices.of<unknown>(values);
    this.#settings[key] = value;
    return { reported: `${key} is ${JSON.stringify(value)}`, reach: "nothing" };
  }

  rename(choices: Choices): Happened | null {
    const old = choices.of(this.names());
    if (old === undefined) return null;
    const row = this.rows.find(({ client }) => client === old);
    const how = choices.of(["alias in the register", "alias in the configuration", "no alias"] as const);
    const to = choices.of(["new", "new", "new", "back", "spelled", "another's alias"] as const);
    const logs = choices.of(["as before", "new rows", "all rows"] as const);
    const name = this.#nameFor(to, old, choices);
    if (row === undefined || name === undefined) return null;
    const spelled = to === "spelled";
    this.#forget(name);
    for (const own of this.rows) {
      if (own.client === old) own.client = name;
      else if (own.aliases.includes(old)) own.aliases.push(name);
    }
    for (const alias of this.#aliases) if (alias.client === old) alias.client = name;
    const joined = this.#aliases.find((alias) => alias.name === old);
    if (joined !== undefined) this.#aliases.push({ ...joined, name });
    if (spelled) return { reported: `${old} is written ${name}`, reach: "nothing", identity: true };
    const isJoined = joined !== undefined || this.rows.some(({ aliases }) => aliases.includes(old));
    if (!isJoined && how === "alias in the register") row.aliases.push(old);
    if (!isJoined && how === "alias in the configuration") this.#alias(old, name);
    if (logs !== "as before") this.#writeAs(old, name, logs === "all rows");
    // Work under a name that was another client's may belong to that client.
    const moves = how === "no alias" || to === "another's alias" || (to === "back" && logs === "all rows");
    const reach = moves ? "anything" : logs === "all rows" ? "names" : "nothing";
    return {
      reported: `${old} is renamed ${name}${to === "new" ? "" : ` (${to})`}, ${isJoined ? "joined as before" : how}; logs: ${logs}`,
      reach,
      identity: true,
    };
  }

  merge(choices: Choices): Happened | null {
    const names = this.names();
    const joined = this.pairs().map(([alias]) => alias);
    const from = choices.of(names.filter((name) => !joined.includes(name)));
    const into = choices.of(names.filter((name) => name !== from && !this.#isOne(name, from ?? "")));
    if (from === undefined || into === undefined) return null;
    const row = this.rows.find(({ client }) => client === into);
    const how = choices.of(["in the configuration", "in the register"] as const);
    const rows = choices.of(["stay", "move", "are dropped"] as const);
    const logs = choices.of(["as before", "new rows", "all rows"] as const);
    if (how === "in the register") row?.aliases.push(from);
    else this.#alias(from, into);
    const own = this.rows.filter(({ client }) => client === from);
    for (const one of own) {
      if (rows === "stay") break;
      const others = one.aliases.splice(0);
      row?.aliases.push(...others);
      if (rows === "move") one.client = into;
      else this.rows.splice(this.rows.indexOf(one), 1);
    }
    // Chance decides who keeps a chain of aliases.
    if (rows !== "stay" || choices.below(2) === 0)
      for (const alias of this.#aliases)
        if (alias.client === from && alias.name !== into) alias.client = into;
    if (logs !== "as before") this.#writeAs(from, into, logs === "all rows");
    // Work of closed months that now belongs to another client may be served by other banks.
    const reach = rows === "are dropped" || logs === "all rows" ? "anything" : "nothing";
    return {
      reported: `${from} joins ${into}, alias ${how}; its rows ${rows}; logs: ${logs}`,
      reach,
      identity: true,
    };
  }

  split(choices: Choices): Happened | null {
    const old = choices.of(this.#written);
    if (old === undefined || old === STRANGER) return null;
    const name = this.#newName();
    if (name === undefined) return null;
    const day = firstDay(this.month) + choices.below(20);
    const holding = { plan: choices.of(PLANS), size: choices.below(6), start: day, paid: 0, renewed: false };
    const row = this.#buy(name, holding);
    const target = this.#aliases.find((alias) => alias.name === old);
    const isDated = this.#aliases.some((alias) => alias.name === old && (alias.from ?? alias.to) !== null);
    if (target === undefined || isDated || this.names().includes(old)) {
      this.#written.push(name);
      return { reported: `${name} splits off: ${said(row)}`, reach: "nothing", identity: true };
    }
    this.#aliases = this.#aliases.filter((alias) => alias.name !== old);
    this.#aliases.push({ name: old, client: target.client, from: null, to: day - 1 });
    this.#aliases.push({ name: old, client: name, from: day, to: null });
    return {
      reported: `${name} splits off: ${said(row)}, and ${old} is ${name} from ${dateOf(day)}`,
      reach: "nothing",
      identity: true,
    };
  }

  changeAlias(choices: Choices): Happened | null {
    const client = choices.of(this.names());
    const row = this.rows.find((own) => own.client === client);
    if (client === undefined || row === undefined) return null;
    const how = choices.of(["add", "add", "remove", "move"] as const);
    if (how === "add") {
      const name = this.#newName();
      if (name === undefined) return null;
      if (choices.below(2) === 0) row.aliases.push(name);
      else this.#alias(name, client);
      this.#written.push(name);
      return { reported: `${name} is ${client} as well`, reach: "nothing", identity: true };
    }
    const name = choices.of(this.pairs().map(([alias]) => alias));
    if (name === undefined || (how === "move" && name === client)) return null;
    this.#forget(name);
    if (how === "move") this.#alias(name, client);
    const reported =
      how === "move" ? `the alias ${name} is ${client} now` : `${name} is nobody's alias any more`;
    return { reported, reach: "anything", identity: true };
  }

  #config(): object {
    const aliases: Record<string, unknown> = {};
    for (const { name, client, from, to } of this.#aliases) {
      if (from === null && to === null) aliases[name] = client;
      else {
        const span = {
          client,
          ...(from !== null && { from: dateOf(from) }),
          ...(to !== null && { to: dateOf(to) }),
        };
        aliases[name] = [...((aliases[name] as object[] | undefined) ?? []), span];
      }
    }
    const paths = { register: "contracts.csv", logs: "logs", out: "out", adjustments: "adjustments.csv" };
    return { ...paths, aliases, ...this.#settings };
  }

  #buy(client: string, { plan, size, start, paid, renewed }: Holding): Row {
    const row: Row = {
      client,
      plan,
      quantity: sizeOf(plan, size),
      start,
      paid: start + paid,
      aliases: [],
      included: plan === "ORANGE_PLUS" ? 1 + size : null,
      status: "",
      endedOn: null,
    };
    this.rows.push(row);
    if (renewed) this.#buy(client, { plan, size, start: aYearAfter(start), paid: -3, renewed: false });
    return row;
  }

  #note(work: Omit<Work, "id" | "file">, file: string): void {
    this.#count += 1;
    this.work.push({ ...work, id: String(this.#count), file: `${file}.csv` });
  }

  #ofOpenDays({ start, paid }: Row): boolean {
    return start >= firstDay(this.month) && (paid ?? start) >= firstDay(this.month);
  }

  #newName(): string {
    const name = NAMES[this.#names] ?? `Client ${this.#names}`;
    this.#names += 1;
    return name;
  }

  #nameFor(to: "new" | "back" | "spelled" | "another's alias", old: string, choices: Choices) {
    if (to === "new") return this.#newName();
    if (to === "spelled") return old === old.toUpperCase() ? undefined : old.toUpperCase();
    const own = this.pairs().filter((pair) => !this.names().includes(pair[0]));
    const taken = (client: string) => this.#isOne(client, old);
    const fitting = own.filter(([, client]) => taken(client) === (to === "back"));
    return choices.of(fitting)?.[0];
  }

  #alias(name: string, client: string): void {
    this.#aliases = this.#aliases.filter((alias) => alias.name !== name);
    this.#aliases.push({ name, client, from: null, to: null });
  }

  /** The name is nobody's alias from now on. */
  #forget(name: string): void {
    this.#aliases = this.#aliases.filter((alias) => alias.name !== name);
    for (const row of this.rows) row.aliases = row.aliases.filter((alias) => alias !== name);
  }

  #writeAs(old: string, name: string, always: boolean): void {
    for (const [index, written] of this.#written.entries()) if (written === old) this.#written[index] = name;
    if (always) for (const one of this.work) if (one.client === old) one.client = name;
  }

  #isOne(a: string, b: string): boolean {
    return sameOnes(this.pairs())(a, b);
  }
}

/** Whether two names belong to one client, by pairs that do. */
export function sameOnes(pairs: readonly (readonly [string, string])[]): (a: string, b: string) => boolean {
  const heads = new Map<string, string>();
  const headOf = (name: string): string => {
    const key = name.toLowerCase();
    const head = heads.get(key);
    return head === undefined ? key : headOf(head);
  };
  for (const [a, b] of pairs) if (headOf(a) !== headOf(b)) heads.set(headOf(a), headOf(b));
  return (a, b) => headOf(a) === headOf(b);
}

type Setting = readonly [string, readonly unknown[]];
const SETTINGS: readonly [Setting, ...Setting[]] = [
  ["rounding", [{ scope: "entry" }, { scope: "ticket_day" }, { scope: "client_day" }]],
  ["rates", [{}, { 1: 9500, 2: 12500, 3: 17500 }, { 1: 1, 2: 13001, 3: 18003 }]],
  ["timeZone", ["America/Toronto", "Pacific/Auckland"]],
  ["diamondForLevel2", ["when_no_vip", "never", "after_vip"]],
  ["plusForLevel3", ["all", "named", "never"]],
  ["overageWithoutNotice", ["bill", "hold"]],
];

/** P2: 2 to 8 hours, 4 to 10 hours; P4: seats. */
function sizeOf(plan: Row["plan"], size: number): number {
  return size + (plan === "VIP" ? 2 : plan === "VIP_DIAMOND" ? 4 : 1);
}

function aYearAfter(start: number): number {
  const [year = 0, ...rest] = dateOf(start).split("-");
  return dayOf([Number(year) + 1, ...rest].join("-"));
}

function said({ client, plan, quantity, start, paid }: Row): string {
  return `${client} ${plan} ${quantity} from ${dateOf(start)} paid ${paid === null ? "never" : dateOf(paid)}`;
}

const { prototype } = KeptFirm;
const HAPPENINGS = {
  work: prototype.workThen,
  amend: prototype.amend,
  strike: prototype.strike,
  files: prototype.moveFiles,
  copy: prototype.copyRow,
  resize: prototype.resize,
  redate: prototype.redate,
  drop: prototype.dropRow,
  end: prototype.endRow,
  buy: prototype.buyMore,
  renew: prototype.renew,
  correct: prototype.correct,
  set: prototype.set,
  rename: prototype.rename,
  merge: prototype.merge,
  split: prototype.split,
  alias: prototype.changeAlias,
};

export type Happening = keyof typeof HAPPENINGS;
export const IDENTITY: readonly Happening[] = ["rename", "merge", "split", "alias"];
export const ORDINARY_HAPPENINGS: readonly Happening[] = (Object.keys(HAPPENINGS) as Happening[]).filter(
  (what) => !IDENTITY.includes(what),
);
