/**
 * The error gallery: each code once, an input that causes it, and its sentence in English and French. Problems caused
 * by a log or a register are produced here; the others are samples. `npm run gallery` writes the page.
 */

import { type ReadLog, readLog } from "../../batch/imports/log-file.ts";
import { DEFAULT_IMPORT, type ImportSettings } from "../../batch/imports/settings.ts";
import { readTable } from "../../batch/imports/table.ts";
import { reconcile } from "../../core/firm/reconciliation.ts";
import { CONTRACT_COLUMNS, readRegister } from "../../core/firm/register.ts";
import { DEFAULT_SETTINGS } from "../../core/ledger/settings.ts";
import type { Problem, ProblemCode } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { SAMPLES } from "./problem-samples.ts";

/** A log read with these settings, beside an older one; a register; or a description of what can't be shown so. */
type Input =
  | {
      readonly log: string;
      readonly file?: string;
      readonly settings?: Partial<ImportSettings>;
      readonly older?: string;
      /** As JSON beside the log. */
      readonly shown?: string;
    }
  | { readonly register: string }
  | { readonly words: string };

const TOGGL = "Member,Client,Description,Start date,Start time,Stop date,Stop time,Duration";
const OWN = "date,client,minutes";
const REGISTER = "client,plan,quantity,start,expires,paid_on,carried_hours,alias,act_edition";
const formula = (text: string): Input => ({ words: `=PLAN.${text}` });
const own = (row: string, header = OWN): Input => ({ log: `${header}\n${row}` });
const toggl = (row: string, settings: Partial<ImportSettings> = {}, shown = ""): Input => ({
  log: `${TOGGL}\n${row}`,
  settings,
  shown,
});

