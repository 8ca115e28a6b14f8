/** The reminders as a calendar, read by a calendar library, and compared by bytes where the library is too lenient. */

import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { reminderCalendar } from "../../../batch/documents/reminder-calendar.ts";
import { type Reminder, reminders } from "../../../core/figures/reminders.ts";
import { statement } from "../../../core/figures/statement.ts";
import { BUILT_IN_PRICES } from "../../../core/rules/plans.ts";
import { day } from "../../../core/values/calendar.ts";
import { reconciled } from "../../core/firm.ts";

const FIRM = [
  "Acme,VIP,8,2025-12-01,,2025-12-01,,,,",
  "Bolt,ORANGE_CARE,3,2025-12-01,,2025-12-01,,,,",
  "Élan & Fils; Ltée,VIP,2,2026-05-01,,2026-05-01,,,,",
  "Fjord,ORANGE_CARE,2,2025-10-15,,2025-10-15,,,,",
  "Gale,VIP,2,2025-10-15,,2025-10-15,,,,",
];
const LOG = ["1,2026-06-01,09:00,Élan & Fils; Ltée,90,,how_to,,"];
const DAYS = [60, 30, 7];

function remindersAsOf(asOf: string, log: readonly string[] = LOG): Reminder[] {
  const { accounts, exceptions } = reconciled({ contracts: FIRM, log });
  expect(exceptions).toEqual([]);
  const period = { from: day(`${asOf.slice(0, 7)}-01`), to: day(asOf) };
  return reminders(
    accounts.map(({ client, ledger, terms }) => ({
      client,
      statement: statement(ledger, terms, period, BUILT_IN_PRICES),
    })),
  );
}

function calendar(asOf: string, language: "en" | "fr" = "en", log: readonly string[] = LOG): string {
  return reminderCalendar(remindersAsOf(asOf, log), { asOf: day(asOf), language, reminderDays: DAYS });
}

interface ReadEvent {
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  readonly alarms: string[];
  readonly sequence: number;
}

/** What a calendar program takes from the file. */
function read(text: string): ReadEvent[] {
  const root = new ICAL.Component(ICAL.parse(text));
  return root.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    expect(event.startDate.isDate).toBe(true);
    expect(event.duration.toSeconds()).toBe(86_400);
    const alarms = component.getAllSubcomponents("valarm").map((alarm) => {
      const at = event.startDate.clone();
      at.isDate = false;
      at.addDuration(alarm.getFirstPropertyValue("trigger") as ICAL.Duration);
      return at.toString();
    });
    return {
      uid: event.uid,
      date: event.startDate.toString(),
      summary: event.summary,
      description: event.description,
      alarms,
      sequence: Number(event.sequence),
    };
  });
}

describe("October 2026", () => {
  const events = read(calendar("2026-10-31"));
  const event = (start: string) => {
    const found = events.filter(({ summary }) => summary.startsWith(start));
    expect(found).toHaveLength(1);
    return found[0] as ReadEvent;
  };

  test("a VIP renewal: its last day on time, and at nine on the days before its expiry that are still to come", () => {
    expect(event("Acme: last day to renew VIP on time")).toMatchObject({
      date: "2026-11-30",
      description:
        "Expires on 2026-12-01.\nOn-time price: $612.00.\nHours carried over if renewed on time: 8.00.",
      // 60 days before was 2 October.
      alarms: ["2026-11-01T09:00:00", "2026-11-24T09:00:00"],
    });
  });

  test("an Orange renewal and its invoice, a month before", () => {
    expect(event("Bolt: last day to renew Orange Care on time").date).toBe("2026-12-01");
    expect(event("Bolt: issue the Orange Care renewal invoice")).toMatchObject({
      date: "2026-11-01",
      alarms: ["2026-11-01T09:00:00"],
    });
  });

  test("an Orange term that lapsed: the last day of grace; a VIP one has no day left to act by", () => {
    expect(event("Fjord: last day to renew Orange Care and keep its anniversary").date).toBe("2026-11-14");
    expect(events.filter(({ summary }) => summary.startsWith("Gale"))).toEqual([]);
  });

  test("a bank that runs out; a name with signs that the format uses", () => {
    expect(event("Élan & Fils; Ltée: VIP runs out at the pace so far")).toMatchObject({
      description: "Hours left on 2026-10-31: 0.50.\nExpires on 2027-05-01.",
    });
  });
});

test("French", () => {
  const [first] = read(calendar("2026-10-31", "fr")).filter(({ summary }) => summary.startsWith("Acme"));
  expect(first).toMatchObject({
    summary: "Acme : dernier jour pour renouveler VIP à temps",
    description:
      "Expire le 2026-12-01.\nPrix à temps : 612,00 $.\nHeures reportées si renouvelé à temps : 8,00.",
  });
});

test("a month later the same terms have the same events, newer, whatever was worked meanwhile", () => {
  const before = read(calendar("2026-10-31"));
  const after = read(
    calendar("2026-11-30", "en", [...LOG, "2,2026-11-02,09:00,Élan & Fils; Ltée,5,,how_to,,"]),
  );
  const kept = after.filter(({ uid }) => before.some((event) => event.uid === uid));
  expect(kept.map(({ summary }) => summary).sort()).toEqual([
    "Acme: last day to renew VIP on time",
    "Bolt: issue the Orange Care renewal invoice",
    "Bolt: last day to renew Orange Care on time",
    "Élan & Fils; Ltée: VIP runs out at the pace so far",
  ]);
  for (const { uid, sequence } of kept) {
    expect(sequence).toBeGreaterThan(before.find((event) => event.uid === uid)?.sequence ?? Infinity);
  }
  expect(new Set(after.map(({ uid }) => uid)).size).toBe(after.length);
});

test("the same reminders give the same bytes; without any, an empty calendar", () => {
  expect(calendar("2026-10-31")).toBe(calendar("2026-10-31"));
  const none = reminderCalendar([], { asOf: day("2026-10-31"), language: "en", reminderDays: DAYS });
  expect(read(none)).toEqual([]);
});

test("lines end with CRLF and have at most 75 bytes, whatever a client is called, and the name comes back", () => {
  const [reminder] = remindersAsOf("2026-10-31").filter(({ kind }) => kind === "renewal");
  if (reminder === undefined) throw new Error("there is a renewal");
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 120 })
    .filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(
      fc.oneof(name, fc.constantFrom("a\\n;,b", "BEGIN:VEVENT", "é".repeat(99), "📅".repeat(60))),
      (text) => {
        const client = { ...reminder.client, name: text };
        const ics = reminderCalendar([{ ...reminder, client }], {
          asOf: day("2026-10-31"),
          language: "en",
          reminderDays: DAYS,
        });
        const lines = ics.split("\r\n");
        expect(lines.pop()).toBe("");
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(Buffer.from(line).toString(), "no character is cut in two").toBe(line);
        }
        expect(read(ics)).toMatchObject([{ summary: `${text}: last day to renew VIP on time` }]);
      },
    ),
    { numRuns: 500, seed: 6 },
  );
});

test("a control character in a name can't start another line", () => {
  const [reminder] = remindersAsOf("2026-10-31").filter(({ kind }) => kind === "renewal");
  if (reminder === undefined) throw new Error("there is a renewal");
  const client = { ...reminder.client, name: "Acme\r\nATTENDEE:x" };
  const ics = reminderCalendar([{ ...reminder, client }], {
    asOf: day("2026-10-31"),
    language: "en",
    reminderDays: DAYS,
  });
  expect(ics).not.toMatch(/^ATTENDEE/m);
});
