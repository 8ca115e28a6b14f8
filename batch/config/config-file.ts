/**
 * The configuration file as it is written: its keys, and what each may hold.
 *
 * Laws: an unknown key is an error. batch/configuration.md says what each key is for; a test compares the two, and makes
 * `firm.schema.json` of both, by which editors complete the keys.
 */

import * as z from "zod";
import { NOTICE_AT } from "../../core/figures/bank-notices.ts";
import { DEFAULT_SETTINGS } from "../../core/ledger/settings.ts";
import { ROUNDING_SCOPES } from "../../core/rules/charge.ts";
import { CATEGORIES, DIAMOND_USES, PLUS_USES } from "../../core/rules/coverage.ts";
import { WITHOUT_NOTICE } from "../../core/rules/overage.ts";
import { PUBLISHED_EXTRAS, SOLD_PLANS } from "../../core/rules/plans.ts";
import { REMINDER_DAYS } from "../../core/rules/renewal.ts";
import { parseDate } from "../../core/values/calendar.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { DATE_ORDERS, UNITS } from "../../core/values/notation.ts";
import { cents, MOST_CENTS } from "../../core/values/units.ts";
import { languageNamed, USUAL_WORDS } from "../../core/words/accepted-words.ts";
import { type Fault, keyed, like, listOf, named, textLike, whole } from "../disk/fault-codes.ts";
import { ENCODINGS } from "../imports/bytes.ts";
import { DEFAULT_MOST_HOURS } from "../imports/settings.ts";
import { BILLING } from "./billing-settings.ts";
import { isCron } from "./due-months.ts";
import { MAIL } from "./mail-settings.ts";