const INPUTS: Readonly<Record<ProblemCode, Input>> = {
  FILE_NOT_UTF8: { words: "a file with bytes that are no text" },
  FILE_EMPTY: { log: "\n" },
  FILE_NOT_CSV: { words: "october.ods" },
  FILE_UNREADABLE: {
    words: 'a log pasted into the task pane, with a row such as 2026-10-05,"Acme "North"",30',
  },
  FILE_UNOPENED: { words: "october.csv, which the account may not read, or which went away" },
  FILE_NOT_PLAIN: { words: "a named pipe called october.csv" },
  FILE_CHANGING: { words: "october.csv while it is being downloaded" },
  QUOTE_UNCLOSED: own('2026-10-05,"Acme,30\n2026-10-06,Acme,30'),
  QUOTE_STRAY: own('2026-10-05,"Acme "North"",30'),
  COLUMN_MISSING: own("2026-10-05,30", "date,minutes"),
  COLUMN_REPEATED: own("2026-10-05,Acme,30,45", "date,client,minutes,Minutes"),
  HEADING_UNREAD: { words: "contracts.csv with the heading Langage" },
  ROW_MALFORMED: own("2026-10-05,Acme, Inc.,30"),
  VALUE_MISSING: own(",Acme,30"),
  DATE_IMPOSSIBLE: own("2026-02-30,Acme,30"),
  TIME_IMPOSSIBLE: own("2026-10-05,25:10,Acme,30", "date,start,client,minutes"),
  NUMBER_UNREADABLE: own("2026-10-05,Acme,30,many", `${OWN},trainees`),
  HOURS_UNREADABLE: { register: "Acme,VIP,2,2026-01-15,,2026-01-15,1.01,," },
  AMOUNT_UNREADABLE: { words: "prices.csv: plan, from, price: ORANGE_PLUS, 2026-01-01, twelve" },
  SIGNED_AMOUNT_UNREADABLE: { words: "adjustments.csv with the price twelve" },
  CHOICE_UNKNOWN: { register: "Acme,GOLD,2,2026-01-15,,2026-01-15,,," },
  FILE_TOO_LARGE: { words: "a file of 60 MB" },
  FILE_WRONG_KIND: { log: "<html><table><tr><td>2026-10-05</td></tr></table></html>", file: "october.xls" },
  FILE_IS_OUTPUT: { words: "a client’s workbook, put back into the folder of time logs" },
  ENCODING_UNCLEAR: { words: "a file saved on an old Mac, where é is the byte 8E" },
  ROW_TOO_LONG: { words: "a row of two million letters" },
  WORKBOOK_DAMAGED: { words: "october.xlsx, cut off half-way" },
  WORKBOOK_PROTECTED: { words: "october.xlsx with a password to open it" },
  WORKBOOK_TOO_LARGE: { words: "october.xlsx with a cell in Excel’s last column, XFD" },
  SHEET_UNKNOWN: { words: "a workbook without the sheet that “sources” names" },
  SHEET_REPEATED: { words: "a workbook read with all its sheets, one of them copied" },
  SHEETS_ALIKE: { words: "a workbook with a log on the sheets May and June" },
  PROFILE_UNKNOWN: { log: "When,Who,How much\nMonday,Anne,a lot" },
  PROFILES_ALIKE: { words: "a header that two profiles of your own fit alike" },
  REPORT_WRONG: { log: "Date,Time (h),Time (decimal)\n05/10/2026,08:41:30,8.69" },
  DATE_ORDER_UNCLEAR: {
    log: "Client,User,Start Date,Start Time,Duration (h)\nAcme,Anne,03/04/2026,09:00,0:30",
  },
  DATE_ORDER_MIXED: {
    log: "Client,User,Start Date,Start Time,Duration (h)\nAcme,Anne,13/04/2026,09:00,0:30\nAcme,Anne,04/13/2026,09:00,0:30",
  },
  DATES_SWAPPED: own("2026-05-10,Acme,30\n2026-06-10,Acme,30\n25/10/2026,Acme,30"),
  DECIMAL_MARK_UNCLEAR: {
    log: 'Date,Client,Task,Hours,First Name,Last Name\n2026-10-05,Acme,,"1,234",Anne,Roy',
  },
  DECIMAL_MARK_MIXED: {
    log: 'Date,Client,Task,Hours,First Name,Last Name\n2026-10-05,Acme,,1.5,Anne,Roy\n2026-10-06,Acme,,"1,5",Anne,Roy',
  },
  DURATION_UNIT_UNCLEAR: { log: "Author,Issue,Started,Time spent\nAnne,SUP-1,2026-10-05 09:00,2100" },
  DURATIONS_PARTS_OF_DAY: own("2026-10-05,Acme,0.0138888888888889", "date,client,Durée (h)"),
  DURATIONS_AGAINST_TIMES: own(
    "2026-10-05,09:00,10:30,Acme,1.5\n2026-10-06,09:00,09:50,Acme,2.5",
    "date,start,end,client,minutes",
  ),
  HEADER_CHANGES: own("2026-10-05,Acme,30\ndate,client,hours\n2026-10-06,Acme,2"),
  DURATION_COLUMNS_DIFFER: own("2026-10-05,Acme,1,30", "date,client,heures,minutes"),
  TOTAL_MISMATCH: {
    log: "Author,Issue,Started,Time spent\nAnne,SUP-1,2026-10-05 09:00,35m\n_,_,_,2h 5m",
  },
  TIMER_RUNNING: toggl("Anne,Acme,Sync,2026-10-05,09:00:00,,,"),
  TIMER_FORGOTTEN: toggl("Anne,Acme,Sync,2026-10-05,14:30:00,2026-10-06,00:00:00,9:30:00"),
  ENTRY_TOO_LONG: toggl("Anne,Acme,Sync,2026-10-05,08:00:00,2026-10-05,19:30:00,11:30:00"),
  ENDS_BEFORE_START: toggl("Anne,Acme,Sync,2026-10-05,09:00:00,2026-10-04,10:00:00,1:00:00"),
  DURATION_OVER_SPAN: toggl("Anne,Acme,Sync,2026-10-05,09:00:00,2026-10-05,09:45:00,1:30:00"),
  DURATION_IN_DAYS: { log: "Author,Issue,Started,Time spent\nAnne,SUP-1,2026-10-05 09:00,1d 2h" },
  FORMULA_UNSAVED: { words: "a workbook written by a program, with formulas that Excel never worked out" },
  PROJECT_UNKNOWN: {
    log: "Author,Issue,Project,Started,Time spent\nAnne,SUP-1,Acme sit,2026-10-05 09:00,35m",
    settings: { projects: { "Acme site": "Acme" } },
    shown: '"projects": { "Acme site": "Acme" }',
  },
  TECHNICIAN_UNKNOWN: toggl(
    "Ann,Acme,Sync,2026-10-05,09:00:00,2026-10-05,09:45:00,0:45:00",
    { technicians: { "anne@example.ca": "Anne" } },
    '"technicians": { "anne@example.ca": "Anne" }',
  ),
  LABEL_UNKNOWN: {
    log: `${TOGGL},Tags\nAnne,Acme,Sync,2026-10-05,09:00:00,2026-10-05,09:45:00,0:45:00,repairs`,
    settings: { tags: { repair: { category: "repair" } } },
    shown: '"tags": { "repair": "repair" }',
  },
  LABELS_DISAGREE: {
    log: `${TOGGL},Tags\nAnne,Acme,Sync,2026-10-05,09:00:00,2026-10-05,09:45:00,0:45:00,"email, repair"`,
  },
  POSSIBLE_DUPLICATE: {
    ...toggl("Anne,Acme,Sync,2026-10-05,09:00:00,2026-10-05,09:45:00,0:45:00"),
    older: "date,start,client,technician,minutes\n2026-10-05,09:00,Acme,Anne,40",
  } as Input,
  ENTRY_AMENDED: {
    log: "Worklog id,Author,Issue,Project,Started,Time spent\n7,Anne,SUP-1,Acme,2026-10-05 09:00,45m",
    older: "Worklog id,Author,Issue,Project,Started,Time spent\n7,Anne,SUP-1,Acme,2026-10-05 09:00,35m",
    settings: { projects: { Acme: "Acme" } },
    shown: '"projects": { "Acme": "Acme" }',
  },
  ENTRY_EDITED: {
    ...toggl(
      "Anne,Bolt,Sync,2026-10-05,09:00:00,2026-10-05,09:45:00,0:45:00\nAnne,Acme,Groups,2026-10-20,09:00:00,2026-10-20,09:30:00,0:30:00",
    ),
    older: `${TOGGL}\nAnne,Acme,Sync,2026-10-05,09:00:00,2026-10-05,09:45:00,0:45:00`,
  } as Input,
  ENTRY_DROPPED: {
    log: `${OWN},description\n2026-10-05,Acme,30,Sync\n2026-10-06,Acme,20,Groups\n2026-10-20,Acme,45,Backup`,
    older: `${OWN},description\n2026-10-05,Acme,30,Sync\n2026-10-06,Acme,15,Call\n2026-10-06,Acme,20,Groups`,
  },
  VERSION_UNCLEAR: {
    log: `${OWN},description\n2026-10-05,Acme,30,Sync\n2026-10-06,Acme,20,Groups`,
    older: `${OWN},description\n2026-10-05,Acme,30,Sync\n2026-10-06,Acme,35,Groups`,
  },
  CORRECTED_TWICE: { words: "two corrected copies of exceptions.csv that say different things of one row" },
  LEFT_OUT_AS_CLOSED: {
    words: "a row with the category Dépannage, in a month closed by a version that did not know the word",
  },
  DECISION_REJECTED: { words: "decisions.csv: 827cae369217d68a,reject,Anne,counted elsewhere" },
  CLIENT_UNKNOWN: own("2026-10-05,Acmee,30"),
  CATEGORY_UNKNOWN: own("2026-10-05,Acme,30,how-two", `${OWN},category`),
  CATEGORY_AMBIGUOUS: own("2026-10-05,Acme,30,réparation", `${OWN},category`),
  MINUTES_NEGATIVE: own("2026-10-05,Acme,-15"),
  MINUTES_UNREADABLE: own("2026-10-05,Acme,twenty"),
  MINUTES_UNSAID: { words: "an adjustment of 30 under the heading Durée" },
  MINUTES_BELOW_ONE: own("2026-10-05,Acme,0.0625"),
  MINUTES_OVER_DAY: own("2026-10-05,Acme,24:01"),
  ID_DUPLICATE: own("7,2026-10-05,Acme,30\n7,2026-10-05,Acme,30", `id,${OWN}`),
  QUANTITY_OUT_OF_RANGE: { register: "Acme,VIP,9,2026-01-15,,2026-01-15,,," },
  EXPIRES_BEFORE_START: { register: "Acme,VIP,2,2026-01-15,2026-01-10,2026-01-15,,," },
  TERMS_OVERLAP: {
    register: "Acme,VIP,2,2026-01-15,,2026-01-15,,,\nAcme,VIP,4,2026-06-01,,2026-06-01,,,",
  },
  CHANNEL_UNKNOWN: { words: "a row of the register whose channel is carrier pigeon" },
  ROW_REFUSED: { words: "a log that names a client whose only row of the register is refused" },
  NAMES_ALIKE: {
    register: "Gagné & Sons,VIP,2,2025-01-15,,2025-01-15,,,\nGagné Sons,VIP,2,2026-01-15,,2026-01-10,,,",
  },
  ALIAS_UNKNOWN: { words: '"aliases": { "A Inc": "Acmee" }' },
  ALIAS_TAKEN: {
    register: "Acme,VIP,2,2026-01-15,,2026-01-15,,North,\nBolt,VIP,2,2026-01-15,,2026-01-15,,North,",
  },
  CLIENT_ROWS: { words: "a register with one row filled down to the end of the sheet" },
  CLIENTS_JOINED: {
    register: "Acme,VIP,2,2026-01-15,,2026-01-15,,Bolt,\nBolt,VIP_DIAMOND,4,2026-01-15,,2026-01-15,,,",
  },
  CLIENT_GONE: { words: "a closed month with hours left of a client whose rows have gone from the register" },
  STARTER_NOT_FIRST: {
    register: "Acme,VIP,2,2025-01-15,,2025-01-15,,,\nAcme,ORANGE_STARTER,5,2026-01-15,,2026-01-15,,,",
  },
  STARTER_NOT_PRO: { words: "a register row: ORANGE_STARTER with act_edition Premium" },
  HOURS_NOT_USED: { register: "Acme,ORANGE_CARE,5,2026-01-15,,2026-01-15,2,," },
  PAID_AFTER_EXPIRY: { register: "Acme,VIP,2,2025-01-15,,2026-06-15,,," },
  TERM_OVER_A_YEAR: { register: "Acme,VIP,2,2026-01-15,2027-06-15,2026-01-15,,," },
  TERM_UNDER_A_YEAR: { register: "Acme,VIP,2,2026-01-15,2026-06-15,2026-01-15,,," },
  TERMS_CLOSE: { words: "two register rows: a VIP of two months, and the next one" },
  PRO_NOT_STARTER: { register: "Acme,ORANGE_CARE,5,2026-01-15,,2026-01-15,,,Act! Pro v24" },
  STARTER_LAPSED: { words: "two register rows: an ORANGE_STARTER, and an ORANGE_CARE paid after it expired" },
  RENEWAL_READ: {
    register: "Acme,ORANGE_CARE,5,2025-03-15,,2025-03-15,,,\nAcme,ORANGE_CARE,5,2026-03-10,,2026-03-10,,,",
  },
  RENEWAL_TOO_FAR: {
    register: "Acme,VIP,2,2025-03-15,,2025-03-15,,,\nAcme,VIP,2,2026-06-01,,2026-03-10,,,",
  },
  SEATS_READ: {
    register: "Acme,ORANGE_CARE,5,2025-03-15,,2025-03-15,,,\nAcme,ORANGE_CARE,2,2026-03-01,,2026-03-01,,,",
  },
  PLAN_BESIDE: {
    register: "Acme,ORANGE_CARE,5,2025-03-15,,2025-03-15,,,\nAcme,ORANGE_PLUS,1,2025-09-01,,2025-09-01,,,",
  },
  KEPT_AS_CLOSED: {
    words: "a renewal that an earlier version read as added seats, in a month that was closed since",
  },
  ENDED_ON_MISSING: { words: "a register row whose status is “résilié”" },
  ENDED_OUTSIDE_TERM: { words: "a register row: VIP from 2026-01-15 with ended_on 2027-02-01" },
  CANCELLED_AND_ENDED: { words: "a register row that is cancelled and has an ended_on" },
  CANCELLED_BILLED: { words: "a cancelled VIP, and work in its year" },
  PRICE_BEGINS_LATER: { words: "a price list whose ORANGE_CARE begins after the day the invoice was due" },
  CENTS_MEANT: { words: '"rates": { "2": 125 }' },
  PRICE_MISSING: { words: "a renewal of VIP 3 h, which no price list has" },
  PLAN_NOT_RENEWABLE: formula('RENEWAL_PRICE("BASIC", 1, "2026-03-15")'),
  COTERM_NOT_ORANGE: formula('RENEWAL_PRICE("VIP", 2, "2026-03-15", , , "2026-09-01")'),
  COTERM_OUT_OF_RANGE: formula('RENEWAL_PRICE("ORANGE_CARE", 5, "2026-03-15", , , "2027-09-01")'),
  COTERM_ON_NEW_CONTRACT: formula(
    'RENEWAL_PRICE("ORANGE_CARE", 5, "2026-03-15", "2026-05-01", , "2026-09-01")',
  ),
  ADJUSTMENT_WITHOUT_BANK: { words: "an adjustment of VIP for a client who has none that day" },
  ADJUSTMENT_OVERDRAWS: { words: "an adjustment of −60 minutes to a bank that holds 45" },
  ADJUSTMENT_PRICE_SIGN: { words: "adjustments.csv: VIP, 2026-10-12, 120 minutes, a price of −250.00" },
  DECISION_WITHOUT_OVERAGE: {
    words: "decisions.csv: Acme,2026-10-05,release,Anne,agreed by phone, a day without overage",
  },
  DECISION_REPEATED: { words: "decisions.csv: two rows for Acme and 2026-10-05" },
  ARGUMENT_MISSING: formula('VIP_BALANCE(, "2026-01-15", A2:A9, B2:B9)'),
  ARGUMENT_NOT_DATE: formula('VIP_BALANCE(2, "soon", A2:A9, B2:B9)'),
  ARGUMENT_DATE_UNCLEAR: formula('VIP_BALANCE(2, "03/04/2026", A2:A9, B2:B9)'),
  ARGUMENT_NOT_MINUTES: formula('VIP_BALANCE(2, "2026-01-15", A2:A9, B2:B9) where a cell of B is “long”'),
  ARGUMENT_NOT_HOURS: formula('VIP_BALANCE(2, "2026-01-15", A2:A9, B2:B9, , "some")'),
  ARGUMENT_NOT_AMOUNT: formula('RENEWAL_PRICE("VIP", 2, "2026-03-15", , , , -1)'),
  ARGUMENT_NOT_WHOLE: formula('VIP_BALANCE(2.5, "2026-01-15", A2:A9, B2:B9)'),
  ARGUMENT_NOT_CHOICE: formula('RENEWAL_PRICE("GOLD", 2, "2026-03-15")'),
  ARGUMENT_SIZES_DIFFER: formula('VIP_BALANCE(2, "2026-01-15", A2:A9, B2:B8)'),
  ARGUMENT_DATE_BLANK: formula('VIP_BALANCE(2, "2026-01-15", A2:A9, B2:B9) where A4 is empty beside 30'),
  ARGUMENT_NO_TABLE: formula("CLIENT_USAGE(Contracts, Log) without the heading row"),
  ARGUMENTS_REVERSED: formula('ORANGE_OVERAGE(3, A2:A9, B2:B9, "2026-10-31", "2026-10-01")'),
  SUBSCRIBERS_DIFFER: formula("ORANGE_OVERAGE(C2:C9, A2:A9, B2:B9) where one day has 3 and 4"),
  LIST_PRICE_NEEDED: formula('RENEWAL_PRICE("ORANGE_PLUS", 5, "2026-03-15")'),
  ARGUMENT_PAID_EARLY: formula('RENEWAL_PRICE("VIP", 8, "2026-03-15", "2016-03-14")'),
  ARGUMENT_NOT_ANNIVERSARY: formula('RENEWAL_PRICE("ORANGE_CARE", 5, "2026-03-15", , , , , "2024-05-01")'),
  ARGUMENT_ROWS_REFUSED: formula(
    "CLIENT_USAGE(Contracts, Log) where each of twelve rows of Log has -15 minutes",
  ),
  ARGUMENT_WITHOUT_WORK: formula("CLIENT_USAGE(Contracts, Log) where Log holds its headings alone"),
  ARGUMENT_UNIT_UNCLEAR: formula(
    "CLIENT_USAGE(Contracts, Log) where the column “durée” of Log holds 2, 1 and 3",
  ),
  ARGUMENT_IS_ERROR: formula('VIP_BALANCE(2, "2026-01-15", A2:A9, B2:B9) where B4 is #N/A'),
  ARGUMENT_IS_TIME: formula('VIP_BALANCE(2, "2026-01-15", A2:A9, B2:B9, , D1) where 2:00 was typed in D1'),
  ARGUMENT_TIME_UNCLEAR: formula('VIP_BALANCE(2, "2026-01-15", A2:A9, B2:B9) where a cell of B is 0.5'),
  ARGUMENT_NUMBER_UNCLEAR: formula('RENEWAL_PRICE("VIP", 8, "2026-03-15", , , , "1,450")'),
};

