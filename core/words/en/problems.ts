/** What is wrong with a user's data, and what to do: one sentence or two for each problem. */

import { bothReadings } from "../../values/notation.ts";
import type { Problem } from "../../values/problems.ts";
import {
  calledBy,
  cellBy,
  entryBy,
  fullHours,
  headingsOf,
  inFile,
  isDay,
  isFigure,
  isPartOfMinutes,
  levelsBy,
  planName,
  setting,
  shown,
  tier,
} from "../problem-parts.ts";
import { type Sentences, sentenceIn } from "../sentences.ts";
import { rules } from "./rules.ts";
import { templates } from "./templates.ts";
import { writing } from "./writing.ts";

const { columns } = templates.contracts;
/** As our templates have them. */
const columnName = calledBy(headingsOf(templates.log.columns), headingsOf(columns));
const choiceName = calledBy(rules.plans, templates.statuses, templates.languages);
const choices = (given: string) => given.split(", ").map(choiceName).join(", ");

const cellOf = cellBy("cell");
const entry = entryBy(writing.quoted);
/** `level 1 (E-mail, Chat), level 2 (…)`. */
const levels = levelsBy(
  ({ level, names }) => `${level === null ? "billed separately" : `level ${level}`} (${names.en})`,
);

/** What a file is that is not read. */
const KINDS = {
  xls: "an old Excel workbook (.xls)",
  PDF: "a PDF",
  HTML: "a web page (HTML)",
  XML: "an XML file",
  RTF: "a word processor’s text (RTF)",
};

const label = (of: string | number) => (typeof of === "number" ? `level ${of}` : of);

/** Why a file can't be opened, where the system's code says more than that. */
const unopened = (code: string) =>
  code === "ENOENT"
    ? ": it is not there"
    : code === "EACCES" || code === "EPERM"
      ? ": this account has no right to it"
      : code === "EBUSY"
        ? ": another program has it open"
        : "";

