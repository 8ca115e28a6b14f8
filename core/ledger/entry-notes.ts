/** What a ledger notes beside an entry, for whoever reads or bills it. */

import type { Category, Level } from "../rules/coverage.ts";
import type { Note } from "../rules/places.ts";
import { weekday } from "../values/calendar.ts";
import { isChat } from "../words/accepted-words.ts";
import type { Entry } from "./entry.ts";
import type { Settings } from "./settings.ts";

const OFFICE_OPENS = 9 * 60;
const OFFICE_CLOSES = 17 * 60;
const MIDNIGHT = 24 * 60;
const MOST_TRAINEES = 4;

/** The notes required by A9, A2 and A7. */
export function entryNotes(
  entry: Entry,
  category: Category,
  level: Level | null,
  holidays: Settings["holidays"],
): Note[] {
  const notes: Note[] = [];
  if (entry.category === null) notes.push({ code: "CATEGORY_ASSUMED" });
  if (category === "password_reset" && entry.approved === false) notes.push({ code: "RESET_REFUSED" });
  const end = entry.start === null ? 0 : entry.start + entry.minutes;
  const early = entry.start !== null && entry.start < OFFICE_OPENS;
  const late = end > OFFICE_CLOSES;
  if (weekday(entry.date) > 5 || holidays.includes(entry.date) || early || late)
    notes.push({ code: "OUTSIDE_OFFICE_HOURS" });
  if (end > MIDNIGHT) notes.push({ code: "CROSSES_MIDNIGHT" });
  if ((entry.trainees ?? 0) > MOST_TRAINEES) notes.push({ code: "OVER_FOUR_TRAINEES" });
  if (level === 3 && (category === "chat" || isChat(entry.channel))) notes.push({ code: "LEVEL_3_IN_CHAT" });
  return notes;
}
