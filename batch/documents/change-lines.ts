/** The changes since the last run, or since a month was closed, as sentences in the firm's language. */

import type { Language } from "../../core/values/language.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { ChangeJson } from "../books/change-json.ts";
import type { Changes, SinceRun } from "../books/changes.ts";
import { RUN_FILE } from "../disk/output-folder.ts";

type Effect = ChangeJson["effects"][number];

export function changeLines(since: SinceRun, period: string, { language }: { language: Language }): string[] {
  const words = WORDS[language].changes;
  const unreadable = unreadableLines(since.unreadable, language);
  if (since.is === "first") return unreadable.length === 0 ? [words.noRun(period)] : unreadable;
  if (since.is === "same") return [words.nothingChanged(period), ...unreadable];
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

/** The outputs of the last run that can't be read any more, by file name; empty if there are none. */
export function unreadableLines(unreadable: readonly string[], language: Language): string[] {
  const words = WORDS[language].changes;
  const strays = unreadable.includes(RUN_FILE) ? [words.strays] : [];
  return unreadable.length === 0 ? [] : [words.unreadable(unreadable), ...strays];
}

/** Changes that affect all clients: versions, settings, prices, files. */
export function generalLines({ engine, settings, prices, files }: Changes, language: Language): string[] {
  const { changes: words, writing } = WORDS[language];
  return [
    ...(engine === null ? [] : [words.engine(engine.before, engine.now)]),
    ...(settings.length === 0 ? [] : [words.settings(writing.list(settings))]),
    ...(prices ? [words.prices] : []),
    ...files.new.map(words.fileNew),
    ...files.changed.map(words.fileChanged),
    ...files.gone.map(words.fileGone),
  ];
}

function changeLine(change: ChangeJson, language: Language): string {
  const said = WORDS[language].writing.pair(
    causeSentence(change, language),
    effectSentence(change, language),
  );
  return `${change.date}  ${subject(change, language)}  ${said}`;
}

/** A short description of the entry, its overage, or the bank's movement. */
export function subject(
  { what, id, description, minutesBefore, minutes }: ChangeJson,
  language: Language,
): string {
  const { changes: words, writing } = WORDS[language];
  if (what !== "entry") return words.what[what];
  const length =
    minutesBefore === null || minutes === null || minutesBefore === minutes
      ? writing.minutes(minutes ?? minutesBefore ?? 0)
      : words.was(minutesBefore, minutes);
  return [id === "" ? "" : `#${id}`, description, length].filter((part) => part !== "").join(", ");
}

/** Why the line changed; includes the file name, so it is for the firm only. */
export function causeSentence({ cause, file }: ChangeJson, language: Language): string {
  return WORDS[language].changes.causes[cause](file);
}

/** The effect of the change, e.g. “VIP 2026-01-15 −0.25 h, billable +0.25 h (+$31.25)”. */
export function effectSentence({ effects }: ChangeJson, language: Language): string {
  const words = WORDS[language];
  if (effects.length === 0) return words.changes.nothing;
  return words.writing.list(effects.map((effect) => effectWords(effect, words)));
}

function effectWords({ on, bank, raw, charged, change, cents }: Effect, { rules, writing }: Words): string {
  const hours = (of: number) => writing.signed(of, writing.hoursText);
  if (bank !== null) {
    const moved = `${rules.plans[bank.plan as keyof typeof rules.plans]} ${bank.start} ${hours(change)}`;
    // An adjustment's price.
    return cents === null || cents === 0 ? moved : `${moved} (${writing.signed(cents, writing.money)})`;
  }
  if (on !== "billable" && on !== "to_confirm")
    return `${rules.where[on]} ${writing.signed(charged === 0 ? raw : charged, writing.minutes)}`;
  const cost = cents === null ? rules.noRate : writing.signed(cents, writing.money);
  return `${rules.where[on]} ${hours(charged)} (${cost})`;
}