export const problems: Sentences<Problem> = {
  FILE_NOT_UTF8: () => "The file is not UTF-8 text. Save it as “CSV UTF-8” and put it back.",
  FILE_EMPTY: () => "The file is empty. Export it again, or take it out of the folder.",
  FILE_NOT_CSV: () =>
    "Only CSV files and Excel workbooks (.xlsx) are read, so this one was left out. Save it as “CSV UTF-8” in the same folder.",
  FILE_UNREADABLE: (p) =>
    `The file can't be read as CSV: ${p.reason}. Export it again, or correct this line.`,
  FILE_UNOPENED: (p) =>
    `The file can't be opened${unopened(p.reason)}. Check that it still exists and can be read, and run again.`,
  FILE_NOT_PLAIN: (p) =>
    `This is a ${p.is}, not a file, so it was not read. Put the file itself in its place.`,
  FILE_CHANGING: () =>
    "The file was still being written when it was read, so it was not counted. Wait until it is complete, and run again.",
  QUOTE_UNCLOSED: () =>
    'A quotation mark opened on this line is never closed, so the rows after it can\'t be separated. Close it, or double it ("") inside a text.',
  QUOTE_STRAY: (p) =>
    `There is a quotation mark inside a text on this line: ${shown(p.given)}. Put the text in quotation marks and double the one inside it (""), or remove it.`,
  COLUMN_MISSING: (p) =>
    `The column “${columnName(p.column)}” is missing; the file has ${p.present}. ${p.nearest === undefined ? "Add the column, or rename the one that holds it." : `Is it “${p.nearest}”? Then rename that one; if not, add the column.`}`,
  COLUMN_REPEATED: (p) =>
    `The column “${p.column}” appears more than once. Keep the one that counts and rename the other.`,
  HEADING_UNREAD: (p) =>
    `The column “${shown(p.heading)}” is not read. Did you mean “${p.nearest}”? Then rename it; if not, there is nothing to do.`,
  ROW_MALFORMED: (p) =>
    `The row has ${p.given} cells where the header has ${p.expected}. ${p.given > p.expected ? "Put text that holds the separator in quotation marks." : "Add the separators that are missing, or save the file again from a spreadsheet."}`,
  FILE_TOO_LARGE: (p) =>
    `The file has ${p.given} ${p.counts}; at most ${p.most} are read. Export a shorter period.`,
  FILE_WRONG_KIND: (p) =>
    p.kind === "zip" || p.kind === "gzip"
      ? `This file is packed (${p.kind}). Unpack it, and put what is in it in its place.`
      : `This file is ${KINDS[p.kind]}, which is not read. Export it as CSV, or save it as an Excel workbook (.xlsx).`,
  FILE_IS_OUTPUT: () =>
    "This workbook is the result of a run, not a time log. Remove it from the folder of time logs.",
  ENCODING_UNCLEAR: () =>
    'The accents make no sense as UTF-8 or as Windows-1252. Export the file as UTF-8, or give its encoding: "encoding": "macintosh" in “sources”.',
  ROW_TOO_LONG: (p) =>
    `The row that starts on this line is longer than ${p.most} bytes. Check for a quotation mark that is not closed, or shorten the text.`,
  WORKBOOK_DAMAGED: () =>
    "The workbook is damaged and can't be opened. Save it again in Excel, or export it again.",
  WORKBOOK_PROTECTED: () =>
    "The workbook is protected by a password, so it can't be opened. Save it again in Excel without one (File, Info, Protect Workbook).",
  WORKBOOK_TOO_LARGE: () =>
    "The workbook has too many cells for a time log. Delete what is beside the log, or save the sheet as CSV.",
  SHEETS_ALIKE: (p) =>
    `More than one sheet fits: ${p.sheets}. Say which one: ${setting(p.file, '"sheet": "…"')}; of time logs, read all with "sheets": "all", or some with "sheets": ["…", "…"].`,
  SHEET_REPEATED: (p) =>
    `All rows of this sheet are also on the sheet “${p.other}”, so this sheet was not counted. Delete the copy; if both were worked, say what differs, such as who did it: ${setting(p.name, '"technician": "…"')}.`,
  SHEET_UNKNOWN: (p) =>
    `The workbook has no visible sheet “${shown(p.given)}” with data; it has ${p.present}. Correct the name in “sources”.`,
  PROFILE_UNKNOWN: (p) =>
    `No known export has this header: ${shown(p.present)}. ${p.nearest === "" ? "" : `The closest, with what they lack: ${p.nearest}. `}Export the detailed report, or run “plan-balance profile ${p.file}” to describe this one.`,
  PROFILES_ALIKE: (p) =>
    `The header fits several profiles equally well: ${p.profiles}. Say which one: ${setting(p.file, '"profile": "…"')}.`,
  REPORT_WRONG: (p) =>
    `This is the wrong report of ${p.tool}: ${p.report.en}. It was not read. Instead, ${p.instead.en}.`,
  DATE_ORDER_UNCLEAR: (p) =>
    `No date shows whether day or month comes first: “${shown(p.given)}” is ${p.dayFirst} (DMY) or ${p.monthFirst} (MDY). ${p.file === "" ? "Write it as YYYY-MM-DD." : `Add ${setting(p.file, '"dateOrder": "DMY"')} or "MDY" to the configuration.`}`,
  DATE_ORDER_MIXED: (p) =>
    `The dates disagree: “${shown(p.one)}” has the day first and “${shown(p.other)}” the month. ${p.file === "" ? "Write them as YYYY-MM-DD." : `Export the file again without saving it in a spreadsheet, or add ${setting(p.file, '"dateOrder": "DMY"')} or "MDY" and correct the other rows.`}`,
  DATES_SWAPPED: (p) =>
    `A spreadsheet seems to have swapped day and month in some dates, such as “${shown(p.one)}”, but not in others, such as “${shown(p.other)}”. Export the file again without opening it in a spreadsheet; if its dates are right, add ${setting(p.file, '"dateOrder": "DMY"')} or "MDY".`,
  DECIMAL_MARK_UNCLEAR: (p) => {
    const given =
      p.column === undefined ? `“${shown(p.given)}”` : `“${p.column}” is “${shown(p.given)}”, which`;
    const may = `${given} may be ${bothReadings(p.given).join(" or ")}`;
    return p.file === ""
      ? `${may}. Write it without a separator, or as a number.`
      : `${may}, and no other row shows which. Write it without a separator, or add ${setting(p.file, '"decimalMark": ","')} or "." to the configuration.`;
  },
  DECIMAL_MARK_MIXED: (p) =>
    `The numbers disagree: “${shown(p.one)}” has a decimal point and “${shown(p.other)}” a decimal comma. Export the file again, or add ${setting(p.file, '"decimalMark": ","')} or "." and correct the other rows.`,
  DURATION_UNIT_UNCLEAR: (p) =>
    `Nothing shows the unit of “${p.column}”: “${shown(p.given)}” is ${p.readings.map(({ unit, minutes: is }) => `${is ?? "no"} min if in ${unit}`).join(", ")}.${p.wasMinutes ? " Until now it was read as minutes." : ""} Add ${setting(p.file, `"durationUnit": "${p.likely}"`)} (or the right unit, if it is another) to the configuration${p.wasMinutes ? ", or name the column after its unit: “hours” (or “minutes”, in whole numbers)" : ""}.`,
  DURATIONS_PARTS_OF_DAY: (p) =>
    `“${p.column}” holds times as a spreadsheet stores them, as fractions of a day: “${shown(p.given)}” would be ${p.time}. Format these cells as [h]:mm, or multiply them by 1440 and call the column “minutes”.`,
  DURATIONS_AGAINST_TIMES: (p) =>
    `“${p.column}” and the times beside it disagree in ${p.rows} of ${p.of} rows: “${shown(p.given)}” is ${p.minutes} minutes, but ${p.span} pass from start to end. None of it was counted. If the cells hold times, format them as [h]:mm; if the unit is another one, set "durationUnit" in “sources”; otherwise correct the times.`,
  HEADER_CHANGES: (p) =>
    `A different header starts here: ${shown(p.headings)}. The columns below it have other meanings. Put each table in its own file or on its own sheet.`,
  DURATION_COLUMNS_DIFFER: (p) =>
    `Two columns give different durations: “${p.one}” is “${shown(p.given)}” and “${p.other}” “${shown(p.otherGiven)}”. Keep the one that counts.`,
  TOTAL_MISMATCH: (p) =>
    `The total says “${shown(p.given)}” but the ${p.rows} rows above add up to ${p.minutes} minutes: rows are missing or were changed. Export the file again without a filter.`,
  TIMER_RUNNING: () =>
    "The timer was still running when this was exported. Stop it and export again, or give the minutes.",
  TIMER_FORGOTTEN: (p) =>
    `Was a timer left running? It ran ${p.minutes} minutes, to midnight. Correct the minutes, or release the row in the decisions.`,
  ENTRY_TOO_LONG: (p) =>
    `“${shown(p.given)}” is more than ${p.most} hours for one entry. Correct it, release the row in the decisions, or raise “maxEntryHours”.`,
  ENDS_BEFORE_START: () =>
    "The entry ends before it starts. Correct the times in the tool, or give the minutes here.",
  DURATION_OVER_SPAN: (p) =>
    `The duration is ${p.minutes} minutes, but only ${p.span} pass from start to end. Correct it, or release the row in the decisions.`,
  DURATION_IN_DAYS: (p) =>
    `“${shown(p.given)}” counts days or weeks of work. Say how long a day is: "hoursPerDay" in “sources”, or give the minutes.`,
  FORMULA_UNSAVED: (p) =>
    `“${p.column}” is a formula whose result was not saved in the file. Open the workbook in Excel, let it calculate, save it, and put it back.`,
  PROJECT_UNKNOWN: (p) =>
    `The entry names no client, and “projects” has no client for “${shown(p.given)}”. ${
      p.nearest === null ? "Add it there." : `The nearest name is “${p.nearest}”: add the project there.`
    }`,
  TECHNICIAN_UNKNOWN: (p) =>
    `“technicians” has nobody called “${shown(p.given)}”. ${p.nearest === null ? "Add the name there." : `The nearest is “${p.nearest}”: add this spelling there.`}`,
  LABEL_UNKNOWN: (p) =>
    `“${p.label}s” does not say what the ${p.label} “${shown(p.given)}” means. ${p.nearest === null ? "Add it there." : `The nearest is “${p.nearest}”. Add it there.`}`,
  LABELS_DISAGREE: (p) =>
    `The task and tags of the entry disagree: ${label(p.one)} and ${label(p.other)}. Keep one in the tool, or give category and level here.`,
  POSSIBLE_DUPLICATE: (p) =>
    `This looks like the entry at ${inFile(p.other)}, which counts: the same person and time in another file, but other details differ. Keep one, or release this row in the decisions if both happened.`,
  ENTRY_AMENDED: (p) =>
    `The entry “${shown(p.id)}” was amended: the version at ${inFile(p.newest)}, from the newer export, counts and this one does not. Remove the older export to silence this notice.`,
  LEFT_OUT_AS_CLOSED: (p) =>
    `This row, of ${p.date}, was left out when its month was closed; now it can be read. A closed month never changes by itself (M2): release the row in the decisions to report it as prior period.`,
  ENTRY_EDITED: (p) =>
    `This entry was edited between two exports: here it is ${entry(p.was)}; at ${inFile(p.newest)} it is ${entry(p.is)}. The newer one counts and this one does not. Remove the older export to silence this notice, or release this row in the decisions if both happened.`,
  ENTRY_DROPPED: (p) =>
    `This entry (${entry(p.was)}) does not count: the newer export ${p.newer} covers its day and lists most other entries of this file, but not this one. Remove the older export to silence this notice, or release this row in the decisions if the work was done.`,
  VERSION_UNCLEAR: (p) =>
    `${
      p.is === null
        ? `This entry (${entry(p.was)}) is not in ${p.other}, an export of the same days`
        : `Two exports differ on one entry: here it is ${entry(p.was)}; at ${p.other}:${p.is.line} it is ${entry(p.is)}`
    }. Nothing shows which export is right, so the rows that differ do not count. Remove the wrong file, put the day of each export in its name (2026-10-31), or release what counts in the decisions and reject the rest.`,
  CORRECTED_TWICE: (p) =>
    `One row has two corrections; the one at ${inFile(p.other)} counts. Keep the right one.`,
  DECISION_REJECTED: (p) => `Left out by decision of ${shown(p.who)}: ${shown(p.why)}.`,
  VALUE_MISSING: (p) => `“${p.column}” is empty. Fill it in.`,
  DATE_IMPOSSIBLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not a calendar date. Write it as YYYY-MM-DD.`,
  TIME_IMPOSSIBLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not a time of day. Write it as HH:MM, from 00:00 to 23:59.`,
  NUMBER_UNREADABLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not a whole number of at most nine digits. Write digits only.`,
  HOURS_UNREADABLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not a whole number of minutes, of at most nine digits. Write hours as 1.25 or as 1:15.`,
  AMOUNT_UNREADABLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not an amount from 0 to 9,999,999.99. Write it as 680.00.`,
  SIGNED_AMOUNT_UNREADABLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not an amount of at most 9,999,999.99. Write it as 250.00, or as -250.00 for hours taken back.`,
  CHOICE_UNKNOWN: (p) =>
    `“${p.column}” is “${shown(p.given)}”. ${p.nearest === undefined ? "" : `Did you mean ${choiceName(p.nearest)}? `}Write one of: ${choices(p.choices)}.`,
  CLIENT_UNKNOWN: (p) =>
    `No client in the register is called “${shown(p.given)}”. ${
      p.nearest === null
        ? "Correct the name, or add the client to the register."
        : `The nearest is “${p.nearest}”: correct the name, add it as an alias, or add the client to the register.`
    }`,
  CATEGORY_UNKNOWN: (p) =>
    p.nearest === null
      ? `There is no category “${shown(p.given)}”. Write one of these, ${levels(p)}, or say in “categories” which it is.`
      : `There is no category “${shown(p.given)}”. The nearest is “${p.nearest.en}”: correct it, or say in “categories” which it is.`,
  CATEGORY_AMBIGUOUS: (p) =>
    `“${shown(p.given)}” may be work of two levels: ${levels(p)}. Write one of these, or say which in the configuration: "categories": { "${shown(p.given)}": "break_fix" }.`,
  MINUTES_NEGATIVE: (p) =>
    `“${p.column ?? "minutes"}” is “${shown(p.given)}”. Work is never negative: correct the entry, or use a manual adjustment.`,
  MINUTES_UNREADABLE: (p) =>
    isPartOfMinutes(p)
      ? `“${p.column ?? "minutes"}” is “${shown(p.given)}”, and minutes are whole numbers. If it counts hours, write hours and minutes (1:30) or call the column “hours”; otherwise round it.`
      : `“${p.column ?? "minutes"}” is “${shown(p.given)}”, which is not a duration. Write 90 or 1:30.`,
  MINUTES_UNSAID: (p) =>
    `“${p.column}” is “${shown(p.given)}”, and nothing shows its unit; until now it was read as minutes. Write it as 0:30 or 30 min, or call the column “minutes”.`,
  MINUTES_BELOW_ONE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, and minutes are whole numbers. If the cell holds a time (${p.time}), format it as [h]:mm or multiply it by 1440; if it counts hours, call the column “hours”.`,
  MINUTES_OVER_DAY: (p) =>
    `“${p.column ?? "minutes"}” is “${shown(p.given)}”, more than 24 hours. Correct it, or split it by day.`,
  ID_DUPLICATE: (p) =>
    p.differs
      ? `The id “${shown(p.id)}” was already read at ${inFile(p.first)}, with other contents; that one counts and this one does not. Keep the right one, or give this one its own id.`
      : `The id “${shown(p.id)}” was already read at ${inFile(p.first)}, with the same contents. Nothing to do, unless it is a second piece of work: then give it its own id.`,
  QUANTITY_OUT_OF_RANGE: (p) =>
    p.counts === "hours"
      ? `${planName(p.plan)} is sold from ${p.least} to ${p.most} whole hours a year, not “${shown(p.given)}”. Correct the quantity.`
      : `${planName(p.plan)} needs a whole number of subscribers, at least ${p.least}, not “${shown(p.given)}”. Correct the quantity.`,
  EXPIRES_BEFORE_START: (p) =>
    `The term would start on ${p.start} and expire on ${p.expires}. “${p.column ?? columns.expires.heading}” is the first day not covered: give a later one, or leave it empty for a year.`,
  TERMS_OVERLAP: (p) =>
    `This ${planName(p.plan)} term starts on ${p.start}, inside the one at ${inFile(p.other)} (${p.otherStart} to ${p.otherExpires}). A client holds one at a time: start it on ${p.otherExpires} or correct the other.`,
  CHANNEL_UNKNOWN: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not a known way of paying: it counts as not online, without the 10% (R3). Write online, or another way such as phone.`,
  ROW_REFUSED: (p) =>
    `The register names “${shown(p.client)}” only in rows that can't be used, the first at ${inFile(p.row)}. Correct that row; until then this is left out.`,
  NAMES_ALIKE: (p) =>
    `“${shown(p.given)}” and “${shown(p.other)}” count as one client, as only punctuation or symbols differ. If they are one, give one as an alias of the other; if not, make the names differ more.`,
  CLIENT_ROWS: (p) =>
    `The register has ${p.given} rows of “${shown(p.client)}”; at most ${p.most} of one client are read. Was a row filled down by mistake? Remove the others.`,
  CLIENTS_JOINED: (p) =>
    `“${shown(p.given)}” and “${shown(p.client)}” are one client through an alias: their plans and work count together, as “${shown(p.client)}”; closed months stay as they are. If they are two clients, remove the alias. If not, there is nothing to do: this remark ends when the month is closed.`,
  CLIENT_GONE: (p) =>
    p.like === null
      ? `“${shown(p.client)}” is in closed months, with ${writing.hoursText(p.minutes)} left, but no longer in the register: those hours are removed. Put its rows back; if its name changed, give the old one as an alias.`
      : `“${shown(p.client)}” is in closed months, with ${writing.hoursText(p.minutes)} left, but no longer in the register: those hours are removed. “${shown(p.like)}” has the same rows: if it is the same client, give “${shown(p.client)}” as its alias.`,
  ALIAS_TAKEN: (p) =>
    `The alias “${shown(p.alias)}” already belongs to “${p.client}”. Give each alias to one client.`,
  ALIAS_UNKNOWN: (p) =>
    `The alias “${shown(p.alias)}” leads to “${shown(p.given)}”, and no client in the register is called that. ${
      p.nearest === null
        ? "Correct that name, or remove the alias."
        : `The nearest is “${p.nearest}”: correct that name, or add the client to the register.`
    }`,
  STARTER_NOT_FIRST: (p) =>
    `Orange Starter is for a first term only, and the client held a plan before ${p.start} (P7). Check whether this should be Orange Care.`,
  STARTER_NOT_PRO: (p) =>
    `Orange Starter from ${p.start} is for Act! Pro clients, and “${columns.act_edition.heading}” is “${shown(p.edition)}” (P7). Check the plan and the edition.`,
  HOURS_NOT_USED: (p) =>
    p.reason === "not_first"
      ? `“${p.column}” is for the first known term of a plan. The ${planName(p.plan)} term from ${p.start} follows another, so its carried hours are computed (R1) and this value is not used. Leave it empty.`
      : `“${p.column}” does not apply to the ${planName(p.plan)} term from ${p.start} and is not used. Leave it empty, or correct the plan.`,
  PAID_AFTER_EXPIRY: (p) =>
    `The term was paid on ${p.paidOn}, but expired on ${p.expires}: it covers nothing (P5). Check both dates.`,
  TERM_OVER_A_YEAR: (p) =>
    `The term runs from ${p.start} to ${p.expires}, more than a year. Check “${columns.expires.heading}”.`,
  TERM_UNDER_A_YEAR: (p) =>
    `This ${planName(p.plan)} term runs from ${p.start} to ${p.expires}, less than a year (P9). Leave “${columns.expires.heading}” empty for a year; if it ended early, write that day in “${columns.ended_on.heading}”.`,
  TERMS_CLOSE: (p) =>
    `The client has two paid ${planName(p.plan)} terms that begin less than a year apart: ${p.otherStart} and ${p.start} (P9). Check both starts.`,
  PRO_NOT_STARTER: (p) =>
    `The client is on “${shown(p.edition)}” and its first Orange plan, from ${p.start}, is ${planName(p.plan)}; Act! Pro begins with Orange Starter (P7). Check the plan and the edition.`,
  STARTER_LAPSED: (p) =>
    `The Orange Starter before it expired on ${p.expires} and this Orange Care was paid after that, on ${p.paidOn} (P7). Check that it was sold at the late price.`,
  RENEWAL_READ: (p) =>
    `Read as the renewal of what expired on ${p.previous} (${p.clause}): this ${planName(p.plan)} term, entered to begin on ${p.given}, runs from ${p.start} to ${p.expires} (P9). Write these two dates, or correct the payment date.`,
  RENEWAL_TOO_FAR: (p) =>
    `Paid in time for the term that expired on ${p.expires}, but begins more than 60 days later, on ${p.start}: read as a new contract, without discount or carried hours (P8, P9). If it is the renewal, start it on ${p.expires}.`,
  SEATS_READ: (p) =>
    `Read as ${p.count} more subscribers from ${p.start} to ${p.expires}, not as a renewal (P9). If they are seats, write ${p.expires} in “${columns.expires.heading}”; if it is the renewal, start it on the day the term expires.`,
  PLAN_BESIDE: (p) =>
    `${planName(p.plan)} begins while ${planName(p.other)} runs to ${p.otherExpires} and is not a renewal: it is a separate plan, to ${p.expires} (P4). If it replaces the other, write the day the other ended in its “${columns.ended_on.heading}”.`,
  KEPT_AS_CLOSED: (p) =>
    `The months to ${p.through} were closed with this term from ${p.start} to ${p.expires}, so it stays (M2); read today, it would run from ${p.nowStart} to ${p.nowExpires}. To change it, add a row from an open day, or reopen the months.`,
  ENDED_ON_MISSING: (p) =>
    `“${p.status}” is “${shown(p.given)}” and “${p.column}” is empty. Write the first day no longer covered there.`,
  ENDED_OUTSIDE_TERM: (p) =>
    `“${p.column ?? columns.ended_on.heading}” is ${p.endedOn}, and the term runs from ${p.start} to ${p.expires}. Give a day after its start and not after its expiry.`,
  CANCELLED_AND_ENDED: (p) =>
    `“${p.status}” is “${shown(p.given)}”, which means the plan never took effect, but “${p.column}” says it ended on ${p.endedOn}. Keep the date for a plan that ended early, or the status for one that never began.`,
  CANCELLED_BILLED: (p) =>
    `Because the ${planName(p.plan)} from ${p.start} is cancelled, as if it had never begun, work it would have covered is billed: ${writing.hoursText(p.minutes)} (P10). If it ended early, write the day in “${columns.ended_on.heading}” instead.`,
  CENTS_MEANT: (p) =>
    `“${p.what}” is ${p.given}, that is ${writing.money(p.given)}: amounts are in cents. If ${writing.money(p.given * 100)} was meant, write ${p.given * 100}.`,
  PRICE_MISSING: (p) =>
    `No price is known for ${tier(p.plan, p.hours)} on ${p.on}${p.from === null ? "" : `; the list has one only from ${p.from}`}. Add a row for it to the price list, with ${p.on} or an earlier day.`,
  PRICE_BEGINS_LATER: (p) =>
    `The price of ${tier(p.plan, p.hours)} on ${p.on} is the published one, ${writing.amount(p.used)} (R9). Your own, ${writing.amount(p.own)}, begins only on ${p.from}. If you had an earlier one, add it to the price list.`,
  PLAN_NOT_RENEWABLE: (p) =>
    `${planName(p.plan)} has no price and no renewal (P1). Give VIP, VIP Diamond or an Orange plan.`,
  COTERM_NOT_ORANGE: (p) =>
    `Only an Orange renewal can end with the Act! subscription (R6), not ${planName(p.plan)}. Leave that date out.`,
  COTERM_OUT_OF_RANGE: (p) =>
    `A shared end on ${p.given} is not possible: it must be after ${p.after} and no later than ${p.latest} (R6). Give such a date, or leave it out.`,
  COTERM_ON_NEW_CONTRACT: (p) =>
    `Paid ${p.daysLate} days late, this is a new contract, which runs a full year (R5) and can't end with the Act! subscription (R6). Leave that date out.`,
  ADJUSTMENT_WITHOUT_BANK: (p) =>
    `The client has no ${planName(p.plan)} bank in force on ${p.date}, so there is nothing to adjust. Correct the plan or the date.`,
  ADJUSTMENT_OVERDRAWS: (p) =>
    `The adjustment takes ${-p.given} minutes, but the bank holds ${p.left}. A bank never goes below 0: take at most ${p.left}.`,
  ADJUSTMENT_PRICE_SIGN: (p) =>
    p.minutes > 0
      ? `“${p.column}” is “${shown(p.given)}”, less than 0, though the adjustment adds ${p.minutes} minutes. Write what the client pays for them without a minus sign, or leave it empty for goodwill.`
      : `“${p.column}” is “${shown(p.given)}”, though the adjustment adds no minutes (${p.minutes}): only added minutes are paid for. Correct the minutes, leave the amount empty, or write it with a minus sign if minutes are taken and money is given back.`,
  DECISION_WITHOUT_OVERAGE: (p) =>
    `The client has no overage on ${p.date}, so there is nothing to decide (A9). Correct the client or the date, or remove the row.`,
  DECISION_REPEATED: (p) =>
    `The client's overage of ${p.date} is already decided at ${p.first.file}:${p.first.line}; that row counts (A9). Keep one of the two.`,
  ARGUMENT_MISSING: (p) => `“${cellOf(p)}” is empty. Give it a value, or a cell that holds one.`,
  ARGUMENT_NOT_DATE: (p) =>
    `“${cellOf(p)}” is “${shown(p.given)}”, which is not a date from 2000 to 2099. Give a date cell or YYYY-MM-DD${isFigure(p) ? "; check that the ranges are not swapped and that the workbook does not count dates from 1904" : ""}.`,
  ARGUMENT_DATE_UNCLEAR: (p) =>
    `“${cellOf(p)}” is the text “${shown(p.given)}”, which may be ${p.dayFirst} or ${p.monthFirst}. Write it as YYYY-MM-DD, or give a date cell.`,
  ARGUMENT_NOT_MINUTES: (p) =>
    `“${cellOf(p)}” is “${shown(p.given)}”. Give whole minutes from 0 to 1440, or a text such as 1:30; multiply a cell that holds a time by 1440${isDay(p) ? "; if it is a date, the ranges are swapped" : ""}.`,
  ARGUMENT_NOT_HOURS: (p) =>
    `“${p.argument}” is “${shown(p.given)}”. Give hours, 0 or more, that make whole minutes, such as 1.25 or 1:15.`,
  ARGUMENT_NOT_AMOUNT: (p) =>
    `“${p.argument}” is “${shown(p.given)}”. Give an amount from 0 to 9,999,999.99, with at most two decimals.`,
  ARGUMENT_NOT_WHOLE: (p) =>
    `“${cellOf(p)}” is “${shown(p.given)}”. Give a whole number from ${p.least} to ${p.most}.`,
  ARGUMENT_NOT_CHOICE: (p) => `“${p.argument}” is “${shown(p.given)}”. Give one of: ${choices(p.choices)}.`,
  ARGUMENT_SIZES_DIFFER: (p) =>
    `“${p.argument}” has ${p.cells} cells and “${p.other}” has ${p.otherCells}. Give ranges of the same size, row by row.`,
  ARGUMENT_DATE_BLANK: (p) =>
    `“${cellOf(p)}” is empty beside ${shown(p.minutes)} minutes. Give the date of that work, or clear its minutes.`,
  ARGUMENT_NO_TABLE: (p) =>
    `“${p.argument}” has no column “${columnName(p.column)}”; its first row holds ${shown(p.present)}. Give the range with its heading row, such as Table1[#All].`,
  ARGUMENTS_REVERSED: (p) =>
    `“${p.argument}” is ${p.given}, after “${p.other}”, ${p.otherGiven}. Give an earlier “${p.argument}” or a later “${p.other}”.`,
  ARGUMENT_PAID_EARLY: (p) =>
    `“${p.argument}” is ${p.given}, more than a year before “${p.other}”, ${p.otherGiven}: that paid for an earlier term. Correct one of the two.`,
  SUBSCRIBERS_DIFFER: (p) =>
    `On ${p.date} there are both ${p.other} and ${p.given} subscribers. Give one number for all rows of a day.`,
  LIST_PRICE_NEEDED: (p) =>
    `No price is published for ${tier(p.plan, p.hours)}. Give “${p.argument}”: the full yearly price ${p.hours === null ? "of one subscriber" : "of the plan"}.`,
  ARGUMENT_NOT_ANNIVERSARY: (p) =>
    `“${p.argument}” is ${p.given}, but “${p.other}”, ${p.otherGiven}, is not an anniversary of that date. Give the day the first term began, or leave it out.`,
  ARGUMENT_ROWS_REFUSED: (p) =>
    `${p.rows === 1 ? `The one row of “${p.argument}” can't be used` : `None of the ${p.rows} rows of “${p.argument}” can be used`}. The first is row ${p.line}: ${sentenceIn(problems, p.first)}`,
  ARGUMENT_WITHOUT_WORK: (p) =>
    `“${p.argument}” holds no work, so it has no last day. Give “${p.other}”, or a log with rows below its headings.`,
  ARGUMENT_UNIT_UNCLEAR: (p) =>
    `Nothing in “${p.argument}” shows the unit of the numbers under “${shown(p.column)}”, such as ${shown(p.given)}. Name the column minutes and give whole numbers, or name it hours.`,
  ARGUMENT_IS_ERROR: (p) => `“${cellOf(p)}” is the error ${shown(p.given)}. Correct the cell, or clear it.`,
  ARGUMENT_IS_TIME: (p) =>
    `“${cellOf(p)}” holds the time ${p.given}, which Excel passes as a fraction of a day, not as hours. ${fullHours(p) === null ? `Multiply it by 24, or type '${p.given} with the apostrophe, which makes it text.` : `Write ${fullHours(p)}, or multiply it by 24.`}`,
  ARGUMENT_TIME_UNCLEAR: (p) =>
    `“${cellOf(p)}” is ${p.given}: either the time ${p.time} or hours, and no other cell shows which. Type '${p.time} with the apostrophe if it is the time, or give whole minutes in a column called minutes.`,
  ARGUMENT_NUMBER_UNCLEAR: (p) =>
    `“${cellOf(p)}” is the text “${shown(p.given)}”, which may be ${p.whole} or ${p.decimal}. Give a number, or write it without the mark or with all its decimals.`,
};
