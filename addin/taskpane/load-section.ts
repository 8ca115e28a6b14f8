/** The third section: a month from files or pasted text, first summarised, then written on new sheets. */

/// <reference lib="dom" />

import { CONTRACT_COLUMNS } from "../../core/firm/register.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { bigTables } from "./big-tables.ts";
import { button, element, failure, formulaCode, notice, reported } from "./elements.ts";
import {
  missingKind,
  type Recognised,
  type RecognisedProblem,
  type RecognisedTable,
  recognised,
  tablesOf,
} from "./month.ts";
import { verdictOf } from "./run-file.ts";
import type { Workbook, Written } from "./workbook.ts";

const PROBLEMS_SHOWN = 20;
/** A column of durations has hundreds of possible headings. */
const NAMES_SHOWN = 6;

export function loadSection(language: Language, workbook: Workbook): HTMLElement {
  const words = CORE_WORDS[language].pane.load;
  const preview = element("div", { class: "preview" });
  const status = element("div", { role: "status" });

  const { files, pasted } = fields();

  const show = (all: readonly Recognised[]) => {
    status.replaceChildren();
    preview.replaceChildren(...previewOf(all, language));
    const tables = tablesOf(all, [], language);
    if (tables.length === 0) return;
    const missing = missingKind(all);
    const alsoEmpty = element("input", { type: "checkbox", checked: true });
    const write = button(words.write, "primary", async () => {
      write.disabled = true;
      status.replaceChildren(notice("note", words.writing));
      try {
        const empty = missing !== null && alsoEmpty.checked ? [missing] : [];
        const written = await workbook.write(tablesOf(all, empty, language));
        preview.replaceChildren();
        status.replaceChildren(...writtenBlock(written, language, workbook));
      } catch (error) {
        write.disabled = false;
        status.replaceChildren(failure(error, language));
      }
    });
    const clear = button(words.clear, "plain", () => {
      preview.replaceChildren();
      status.replaceChildren();
      files.value = "";
      pasted.value = "";
      files.focus();
    });
    const sizes = tables.map(({ rows, header }) => ({ rows: rows.length, columns: header.length }));
    const big = bigTables(sizes);
    preview.append(
      ...(big === null ? [] : [notice("note", CORE_WORDS[language].pane.big(big.rows, big.columns))]),
      ...(missing === null
        ? []
        : [element("p", {}, element("label", { class: "check" }, alsoEmpty, words.alsoEmpty[missing]))]),
      element("p", { class: "actions" }, write, clear),
    );
  };

  files.addEventListener("change", async () => {
    const all: Recognised[] = [];
    for (const file of files.files ?? []) all.push(await fileRecognised(file, language));
    if (all.length > 0) show(all);
  });
  const read = button(words.read, "plain", () => {
    if (pasted.value.trim() === "") {
      preview.replaceChildren();
      status.replaceChildren(notice("problem", words.nothing));
      return;
    }
    show([recognised({ name: words.pasted, text: pasted.value }, language)]);
  });

  const intro = element("p", { class: "intro" }, words.intro);
  return element("div", {}, intro, card(language, files, pasted, read), preview, status);
}

/** The inputs for files and for a pasted table. */
const fields = () => ({
  files: element("input", {
    type: "file",
    multiple: true,
    accept: ".json,.csv,.tsv,.txt",
    id: "load-files",
    class: "hidden",
    "aria-describedby": "load-files-hint",
  }),
  pasted: element("textarea", {
    id: "load-pasted",
    rows: "6",
    spellcheck: "false",
    "aria-describedby": "load-pasted-hint",
  }),
});

function card(language: Language, files: HTMLElement, pasted: HTMLElement, read: HTMLElement): HTMLElement {
  const words = CORE_WORDS[language].pane.load;
  return element(
    "div",
    { class: "card open" },
    // The browser's own button would be in the browser's language.
    element("p", { class: "files" }, files, element("label", { for: "load-files" }, words.choose)),
    element("p", { class: "quiet", id: "load-files-hint" }, words.chooseHint),
    element("label", { class: "field", for: "load-pasted" }, words.paste),
    pasted,
    element("p", { class: "quiet", id: "load-pasted-hint" }, words.pasteHint),
    element("p", { class: "actions" }, read),
  );
}

async function fileRecognised(file: File, language: Language): Promise<Recognised> {
  const { notUtf8 } = CORE_WORDS[language].pane.load;
  const { name } = file;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return recognised({ name, text }, language);
  } catch {
    return { kind: "unreadable", name, line: null, sentence: notUtf8 };
  }
}

function previewOf(all: readonly Recognised[], language: Language): HTMLElement[] {
  return [
    element("h2", {}, CORE_WORDS[language].pane.load.recognised),
    ...all.map((one) => element("article", { class: "card open" }, ...partsOf(one, language))),
  ];
}

