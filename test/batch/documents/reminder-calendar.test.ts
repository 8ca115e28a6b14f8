/** The reminders as a calendar, read by a calendar library, and compared by bytes where the library is too lenient. */

import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { reminderCalendar } from "../../../batch/documents/reminder-calendar.ts";
import { type Reminder, reminders } from "../../../core/figures/reminders.ts";
import { day } from "../../../core/values/calendar.ts";
import { reconciled } from "../../core/firm.ts";
import { viewed } from "../../core/viewed.ts";

const FIRM = [
  "Acme,VIP,8,2025-12-01,,2025-12-01,,,,",
  "Bolt,ORANGE_CARE,3,2025-12-01,,2025-12-01,,,,",
  "Élan & Fils; Ltée,VIP,2,2026-05-01,,2026-05-01,,,,",
  "Fjord,ORANGE_CARE,2,2025-10-15,,2025-10-15,,,,",
  "Gale,VIP,2,2025-10-15,,2025-10-15,,,,",
];
/** Enough days with draws to expect something of the bank (M4). */
const LOG = ["06-01", "07-02", "08-03"].map(
  (on, at) => `${at + 1},2026-${on},09:00,Élan & Fils; Ltée,30,,how_to,,`,
);
const DAYS = [60, 30, 7];

function remindersAsOf(asOf: string, log: readonly string[] = LOG): Reminder[] {
  const { accounts, exceptions } = reconciled({ contracts: FIRM, log });
  expect(exceptions).toEqual([]);
  const period = { from: day(`${asOf.slice(0, 7)}-01`), to: day(asOf) };
  return reminders(accounts.map((account) => viewed(account, period)));
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

describe("on the day after the reminders", () => {
  // Unpaid Care has a price of one subscriber whose plan is our reading (P6): 180.00.
  const contracts = [
    "Acme,ORANGE_CARE,1,2026-09-01,,,,,,",
    "Bolt,VIP,2,2026-10-01,,2026-10-01,,,,",
    "Crest,VIP,2,2026-10-01,,2026-10-01,,,,",
    "Dune,VIP,8,2025-12-01,,2025-12-01,,,,declined",
    "Ember,ORANGE_CARE,1,2026-06-01,,2026-06-01,,,,",
    "Flint,ORANGE_CARE,2,2025-12-20,,2025-12-20,cheque,,,",
  ];
  const log = [
    "1,2026-10-05,,Bolt,105,,how_to,,",
    "2,2026-10-05,,Crest,120,,how_to,,",
    "3,2026-10-05,,Ember,60,,how_to,,",
  ];
  const eventsOf = (asOf: string) => {
    const settings = { overageWithoutNotice: "hold" } as const;
    const { accounts } = reconciled({ contracts, log, settings });
    const period = { from: day(`${asOf.slice(0, 7)}-01`), to: day(asOf) };
    const all = reminders(accounts.map((account) => viewed(account, period)));
    return read(reminderCalendar(all, { asOf: day(asOf), language: "en", reminderDays: DAYS }));
  };
  const said = (asOf: string) => eventsOf(asOf).map(({ date, summary }) => `${date} ${summary}`);

  test("what is to be done has events; of hours used once, of what stays undone again", () => {
    expect(said("2026-10-31").sort()).toEqual([
      "2026-11-01 Acme: ask for the payment of Orange Care",
      "2026-11-01 Bolt: tell them that 80% of the VIP hours are used",
      "2026-11-01 Crest: tell them that all VIP hours are used",
      "2026-11-01 Ember: decide on overage without notice",
      "2026-11-20 Flint: issue the Orange Care renewal invoice",
      "2026-12-01 Dune: VIP ends and is not renewed",
      "2026-12-20 Flint: last day to renew Orange Care on time",
    ]);
    const later = said("2026-11-30");
    expect(later).toContain("2026-12-01 Acme: ask for the payment of Orange Care");
    expect(later).toContain("2026-12-01 Ember: decide on overage without notice");
    // Used up in October: it was told then.
    expect(later.filter((own) => /Bolt|Crest/.test(own))).toEqual([]);
  });

  test("prices are the client's own, and say what is to be confirmed", () => {
    const events = eventsOf("2026-10-31");
    const about = (name: string) => events.find(({ summary }) => summary.startsWith(name))?.description;
    expect(about("Acme")).toBe(
      "Began on 1 September 2026, not paid.\nExpires on 1 September 2027.\nPrice: $180.00, to be confirmed.",
    );
    expect(about("Dune")).toBe("Expires on 1 December 2026.\nHours that lapse then: 8.00 h.");
    expect(about("Ember")).toBe("Hours to be confirmed, the first of 5 October 2026: 0.50 h.");
    // 2 × 180.00 by cheque, 10 % less online.
    expect(about("Flint: last")).toBe(
      [
        "Expires on 20 December 2026.",
        "On-time price: $360.00, to be confirmed.",
        "Online: $324.00, to be confirmed.",
      ].join("\n"),
    );
  });
});

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
        "Expires on 1 December 2026.\nOn-time price: $612.00.\nHours carried over if renewed on time: 8.00 h.",
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
      description: "Hours left on 31 October 2026: 0.50 h.\nExpires on 1 May 2027.",
    });
  });
});

test("French", () => {
  const [first] = read(calendar("2026-10-31", "fr")).filter(({ summary }) => summary.startsWith("Acme"));
  expect(first).toMatchObject({
    summary: "Acme : dernier jour pour renouveler VIP à temps",
    description:
      "Expire le 1er décembre 2026.\nPrix à temps : 612,00 $.\nHeures reportées si renouvelé à temps : 8,00 h.",
  });
});

test("a month later the same terms have the same events, newer, whatever was worked meanwhile", () => {
  const before = read(calendar("2026-10-31"));
  const after = read(
    calendar("2026-11-30", "en", [...LOG, "9,2026-11-02,09:00,Élan & Fils; Ltée,5,,how_to,,"]),
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