/** The codes caused by an input, with their problems. */
export function broughtAbout(input: Input): Problem[] {
  if ("words" in input) return [];
  if ("register" in input) return registerProblems(`${REGISTER}\n${input.register}`);
  const settings = { ...DEFAULT_IMPORT, clientNames: ["Acme"], ...input.settings };
  const logs: ReadLog[] = [];
  for (const [file, text] of [
    [input.file ?? "october.csv", input.log],
    ["earlier.csv", input.older ?? null],
  ] as const) {
    if (text === null) continue;
    const read = readLog(file, new TextEncoder().encode(`${text}\n`), settings);
    if ("problem" in read) return [read.problem];
    logs.push(read);
  }
  const { exceptions } = reconcile({
    contracts: [],
    otherClients: ["Acme"],
    aliases: {},
    logs: logs.map(({ table }) => table),
    adjustments: [],
    settings: DEFAULT_SETTINGS,
  });
  return exceptions.flatMap(({ problems }) => problems);
}

function registerProblems(text: string): Problem[] {
  const read = readTable("contracts.csv", new TextEncoder().encode(`${text}\n`), CONTRACT_COLUMNS);
  if ("problem" in read) return [read.problem];
  const { contracts, refused, exceptions } = readRegister(read.table);
  const firm = {
    contracts,
    refused,
    aliases: {},
    logs: [],
    adjustments: [],
    settings: DEFAULT_SETTINGS,
  };
  return [...exceptions, ...reconcile(firm).exceptions].flatMap(({ problems }) => problems);
}