const rate = whole(MOST_CENTS, "cents", 0).transform(cents);
/** `\t` and `\f` in a path come from a Windows path whose backslashes were not doubled. */
const path = (example: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  textLike(example).regex(/^[^\x00-\x1F]*$/, { error: "path" satisfies Fault });
const timeZone = z
  .string({ error: "timeZone" satisfies Fault })
  .refine((zone) => zoneNamed(zone) === zone, { error: "timeZone" satisfies Fault });

/** The time zone of that name in any case, as it is written; null if there is none. */
export function zoneNamed(given: string): string | null {
  const zones = [...Intl.supportedValuesOf("timeZone"), "UTC"];
  return zones.find((zone) => zone.toLowerCase() === given.toLowerCase()) ?? null;
}

const day = z
  .string({ error: "day" satisfies Fault })
  .refine((text) => parseDate(text) !== null, { error: "day" satisfies Fault })
  .transform(parseDate);
const yesNo = z.boolean({ error: "yesNo" satisfies Fault });
const hours = z
  .number({ error: "hours" satisfies Fault })
  .positive({ error: "hours" satisfies Fault })
  .max(24, { error: "hours" satisfies Fault });

const name = textLike("Acme Ltd");
const aliasTarget = z.union(
  [
    name,
    keyed(
      { client: name, from: day.optional(), to: day.optional() },
      '{ "client": "Acme", "from": "2026-01-01", "to": "2026-06-30" }',
    ),
  ],
  { error: like('"Acme"') },
);
const ALIASES = '{ "Acme Ltd": "Acme" }';
/** A category's id, printed label or a usual word for it. */
const category = z
  .string({ error: like('"break_fix"') })
  .transform((given, context) => {
    const found = USUAL_WORDS.read(given);
    if ("category" in found) return found.category;
    context.addIssue({ code: "custom", params: { problem: found.problem } });
    return z.NEVER;
  })
  .meta({ examples: [...CATEGORIES] });
const meaning = z.union(
  [
    category.transform((is) => ({ category: is })),
    keyed(
      {
        category: category.optional(),
        level: z
          .union([z.literal(1), z.literal(2), z.literal(3)], { error: "level" satisfies Fault })
          .optional(),
      },
      '{ "level": 3 }',
    ),
  ],
  { error: like('"repair", { "level": 3 } or {}') },
);
const MEANINGS = '{ "Repair": "repair", "senior": { "level": 3 } }';
const MAYS = '["May", "June"]';
/** What some files don't say themselves; for each file, the first entry whose pattern matches its name applies. */
const source = keyed(
  {
    files: textLike("toggl*.csv").meta({ description: "the names of the files, with * and ?" }),
    profile: textLike("toggl-detailed").optional(),
    sheet: textLike("May").optional(),
    sheets: z
      .union([z.literal("all"), listOf(textLike("May"), MAYS).min(1, { error: like(MAYS) })], {
        error: like(`${MAYS} or "all"`),
      })
      .optional(),
    encoding: z.enum(ENCODINGS).optional(),
    dateOrder: z.enum(DATE_ORDERS).optional(),
    decimalMark: z.enum([".", ","]).optional(),
    durationUnit: z.enum(UNITS).optional(),
    hoursPerDay: hours.optional(),
    technician: textLike("Anne Roy").optional(),
    client: name.optional(),
    project: textLike("Web site").optional(),
  },
  '{ "files": "toggl*.csv", "dateOrder": "DMY" }',
);
/** `fr-CA` is French too, and so is `français`. */
const language = z
  .string({ error: "language" satisfies Fault })
  .transform((given, context) => {
    const found = languageNamed(given);
    if (found !== null) return found;
    context.addIssue({ code: "custom", message: "language" satisfies Fault });
    return z.NEVER;
  })
  .meta({ enum: [...LANGUAGES, ...LANGUAGES.map((one) => `${one}-CA`)] });
const RATES = '{ "2": 12500, "3": 17500 }';
const MONTHLY = "0 6 1 * *";

export const CONFIG_FILE = keyed(
  {
    /** For editors: where `firm.schema.json` is. */
    $schema: textLike("firm.schema.json").optional(),
    $comment: textLike("rates are in cents").optional(),
    register: path("contracts.csv"),
    logs: path("inbox"),
    out: path("out"),
    prices: path("prices.csv").optional(),
    adjustments: path("adjustments.csv").optional(),
    rates: keyed({ 1: rate.optional(), 2: rate.optional(), 3: rate.optional() }, RATES).default({}),
    rounding: keyed({ scope: z.enum(ROUNDING_SCOPES) }, '{ "scope": "entry" }').default({
      scope: DEFAULT_SETTINGS.rounding,
    }),
    diamondForLevel2: z.enum(DIAMOND_USES).default(DEFAULT_SETTINGS.diamondForLevel2),
    plusForLevel3: z.enum(PLUS_USES).default(DEFAULT_SETTINGS.plusForLevel3),
    overageWithoutNotice: z.enum(WITHOUT_NOTICE).default(DEFAULT_SETTINGS.overageWithoutNotice),
    holidays: listOf(day, '["2026-06-24", "2026-07-01"]').default([]),
    language: language.default("en"),
    currency: textLike("CAD")
      .max(8, { error: like('"CAD"') })
      .default("CAD"),
    timeZone: timeZone.default("America/Toronto"),
    schedule: keyed(
      {
        cron: z
          .string({ error: "cron" satisfies Fault })
          .refine(isCron, { error: "cron" satisfies Fault })
          .default(MONTHLY),
        renewals: yesNo.default(false),
      },
      `{ "cron": "${MONTHLY}" }`,
    ).default({ cron: MONTHLY, renewals: false }),
    aliases: named(
      z.union([aliasTarget, listOf(aliasTarget, `[${ALIASES}]`)], { error: like('"Acme"') }),
      ALIASES,
    ).default({}),
    defaultCategory: category.default(DEFAULT_SETTINGS.defaultCategory),
    profiles: listOf(path("our-tool.json"), '["our-tool.json"]').default([]),
    subfolders: yesNo.optional(),
    sources: listOf(source, '[{ "files": "toggl*.csv", "dateOrder": "DMY" }]').default([]),
    projects: named(name, '{ "Web site": "Acme" }').default({}),
    categories: named(category, '{ "Panne": "break_fix" }').default({}),
    tasks: named(meaning, MEANINGS).default({}),
    tags: named(meaning, MEANINGS).default({}),
    technicians: named(textLike("Anne Roy"), '{ "anne@example.ca": "Anne Roy" }').default({}),
    maxEntryHours: hours.default(DEFAULT_MOST_HOURS),
    decisions: path("decisions.csv").optional(),
    reminderDays: listOf(whole(366, "days"), "[60, 30, 7]")
      .min(1, { error: like("[60, 30, 7]") })
      .default([...REMINDER_DAYS]),
    noticeAt: listOf(whole(100, "percent"), "[80, 100]").default([...NOTICE_AT]),
    planExtras: z
      .partialRecord(z.enum(SOLD_PLANS), listOf(textLike("KCM"), '["KCM"]'), {
        error: like('{ "ORANGE_CARE": ["KCM"] }'),
      })
      .default({ ...PUBLISHED_EXTRAS }),
    recompute: z.enum(["with", "beside", "none"]).default("none"),
    clientMoney: yesNo.default(true),
    clientPages: yesNo.default(false),
    mail: MAIL.optional(),
    billing: BILLING.optional(),
  },
  '{ "register": "contracts.csv", "logs": "inbox", "out": "out" }',
);
