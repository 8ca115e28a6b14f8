/** What stops a run once its configuration is read, in the firm's language: what happened and what to do. */

import { describe, type Language, type Problem } from "../core/errors.ts";
import type { Holder } from "./output/lock-holder.ts";

/** A workbook that somebody has open; `by` is null when that can't be told. */
export interface OpenWorkbook {
  readonly file: string;
  readonly by: string | null;
}

const ENGLISH = {
  nothingWritten: "Nothing was written.",
  held: (out: string, since: string, { pid, host }: Pick<Holder, "pid" | "host">) =>
    `${out}: another run has been at work since ${since} (process ${pid} on ${host}). Wait for it to end, or end that process, and run again.`,
  takenOver: (out: string, reason: string) =>
    `${out}: another run took over, because this one gave no sign of life for two minutes (${reason}); nothing was changed. Run again once the other one has ended.`,
  unwritable: (folder: string, reason: string) =>
    `${folder}: the files can't be put in place (${reason}); nothing was changed. Close the workbooks of that month, check that the folder can be written to, and run again.`,
  open: (folder: string, workbooks: readonly OpenWorkbook[]) =>
    `${folder}: ${workbooks.map(({ file, by }) => `“${file}” is open${by === null ? "" : ` (${by})`}`).join(", ")}; nothing was changed. Close it and run again. If nobody has it open, delete the hidden file beside it that begins with “~$” or “.~lock.”.`,
  file: (path: string, reason: string) =>
    `${path}: the file can't be read (${reason}). Check the configuration.`,
  logs: (folder: string, reason: string) =>
    `${folder}: the folder of time logs can't be read (${reason}). Check “logs”.`,
  outInLogs: (out: string, logs: string) =>
    `“out” (${out}) lies in the folder of time logs (${logs}), so the next run would find its own files there. Give “out” a folder of its own.`,
  logsInOut: (logs: string, out: string) =>
    `“logs” (${logs}) lies where the runs write (${out}), so they would read or remove each other’s files. Give “logs” a folder of its own.`,
  noLog: (folder: string) =>
    `${folder}: there is no time log here, but months with work are closed. Put the exported files back, or check “logs”.`,
  logsBelow: (folder: string) =>
    `${folder}: there is no time log here, but in folders below it. Put the files here, or have the folders read.`,
  noRow: (path: string, rows: number, line: number, reason: string) =>
    `${path}: ${rows === 0 ? "the register has no row. Add the clients’ plans." : `${rows === 1 ? "its one row can't be used" : `none of its ${rows} rows can be used`}. ${rows === 1 ? "It is" : "The first is"} line ${line}: ${reason}`}`,
};

const FRENCH: typeof ENGLISH = {
  nothingWritten: "Rien n’a été écrit.",
  held: (out, since, { pid, host }) =>
    `${out} : un autre passage est en cours depuis ${since} (processus ${pid} sur ${host}). Attendez qu’il se termine, ou arrêtez ce processus, puis relancez.`,
  takenOver: (out, reason) =>
    `${out} : un autre passage a pris la relève, car celui-ci n’a donné aucun signe de vie pendant deux minutes (${reason}) ; rien n’a été changé. Relancez quand l’autre sera terminé.`,
  unwritable: (folder, reason) =>
    `${folder} : les fichiers ne peuvent pas être mis en place (${reason}) ; rien n’a été changé. Fermez les classeurs de ce mois, vérifiez que le dossier est accessible en écriture, puis relancez.`,
  open: (folder, workbooks) =>
    `${folder} : ${workbooks.map(({ file, by }) => `« ${file} » est ouvert${by === null ? "" : ` (${by})`}`).join(", ")} ; rien n’a été changé. Fermez-le, puis relancez. Si personne ne l’a ouvert, supprimez le fichier caché à côté de lui qui commence par « ~$ » ou « .~lock. ».`,
  file: (path, reason) => `${path} : le fichier ne peut pas être lu (${reason}). Vérifiez la configuration.`,
  logs: (folder, reason) =>
    `${folder} : le dossier des journaux de temps ne peut pas être lu (${reason}). Vérifiez « logs ».`,
  outInLogs: (out, logs) =>
    `« out » (${out}) est dans le dossier des journaux de temps (${logs}) : le prochain passage y trouverait ses propres fichiers. Donnez à « out » son propre dossier.`,
  logsInOut: (logs, out) =>
    `« logs » (${logs}) est là où les passages écrivent (${out}) : les fichiers des uns seraient lus ou retirés par les autres. Donnez à « logs » son propre dossier.`,
  noLog: (folder) =>
    `${folder} : il n’y a aucun journal de temps ici, mais des mois avec du travail sont clôturés. Remettez-y les fichiers exportés, ou vérifiez « logs ».`,
  logsBelow: (folder) =>
    `${folder} : il n’y a aucun journal de temps ici, mais dans des sous-dossiers. Placez-y les fichiers, ou faites lire les sous-dossiers.`,
  noRow: (path, rows, line, reason) =>
    `${path} : ${rows === 0 ? "le registre n’a aucune ligne. Ajoutez les forfaits des clients." : `${rows === 1 ? "sa seule ligne n’est pas utilisable" : `aucune de ses ${rows} lignes n’est utilisable`}. ${rows === 1 ? "C’est" : "La première est"} la ligne ${line} : ${reason}`}`,
};

export function stopSentences(language: Language): typeof ENGLISH {
  return language === "fr" ? FRENCH : ENGLISH;
}

/** Why a file that a run can't do without was not read. */
export function fileStop(path: string, problem: Problem, language: Language): string {
  if (problem.code === "FILE_UNOPENED") return stopSentences(language).file(path, problem.reason);
  return `${path}${language === "fr" ? " " : ""}: ${describe(problem, language)}`;
}

/** The system's code for an error, or what it says. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
}
