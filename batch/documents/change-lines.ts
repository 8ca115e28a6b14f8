/** What changed since the last run, as lines to print, in the firm's language. */

import type { Language } from "../../core/values/language.ts";
import type { ChangeJson } from "../books/change-json.ts";
import type { Changes, SinceRun } from "../books/changes.ts";
import { RUN_FILE } from "../disk/output-folder.ts";
import { causeSentence, changeWords, effectSentence } from "./change-words.ts";

export function changeLines(since: SinceRun, period: string, { language }: { language: Language }): string[] {
  const words = changeWords(language);
  const spoilt = spoiltLines(since.spoilt, language);
  if (since.is === "first") return spoilt.length === 0 ? [words.noRun(period)] : spoilt;
  if (since.is === "same") return [words.nothingChanged(period), ...spoilt];
  const { clients } = since.changes;
  return [
    words.changedSince(period),
    ...generalLines(since.changes, language).map((line) => `  ${line}`),
    ...clients.flatMap(({ client, changes }) => [
      "",
      `  ${client}`,
      ...changes.map((change) => `    ${changeLine(change, language)}`),
    ]),
    ...(clients.length === 0 ? ["", `  ${words.noFigure}`] : []),
  ];
}

/** What of the last run can't be read any more, by the names of its files; nothing when there is none. */
export function spoiltLines(spoilt: readonly string[], language: Language): string[] {
  const words = changeWords(language);
  const strays = spoilt.includes(RUN_FILE) ? [words.strays] : [];
  return spoilt.length === 0 ? [] : [words.spoilt(spoilt), ...strays];
}

/** What concerns all clients: versions, settings, prices, files. */
export function generalLines({ engine, settings, prices, files }: Changes, language: Language): string[] {
  const words = changeWords(language);
  return [
    ...(engine === null ? [] : [words.engine(engine.before, engine.now)]),
    ...(settings.length === 0 ? [] : [words.settings(settings.join(", "))]),
    ...(prices ? [words.prices] : []),
    ...files.new.map(words.fileNew),
    ...files.changed.map(words.fileChanged),
    ...files.gone.map(words.fileGone),
  ];
}

function changeLine(change: ChangeJson, language: Language): string {
  return `${change.date}  ${subject(change, language)}  ${causeSentence(change, language)}: ${effectSentence(change, language)}`;
}

/** The entry, its overage, or the bank's movement, in a few words. */
export function subject(
  { what, id, description, minutesBefore, minutes }: ChangeJson,
  language: Language,
): string {
  const words = changeWords(language);
  if (what !== "entry") return words.what[what];
  const length =
    minutesBefore === null || minutes === null || minutesBefore === minutes
      ? words.minutes(String(minutes ?? minutesBefore))
      : words.was(minutesBefore, minutes);
  return [id === "" ? "" : `#${id}`, description, length].filter((part) => part !== "").join(", ");
}
