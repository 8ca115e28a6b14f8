/**
 * A firm's first month in a real terminal, from an empty folder to a closed month: what a person types, what the screen
 * says after each step, and how many commands it takes, one client's name being wrong in the export.
 */

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { summaryFile } from "../../batch/documents/file-names.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { DUE, filesUnder, put, temporaryFolder } from "./firm-folder.ts";
import { COLUMNS, needsTmux, Terminal } from "./typing.ts";

const FIRST = new Date(`${DUE}-01T00:00:00Z`);
/** What a person writes in the register: client, plan, quantity, start, expiry left to be known, paid on. */
const CLIENTS = [
  ["Acme Conseil", "VIP", 8, FIRST, null, FIRST],
  ["Bolt Médical", "Orange Care", 5, FIRST, null, FIRST],
  ["Côté & Fils", "Basic"],
];

/** A detailed report of Toggl Track, as it is exported. */
const EXPORT = `Toggl_time_entries_${DUE}-01_to_${DUE}-28.csv`;
const WORK = [
  ["Acme Conseil", "05", "09:00:00", "09:30:00", "00:30:00"],
  ["Bolt Médicale", "12", "09:15:00", "10:00:00", "00:45:00"],
  ["Côté & Fils", "14", "11:00:00", "11:20:00", "00:20:00"],
] as const;
const exported = [
  "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()",
  ...WORK.map(
    ([client, day, from, to, lasts]) =>
      `Anne Roy,anne@example.ca,${client},Support,,Work,Yes,${DUE}-${day},${from},${DUE}-${day},${to},${lasts},,`,
  ),
].join("\n");

/** In place of the examples, as in Excel. */
async function fillIn(register: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(register);
  const [paper] = book.worksheets;
  if (paper === undefined) throw new Error("the register has no sheet");
  for (let at = 2; at <= paper.rowCount; at++)
    for (let column = 1; column <= paper.columnCount; column++)
      paper.getCell(at, column).value = CLIENTS[at - 2]?.[column - 1] ?? null;
  await book.xlsx.writeFile(register);
}

/** A terminal cuts what is wider, in the midst of a word. */
function cutWords(screen: string): string[] {
  const lines = screen.split("\n");
  return lines.filter((line, at) => line.length >= COLUMNS && /^\S/.test(lines[at + 1] ?? ""));
}

/** The name that is wrong in the export, where the printed next step says. */
type Correction = (firm: string) => Promise<void>;
const inTheExport: Correction = async (firm) => {
  const file = join(firm, "heures", EXPORT);
  await writeFile(file, (await readFile(file, "utf8")).replace("Médicale", "Médical"));
};
const inACopyOfTheExceptions: Correction = async (firm) => {
  const rows = await readFile(join(firm, "results", DUE, "exceptions.csv"), "utf8");
  await writeFile(join(firm, "inbox", "exceptions.csv"), rows.replace("Médicale,", "Médical,"));
};

