/**
 * What stops a command, in the firm's language: what happened and what to do.
 *
 * Law: what the user gave and what the system refuses are told in sentences; a stack trace is told of a defect of ours
 * alone, and is said to be one.
 */

import type { Language } from "../../core/values/language.ts";
import type { Problem } from "../../core/values/problems.ts";
import { describe } from "../../core/words/describe.ts";
import { ENGINE } from "./engine.ts";
import { FatalError } from "./fatal-error.ts";
import type { Holder } from "./lock-holder.ts";

/** A workbook that somebody has open; `by` is null when that can't be told. */
export interface OpenWorkbook {
  readonly file: string;
  readonly by: string | null;
}

const ENGLISH = {
  nothingWritten: "Nothing was written.",
  unclearStart: (started: string, runs: string) =>
    `${started} was started, and ${runs} is what runs: whether they are the same can't be told, so nothing was done. Start it by its own path.`,
  held: (out: string, since: string, { pid, host }: Pick<Holder, "pid" | "host">) =>
    `${out}: another run has been at work since ${since} (process ${pid} on ${host}). Wait for it to end, or end that process, and run again.`,
  takenOver: (out: string, reason: string) =>
    `${out}: another run took over, because this one gave no sign of life for two minutes (${reason}). Run again once the other one has ended.`,
  unwritable: (folder: string, reason: string) =>
    `${folder}: the files can't be put in place (${reason}); nothing was changed. Close the workbooks of that month, check that the folder can be written to, and run again.`,
  noLock: (path: string) =>
    `${path}: there is a file where runs keep whose turn it is, and it is none of theirs. Remove it, and run again.`,
  away: (folder: string, reason: string, kept: string) =>
    `${folder}: the files can't be put in place (${reason}), and the folder that was there could not be moved back: it is whole in ${kept}. Check that the folder can be written to, and run again: each run first puts it back.`,
  unmended: (folder: string, reason: string) =>
    `${folder}: what an interrupted run left can't be put right (${reason}). Close the workbooks of that month, check that the folder can be written to, and run again.`,
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
  doneUnread: (path: string, reason: string | null) =>
    `${path}: which months the schedule has done can't be read any more (${reason ?? "cut short, or changed by hand"}), so no month is run, lest one be forgotten. Put the file back from a copy, or write in it the last month that is done, such as {"schema":1,"through":"2026-09","unfinished":[]}.`,
  doneUnwritten: (path: string, reason: string) =>
    `${path}: it can't be noted that a month is done (${reason}). Make room on the disk and check that the folder can be written to; until then the month is done again each time.`,
  interrupted: (period: string, signal: string) =>
    `${period} was stopped by ${signal} before it was done. It is still owed: the next start does it.`,
  ownerUnread: (path: string, reason: string | null) =>
    `${path}: whose months these are can't be read any more (${reason ?? "cut short, or changed by hand"}); nothing was changed. If they are this firm's, delete the file and run again.`,
  otherFirm: (out: string, then: { config: string; logs: string }, owner: string) =>
    `${out}: these months are another configuration’s (${then.config}, with the time logs in ${then.logs}), which this run would replace; nothing was changed. Give “out” a folder of its own. If both are one firm’s, delete ${owner} and run again.`,
  noLog: (folder: string) =>
    `${folder}: there is no time log here, but months with work are closed. Put the exported files back, or check “logs”.`,
  logsBelow: (folder: string) =>
    `${folder}: there is no time log here, but in folders below it. Put the files here, or have the folders read.`,
  noRow: (path: string, rows: number, line: number, reason: string) =>
    `${path}: ${rows === 0 ? "the register has no row. Add the clients’ plans." : `${rows === 1 ? "its one row can't be used" : `none of its ${rows} rows can be used`}. ${rows === 1 ? "It is" : "The first is"} line ${line}: ${reason}`}`,
};

