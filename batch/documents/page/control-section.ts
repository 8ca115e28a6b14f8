/** What was left out and why, what was read from each file and its outcome (A11), and the result of each check. */

import { fileTiesOut, passed } from "../../../core/figures/checks.ts";
import { isWarning } from "../../../core/values/problems.ts";
import { SKIPPED, whyNotRead } from "../../month/log-folder.ts";
import { sortHead } from "./clients-table.ts";
import { fileAddress, html, type Markup } from "./markup.ts";
import { reasonFor } from "./reasons.ts";
import { anchor, name, type PageRun, type View } from "./view.ts";

export const EXCEPTIONS_FILE = "exceptions.csv";

export function exceptionsSection(view: View): Markup {
  const { words, run } = view;
  const heads = words.exceptionColumns;
  const title = anchor(view, "left-out-title");
  const row = ({ code, count }: PageRun["exceptions"][number]) =>
    html`<tr class="line"><th scope="row">${reasonFor(code, view.language)}</th><td><code>${code}</code></td><td>${isWarning({ code }) ? html`<span class="mark warning">${words.warningEffect}</span>` : html`<span class="mark bad">${words.leftOutEffect}</span>`}</td><td class="n" data-v="${count}">${view.count(count)}</td></tr>
`;
  return html`<section id="${anchor(view, "left-out")}" aria-labelledby="${title}">
<div class="head"><h2 id="${title}">${words.tiles.leftOut}</h2></div>
${
  run.exceptions.length === 0
    ? html`<p class="none">${words.noExceptions}</p>`
    : html`<div class="scroll"><table class="sortable" data-table="exceptions" aria-labelledby="${title}"><thead><tr>${sortHead(heads.reason, "text")}${sortHead(heads.code, "text")}${sortHead(heads.effect, "text")}${sortHead(heads.count, "number")}</tr></thead><tbody>
${run.exceptions.map(row)}</tbody></table></div>`
}
<p class="note">${words.exceptionsNote} <a href="${fileAddress(EXCEPTIONS_FILE)}">${EXCEPTIONS_FILE}</a></p>
</section>
`;
}

export function controlSection(view: View): Markup {
  const { words, run } = view;
  const title = anchor(view, "control-title");
  return html`<section id="${anchor(view, "control")}" aria-labelledby="${title}">
<div class="head"><h2 id="${title}">${words.control}</h2></div>
<div class="pair"><table class="checks"><thead><tr><th scope="col">${words.checkColumns.check}</th><th scope="col">${words.checkColumns.result}</th></tr></thead><tbody>
${run.checks.map(
  (
    check,
  ) => html`<tr><th scope="row">${words.checks[check.code]}</th><td>${result(passed(check), view)}</td></tr>
`,
)}</tbody></table>
${totalsTable(view)}</div>
<details><summary>${words.filesSummary(view.count(run.inputs.length))}</summary>${filesTable(view)}</details>
${notReadList(view)}</section>
`;
}

function notReadList({ words, run, language, count }: View): Markup {
  if (run.notRead.length === 0) return html``;
  const why = (code: string) => {
    const passed = SKIPPED.find((one) => one === code);
    return passed === undefined ? reasonFor(code, language) : whyNotRead(passed, language);
  };
  return html`<details open><summary>${words.notReadSummary(count(run.notRead.length))}</summary><ul>${run.notRead.map(({ file, why: code }) => html`<li>${name(file)}: ${why(code)}</li>`)}</ul></details>
`;
}

const OUTCOMES = ["read", "placed", "rejected", "duplicate"] as const;

function totalsTable({ words, run: { control }, count }: View): Markup {
  const of = {
    read: [control.entriesRead, control.minutesRead],
    placed: [control.entriesPlaced, control.minutesPlaced],
    rejected: [control.entriesRejected, control.minutesRejected],
    duplicate: [control.entriesDuplicate, control.minutesDuplicate],
  } as const;
  const { what, entries, minutes } = words.totals;
  return html`<table class="totals"><thead><tr><td>${what}</td><th scope="col" class="n">${entries}</th><th scope="col" class="n">${minutes}</th></tr></thead><tbody>
${OUTCOMES.map(
  (
    outcome,
  ) => html`<tr><th scope="row">${words[outcome]}</th>${of[outcome].map((figure) => html`<td class="n">${count(figure)}</td>`)}</tr>
`,
)}</tbody></table>`;
}

function filesTable(view: View): Markup {
  const { words, run } = view;
  const heads = words.fileColumns;
  return html`<div class="scroll"><table class="sortable files" data-table="files" aria-label="${words.files}"><thead><tr>${sortHead(heads.file, "text")}${sortHead(heads.sha256, "text")}${OUTCOMES.map((outcome) => sortHead(heads.entries(words[outcome]), "number"))}${OUTCOMES.map((outcome) => sortHead(heads.minutes(words[outcome]), "number"))}${sortHead(heads.check, "text")}</tr></thead><tbody>
${run.inputs.map((file) => fileRow(file, view))}</tbody></table></div>`;
}

function fileRow(file: PageRun["inputs"][number], view: View): Markup {
  const figures = [
    file.entries,
    file.entriesPlaced,
    file.entriesRejected,
    file.entriesDuplicate,
    file.minutes,
    file.minutesPlaced,
    file.minutesRejected,
    file.minutesDuplicate,
  ];
  return html`<tr class="line"><th scope="row">${name(file.file)}</th><td><code title="${file.sha256}">${file.sha256.slice(0, 12)}</code></td>${figures.map((figure) => html`<td class="n${figure === 0 ? " zero" : ""}" data-v="${figure}">${view.count(figure)}</td>`)}<td>${result(tiesOut(file), view)}</td></tr>
`;
}

function tiesOut({ entries, minutes, ...found }: PageRun["inputs"][number]): boolean {
  const { idsRead: read, idsPlaced: placed, idsLeftOut: leftOut } = found;
  return fileTiesOut({ entriesRead: entries, minutesRead: minutes, ...found }, { read, placed, leftOut });
}

function result(is: boolean, { words }: View): Markup {
  return is
    ? html`<span class="mark good">✓ ${words.passed}</span>`
    : html`<span class="mark bad">✗ ${words.failed}</span>`;
}