const PEOPLE: readonly {
  readonly language: Language;
  readonly locale: string;
  readonly answers: readonly (readonly [string, string])[];
  readonly correct: Correction;
  readonly says: Readonly<Record<"made" | "wrong" | "correct" | "close" | "closed", string>>;
}[] = [
  {
    language: "en",
    locale: "en_CA.UTF-8",
    answers: [
      ["Language / Langue (en, fr) [en]:", ""],
      ["Fill it with a made-up firm, to try it out? (yes, no) [no]:", "no"],
      ["Orange Plus]:", "VIP, Orange Care, Basic"],
      ["Currency [CAD]:", "Toronto"],
      ["Currency [CAD]:", ""],
      ["Time zone [", "america/toronto"],
      ["Hourly rate of level 1", ""],
      ["Hourly rate of level 2", "125"],
      ["Hourly rate of level 3", "$175.00"],
    ],
    correct: inACopyOfTheExceptions,
    says: {
      made: "Next: read “START HERE.txt”, fill in contracts.xlsx, put exported time logs into inbox, then run plan-balance check",
      wrong: "No client in the register is called “Bolt Médicale”. The nearest is “Bolt Médical”",
      correct: `Next: correct the row left out, in its own file or in a copy of results/${DUE}/exceptions.csv put with the time logs, and run again.`,
      close: `plan-balance close ${DUE}`,
      closed: "Next: send the clients their workbooks",
    },
  },
  {
    language: "fr",
    locale: "fr_CA.UTF-8",
    answers: [
      ["Language / Langue (en, fr) [fr] :", ""],
      ["Remplir le dossier avec une entreprise fictive, pour essayer ? (oui, non) [non] :", "non"],
      ["Orange Plus] :", "VIP, Orange Care, Basic"],
      ["Devise [CAD] :", ""],
      ["Fuseau horaire [", "Montréal"],
      ["Fuseau horaire [", "America/Toronto"],
      ["Tarif horaire du niveau 1", ""],
      ["Tarif horaire du niveau 2", "125,00 $"],
      ["Tarif horaire du niveau 3", "175"],
    ],
    correct: inTheExport,
    says: {
      made: "Ensuite : lisez « COMMENCER ICI.txt », remplissez contrats.xlsx, mettez les journaux exportés dans heures, puis lancez plan-balance check",
      wrong: "Aucun client du registre ne s’appelle « Bolt Médicale ». Le plus proche est « Bolt Médical »",
      correct: `Ensuite : corrigez la ligne écartée, dans son fichier d’origine ou dans une copie de resultats/${DUE}/exceptions.csv mise avec les journaux de temps, puis relancez.`,
      close: `plan-balance close ${DUE}`,
      closed: "Ensuite : envoyez",
    },
  },
];

test.each(PEOPLE)(
  "$language: five commands, one of them a second time",
  {
    ...needsTmux,
    timeout: 60_000,
  },
  async ({ language, locale, answers, correct, says }) => {
    const firm = join(await temporaryFolder(), "firm");
    await mkdir(firm);
    const { files } = WORDS[language].newFirm;
    const terminal = await Terminal.open(firm, locale);
    /** What the screen says is read as one text: where it goes on in the next line is the terminal's. */
    const typed = async (command: string, code: number, ...sentences: string[]) => {
      const { code: ended, screen } = await terminal.typed(command, command.endsWith("init") ? answers : []);
      expect({ command, ended, cut: cutWords(screen) }, screen).toEqual({ command, ended: code, cut: [] });
      const text = screen.replace(/\s+/g, " ");
      for (const sentence of sentences) expect(text).toContain(sentence);
    };

    await typed("plan-balance init", 0, files.register, files.guide, says.made);
    await fillIn(join(firm, files.register));
    await put(firm, `${files.inbox}/${EXPORT}`, exported);

    await typed("plan-balance check", 1, EXPORT, "Toggl Track", says.wrong);
    await typed("plan-balance reconcile", 1, says.wrong, says.correct);
    await correct(firm);
    await typed("plan-balance reconcile", 0, "Acme Conseil", "Bolt Médical", says.close);
    await typed(says.close, 0, says.closed);

    const again = "plan-balance reconcile";
    expect(terminal.commands).toEqual(["plan-balance init", "plan-balance check", again, again, says.close]);
    const results = [...(await filesUnder(join(firm, files.results, DUE))).keys()];
    expect(results).toEqual(
      expect.arrayContaining(["Acme Conseil.xlsx", summaryFile({ name: DUE, language }), "closed.json"]),
    );
    expect(await readdir(firm)).not.toContain("closed.json");
  },
);

test("the screen has colours, unless the person wants none or the terminal is dumb", needsTmux, async () => {
  const terminal = await Terminal.open(await temporaryFolder(), "en_CA.UTF-8");
  const red = "\u001b[31m";
  for (const [before, isColoured] of [
    ["", true],
    ["NO_COLOR=1 ", false],
    ["TERM=dumb ", false],
  ] as const) {
    expect((await terminal.typed(`${before}plan-balance check`)).code).toBe(2);
    expect(terminal.colours().includes(red), before).toBe(isColoured);
  }
});