const FRENCH: typeof ENGLISH = {
  nothingWritten: "Rien n’a été écrit.",
  unclearStart: (started, runs) =>
    `${started} a été lancé, et c’est ${runs} qui tourne : rien ne dit que ce soit le même, donc rien n’a été fait. Lancez-le par son propre chemin.`,
  held: (out, since, { pid, host }) =>
    `${out} : un autre passage est en cours depuis ${since} (processus ${pid} sur ${host}). Attendez qu’il se termine, ou arrêtez ce processus, puis relancez.`,
  takenOver: (out, reason) =>
    `${out} : un autre passage a pris la relève, car celui-ci n’a donné aucun signe de vie pendant deux minutes (${reason}). Relancez quand l’autre sera terminé.`,
  unwritable: (folder, reason) =>
    `${folder} : les fichiers ne peuvent pas être mis en place (${reason}) ; rien n’a été changé. Fermez les classeurs de ce mois, vérifiez que le dossier est accessible en écriture, puis relancez.`,
  noLock: (path) =>
    `${path} : il y a un fichier là où les passages notent à qui est le tour, et il n’est pas d’eux. Retirez-le, puis relancez.`,
  away: (folder, reason, kept) =>
    `${folder} : les fichiers ne peuvent pas être mis en place (${reason}), et le dossier qui s’y trouvait n’a pas pu être remis : il est entier dans ${kept}. Vérifiez que le dossier est accessible en écriture, puis relancez : chaque passage commence par le remettre.`,
  unmended: (folder, reason) =>
    `${folder} : ce qu’un passage interrompu a laissé ne peut pas être remis en ordre (${reason}). Fermez les classeurs de ce mois, vérifiez que le dossier est accessible en écriture, puis relancez.`,
  open: (folder, workbooks) =>
    `${folder} : ${workbooks.map(({ file, by }) => `« ${file} » est ouvert${by === null ? "" : ` (${by})`}`).join(", ")} ; rien n’a été changé. Fermez-le, puis relancez. Si personne ne l’a ouvert, supprimez le fichier caché à côté de lui qui commence par « ~$ » ou « .~lock. ».`,
  file: (path, reason) => `${path} : le fichier ne peut pas être lu (${reason}). Vérifiez la configuration.`,
  logs: (folder, reason) =>
    `${folder} : le dossier des journaux de temps ne peut pas être lu (${reason}). Vérifiez « logs ».`,
  outInLogs: (out, logs) =>
    `« out » (${out}) est dans le dossier des journaux de temps (${logs}) : le prochain passage y trouverait ses propres fichiers. Donnez à « out » son propre dossier.`,
  logsInOut: (logs, out) =>
    `« logs » (${logs}) est là où les passages écrivent (${out}) : les fichiers des uns seraient lus ou retirés par les autres. Donnez à « logs » son propre dossier.`,
  doneUnread: (path, reason) =>
    `${path} : les mois que la planification a faits ne sont plus lisibles (${reason ?? "fichier coupé, ou modifié à la main"}) ; aucun mois n’est donc traité, pour qu’aucun ne soit oublié. Remettez le fichier depuis une copie, ou écrivez-y le dernier mois qui est fait, par exemple {"schema":1,"through":"2026-09","unfinished":[]}.`,
  doneUnwritten: (path, reason) =>
    `${path} : il n’est pas possible de noter qu’un mois est fait (${reason}). Faites de la place sur le disque et vérifiez que le dossier est accessible en écriture ; d’ici là, le mois est refait à chaque fois.`,
  interrupted: (period, signal) =>
    `${period} a été arrêté par ${signal} avant la fin. Il reste dû : le prochain démarrage le fera.`,
  ownerUnread: (path, reason) =>
    `${path} : à qui sont ces mois n’est plus lisible (${reason ?? "fichier coupé, ou modifié à la main"}) ; rien n’a été changé. S’ils sont à cette entreprise, supprimez ce fichier, puis relancez.`,
  otherFirm: (out, then, owner) =>
    `${out} : ces mois sont ceux d’une autre configuration (${then.config}, avec les journaux de temps de ${then.logs}), que ce passage remplacerait ; rien n’a été changé. Donnez à « out » son propre dossier. Si les deux sont d’une même entreprise, supprimez ${owner}, puis relancez.`,
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
  if (problem.code === "FILE_UNOPENED") {
    const refused = Object.assign(new Error(problem.reason), { code: problem.reason });
    return stopSentences(language).file(path, reasonOf(refused, language));
  }
  return `${path}${language === "fr" ? " " : ""}: ${describe(problem, language)}`;
}

/** The system's code for an error, or what it says. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
}

/** Codes of the system that come to the same for whoever reads them. */
const REFUSALS = {
  ENOENT: "missing",
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "readOnly",
  ENOSPC: "full",
  EDQUOT: "full",
  EFBIG: "tooLarge",
  ERR_FS_FILE_TOO_LARGE: "tooLarge",
  ERR_STRING_TOO_LONG: "tooLarge",
  EIO: "failing",
  ESTALE: "failing",
  ETIMEDOUT: "failing",
  EMFILE: "tooManyOpen",
  ENFILE: "tooManyOpen",
  EISDIR: "folder",
  ENOTDIR: "noFolder",
  EEXIST: "taken",
  ENOTEMPTY: "taken",
  EBUSY: "inUse",
  ETXTBSY: "inUse",
  ENAMETOOLONG: "nameTooLong",
  ELOOP: "circle",
  ENOMEM: "memory",
  EPIPE: "unread",
} as const;

type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS] | "other";