function partsOf(one: Recognised, language: Language): HTMLElement[] {
  const words = CORE_WORDS[language].pane.load;
  const name = element("p", { class: "quiet" }, one.name);
  switch (one.kind) {
    case "unreadable": {
      const at = one.line === null || one.line === 1 ? "" : `${words.line(one.line)}: `;
      return [element("h3", {}, one.name), notice("problem", `${at}${one.sentence}`)];
    }
    case "figures": {
      const { entriesRead, entriesPlaced, entriesRejected, entriesDuplicate } = one.run.control;
      const sentence = words.control(entriesRead, entriesPlaced, entriesRejected, entriesDuplicate);
      const title = `${words.figuresOf(one.run.period)} · ${words.clients(one.run.clients.length)}`;
      const verdict = verdictOf(one.run);
      return [
        element("h3", {}, title),
        name,
        element("p", {}, sentence),
        ...(verdict === null
          ? []
          : [notice(verdict.passed ? "good" : "problem", words.verdict(verdict.checks, verdict.passed))]),
      ];
    }
    default: {
      const title = `${words.kinds[one.kind]} · ${words.rows(one.rows)}`;
      return [element("h3", {}, title), name, columnsTable(one, language), ...problemParts(one, language)];
    }
  }
}

function columnsTable({ kind, columns }: RecognisedTable, language: Language): HTMLElement {
  const words = CORE_WORDS[language].pane.load;
  const known: Readonly<Record<string, { headings: readonly string[] }>> =
    kind === "time_log" ? TIME_LOG_COLUMNS : CONTRACT_COLUMNS;
  return element(
    "table",
    { class: "columns" },
    element("caption", { class: "hidden" }, words.kinds[kind]),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...[words.heading, words.column, words.firstCell].map((text) =>
          element("th", { scope: "col" }, text),
        ),
      ),
    ),
    element(
      "tbody",
      {},
      ...columns.map(({ heading, column, first }) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, heading),
          element(
            "td",
            {},
            element("code", {}, column),
            element(
              "span",
              { class: "quiet" },
              ` ${words.alsoCalled(known[column]?.headings.slice(0, NAMES_SHOWN).join(", ") ?? "")}`,
            ),
          ),
          element("td", { class: "sample" }, first),
        ),
      ),
    ),
  );
}

function problemParts({ ignored, problems }: RecognisedTable, language: Language): HTMLElement[] {
  const words = CORE_WORDS[language].pane.load;
  const parts: HTMLElement[] = [];
  if (ignored.length > 0) parts.push(element("p", { class: "quiet" }, words.ignored(ignored.join(", "))));
  if (problems.length === 0) return [...parts, notice("good", words.noProblems)];
  const items = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ line, sentence, written }) =>
      element(
        "li",
        {},
        element("b", {}, written ? words.line(line) : words.notWritten(line)),
        ` ${sentence}`,
      ),
    );
  const rest = byReason(problems.slice(PROBLEMS_SHOWN)).map(({ count, first }) =>
    element("li", {}, element("b", {}, words.more(count, first.line)), ` ${first.sentence}`),
  );
  const first = rest.length > 0 ? ` ${words.onlyFirst(PROBLEMS_SHOWN)}` : "";
  parts.push(
    notice(
      "problem",
      `${words.problems(problems.length)}${first}`,
      element("ul", { class: "problems" }, ...items, ...rest),
    ),
  );
  return parts;
}

/** The first row with each problem, and the number of similar rows. */
function byReason(problems: readonly RecognisedProblem[]): { first: RecognisedProblem; count: number }[] {
  const found = new Map<string, { first: RecognisedProblem; count: number }>();
  for (const problem of problems) {
    const group = found.get(problem.codes);
    if (group === undefined) found.set(problem.codes, { first: problem, count: 1 });
    else group.count += 1;
  }
  return [...found.values()];
}

function writtenBlock(written: readonly Written[], language: Language, workbook: Workbook): HTMLElement[] {
  const words = CORE_WORDS[language].pane.load;
  const said = written.map(({ table, sheet, rows }) => element("li", {}, words.written(table, sheet, rows)));
  const parts = [notice("good", element("ul", {}, ...said))];
  const own = (name: string) => written.find(({ table }) => table.startsWith(name))?.table;
  const [contracts, log] = [own("Contracts"), own("TimeLog")];
  if (contracts === undefined || log === undefined) return parts;
  const formula = `=PLAN.CLIENT_USAGE(${contracts}[#All],${log}[#All])`;
  const status = element("div", { role: "status" });
  const insert = button(words.insert, "plain", () =>
    reported(status, language, async () => {
      const { address, inserted } = await workbook.insert(formula);
      return inserted ? notice("good", words.inserted(address)) : notice("problem", words.notEmpty(address));
    }),
  );
  return [
    ...parts,
    element("p", {}, words.next),
    element("p", {}, formulaCode(formula)),
    element("p", { class: "actions" }, insert),
    status,
  ];
}
