/**
 * The first sheets of a new workbook: an empty register, an empty log, or a made-up firm that shows what the functions
 * answer.
 *
 * Laws: all words are those of one language, and all are read by the functions. The firm shows a bank with a renewal
 * that is due, Orange overage, a plan that is not paid, and one row to correct.
 */

import type { ContractColumn } from "../../core/firm/register.ts";
import type { TimeLogColumn } from "../../core/firm/time-log.ts";
import type { Category } from "../../core/rules/coverage.ts";
import type { SoldPlan } from "../../core/rules/plans.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS, type CoreWords } from "../../core/words/words.ts";
import { logColumns, type NewColumns, registerColumns } from "./new-columns.ts";
import type { NewSheet, NewTable } from "./workbook.ts";

type Starter = CoreWords["demo"];
type Client = keyof Starter["clients"];
type Row<C extends string> = Readonly<Partial<Record<C, string | number>>>;

/** `paid` is null where nothing was paid. */
const TERMS: readonly {
  client: Client;
  plan: SoldPlan;
  quantity: number;
  start: string;
  paid: string | null;
}[] = [
  { client: "ironworks", plan: "VIP", quantity: 8, start: "2025-11-16", paid: "2025-11-10" },
  { client: "logistics", plan: "ORANGE_CARE", quantity: 2, start: "2026-01-01", paid: "2025-12-18" },
  { client: "outfitters", plan: "VIP_DIAMOND", quantity: 4, start: "2026-10-01", paid: null },
];

/** A client that is null has its name misspelt. */
const WORK: readonly {
  date: string;
  client: Client | null;
  minutes: number;
  category: Category;
  what: keyof Starter["work"];
}[] = [
  { date: "2026-10-02", client: "ironworks", minutes: 50, category: "break_fix", what: "remote" },
  { date: "2026-10-05", client: "logistics", minutes: 45, category: "how_to", what: "howTo" },
  { date: "2026-10-05", client: "logistics", minutes: 40, category: "break_fix", what: "more" },
  { date: "2026-10-09", client: "outfitters", minutes: 30, category: "configuration", what: "settings" },
  { date: "2026-10-14", client: null, minutes: 35, category: "break_fix", what: "fix" },
  { date: "2026-10-20", client: "ironworks", minutes: 95, category: "training", what: "training" },
  { date: "2026-10-23", client: "antiques", minutes: 20, category: "how_to", what: "email" },
  { date: "2026-10-28", client: "ironworks", minutes: 5, category: "how_to", what: "report" },
];

export function emptyRegister(language: Language): NewTable {
  return tableOf(CORE_WORDS[language].templates.contracts.sheet, registerColumns(language), [{}]);
}

export function emptyLog(language: Language): NewTable {
  return tableOf(CORE_WORDS[language].templates.log.sheet, logColumns(language), [{}]);
}

/** The register and the log of the firm, in this order. */
export function demoTables(language: Language): [register: NewTable, log: NewTable] {
  const { rules, demo, templates } = CORE_WORDS[language];
  const { clients, misspelt, work } = demo;
  const sold = TERMS.map(({ client, plan, quantity, start, paid }): Row<ContractColumn> => {
    return {
      client: clients[client],
      plan: rules.plans[plan],
      quantity,
      start: serial(start),
      ...(paid === null ? {} : { paid_on: serial(paid), channel: templates.channels.online }),
      status: templates.statuses.active,
    };
  });
  const without = {
    client: clients.antiques,
    plan: rules.plans.BASIC,
    status: templates.statuses.active,
  };
  const worked = WORK.map(({ date, client, minutes, category, what }): Row<TimeLogColumn> => {
    return {
      date: serial(date),
      client: client === null ? misspelt : clients[client],
      minutes,
      category: rules.categories[category],
      description: work[what],
    };
  });
  return [
    tableOf(templates.contracts.sheet, registerColumns(language), [...sold, without]),
    tableOf(templates.log.sheet, logColumns(language), worked),
  ];
}

/** A sheet for each answer, over tables of these names. */
export function demoAnswers(language: Language, register: string, log: string): NewSheet[] {
  const { answers, clients } = CORE_WORDS[language].demo;
  const tables = `${register}[#All],${log}[#All]`;
  const formulas: Readonly<Record<keyof typeof answers, string>> = {
    CLIENT_STATEMENT: `=PLAN.CLIENT_STATEMENT("${clients.ironworks}",${tables})`,
    RENEWAL_QUOTE: '=PLAN.RENEWAL_QUOTE("VIP",8,DATE(2026,11,16))',
    REMINDERS: `=PLAN.REMINDERS(${tables})`,
    CHECK: `=PLAN.CHECK(${tables})`,
    // The last sheet is the one that is shown.
    CLIENT_USAGE: `=PLAN.CLIENT_USAGE(${tables})`,
  };
  const names = Object.keys(formulas) as (keyof typeof formulas)[];
  return names.map((name) => ({
    name: answers[name].sheet,
    rows: [
      [{ value: answers[name].sheet, format: "heading" }],
      [{ value: answers[name].says, format: "text" }],
      [],
      [{ value: formulas[name], format: "formula" }],
    ],
  }));
}

/** A table with these rows; a column that is left out of one is empty. */
function tableOf<C extends string>(name: string, columns: NewColumns<C>, rows: readonly Row<C>[]): NewTable {
  const ids = Object.keys(columns) as C[];
  return {
    name,
    header: ids.map((id) => columns[id].heading),
    rows: rows.map((row) => ids.map((id) => ({ value: row[id] ?? "", format: columns[id].format }))),
    columns: ids.map((id) => columns[id]),
  };
}

function serial(date: string): number {
  return excelSerial(day(date));
}