/** Each code with the input that shows it and the resulting problem. */
export function exhibits(): { code: ProblemCode; input: Input; problem: Problem | null }[] {
  return (Object.keys(SAMPLES) as ProblemCode[]).map((code) => {
    const input = INPUTS[code];
    const problem =
      "words" in input
        ? SAMPLES[code].problem
        : (broughtAbout(input).find((candidate) => candidate.code === code) ?? null);
    return { code, input, problem };
  });
}

/** The page. */
export function galleryPage(): string {
  const pieces = exhibits().map(({ code, input, problem }) => {
    const shown =
      "words" in input
        ? input.words
        : "register" in input
          ? `${REGISTER}\n${input.register}`
          : logShown(input);
    const said = problem === null ? ["", ""] : [describe(problem, "en"), describe(problem, "fr")];
    return `## ${code}\n\n\`\`\`\n${shown.trimEnd() || "(nothing)"}\n\`\`\`\n\n- ${said[0]}\n- ${said[1]}\n`;
  });
  return `# What can be wrong, and what is said of it

Each code once: an input that brings it about, and the sentence in English and in French. Written by
\`npm run gallery\` from [problem-samples.ts](../test/core/problem-samples.ts) and
[gallery.ts](../test/core/gallery.ts); a test sees to it that it is up to date.

${pieces.join("\n")}`;
}

function logShown(input: Extract<Input, { log: string }>): string {
  const parts = [input.log.trimEnd()];
  if (input.older !== undefined) parts.unshift(`${input.older}\n`);
  if (input.shown) parts.push(`\n${input.shown}`);
  return parts.join("\n");
}