const REFUSAL_SENTENCES: Record<Language, Record<Refusal, readonly [is: string, remedy: string]>> = {
  en: {
    missing: ["there is no such file or folder", "Check the path."],
    forbidden: ["this account has no right to it", "Give it the right, or use an account that has it."],
    readOnly: ["the disk can only be read", "Use one that can be written to."],
    full: ["the disk is full", "Make room on it, and run again."],
    tooLarge: ["the file is too large", "Make it smaller, and run again."],
    failing: ["the disk or the network fails", "Check it, and run again."],
    tooManyOpen: [
      "too many files are open",
      "Close other programs or raise the limit (ulimit -n), and run again.",
    ],
    folder: ["a folder is where a file is wanted", "Move it away, or correct the path."],
    noFolder: ["a file is where a folder is wanted", "Move it away, or correct the path."],
    taken: ["something of that name is there already", "Move it away, and run again."],
    inUse: ["another program has it open", "Close it there, and run again."],
    nameTooLong: ["the name is too long", "Use a shorter one."],
    circle: ["its links lead in a circle", "Correct them."],
    memory: ["there is not enough memory", "Close other programs, and run again."],
    unread: ["what reads the output has ended", "Run again, and let it read to the end."],
    other: ["the system refuses", "Check this file or folder, and run again."],
  },
  fr: {
    missing: ["il n’y a aucun fichier ni dossier de ce nom", "Vérifiez le chemin."],
    forbidden: ["ce compte n’y a pas droit", "Donnez-lui ce droit, ou utilisez un compte qui l’a."],
    readOnly: ["le disque est en lecture seule", "Utilisez-en un où l’on peut écrire."],
    full: ["le disque est plein", "Faites-y de la place, puis relancez."],
    tooLarge: ["le fichier est trop gros", "Réduisez-le, puis relancez."],
    failing: ["le disque ou le réseau est en panne", "Vérifiez-le, puis relancez."],
    tooManyOpen: [
      "trop de fichiers sont ouverts",
      "Fermez d’autres programmes ou relevez la limite (ulimit -n), puis relancez.",
    ],
    folder: ["il y a là un dossier au lieu d’un fichier", "Déplacez-le, ou corrigez le chemin."],
    noFolder: ["il y a là un fichier au lieu d’un dossier", "Déplacez-le, ou corrigez le chemin."],
    taken: ["il y a déjà quelque chose de ce nom", "Déplacez-le, puis relancez."],
    inUse: ["un autre programme l’a ouvert", "Fermez-le là, puis relancez."],
    nameTooLong: ["le nom est trop long", "Prenez-en un plus court."],
    circle: ["ses liens tournent en rond", "Corrigez-les."],
    memory: ["il n’y a pas assez de mémoire", "Fermez d’autres programmes, puis relancez."],
    unread: ["ce qui lisait la sortie s’est terminé", "Relancez, et laissez-le lire jusqu’au bout."],
    other: ["le système refuse", "Vérifiez ce fichier ou ce dossier, puis relancez."],
  },
};

/** The sentences for what stops a command; null when that is a defect of ours. */
export function stopLines(error: unknown, language: Language): readonly string[] | null {
  if (error instanceof FatalError) return error.sentences;
  const told = refusal(error, language);
  if (told === null) return null;
  const { path } = error as NodeJS.ErrnoException;
  const what = `${told.is} (${told.code}). ${told.remedy}`;
  if (path === undefined) return [what.charAt(0).toUpperCase() + what.slice(1)];
  return [language === "fr" ? `${path} : ${what}` : `${path}: ${what}`];
}

/** Why something could not be read or written, for a sentence of its own: `the disk is full, ENOSPC`. */
export function reasonOf(error: unknown, language: Language): string {
  const told = refusal(error, language);
  return told === null ? errorCode(error) : `${told.is}, ${told.code}`;
}

/** What the system refuses; null when it is not the system that does. */
function refusal(error: unknown, language: Language): { code: string; is: string; remedy: string } | null {
  if (!(error instanceof Error)) return null;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  const known = (REFUSALS as Readonly<Record<string, Refusal>>)[code];
  if (known === undefined && syscall === undefined) return null;
  const [is, remedy] = REFUSAL_SENTENCES[language][known ?? "other"];
  return { code, is, remedy };
}

/** What is told of a defect: that it is one, what to do, and what whoever mends it needs. */
export function defectLines(error: unknown, language: Language): readonly string[] {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const sentences =
    language === "fr"
      ? [
          "Ceci est un défaut de ce logiciel, et non une erreur de votre part. Ce qui n’était pas terminé est resté tel qu’avant.",
          "Envoyez les lignes qui suivent, et la commande, à qui s’occupe du logiciel ; relisez-les d’abord, car elles peuvent nommer un client.",
        ]
      : [
          "This is a defect of this software, and no mistake of yours. What was not finished is as it was before.",
          "Send the lines below, and the command, to whoever looks after the software; read them first, as they may name a client.",
        ];
  const system = `support-plan-balance ${ENGINE}, Node ${process.version}, ${process.platform}`;
  return [...sentences, "", system, trace];
}
