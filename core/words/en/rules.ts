/** What the rules call things: plans, categories, places of minutes, movements of banks, remarks, clauses, sources of prices. */

import type { MovementKind } from "../../rules/bank.ts";
import type { Category } from "../../rules/coverage.ts";
import type { Note, ShownPlace } from "../../rules/places.ts";
import type { Plan } from "../../rules/plans.ts";
import type { Clause } from "../../rules/renewal.ts";

interface RuleWords {
  /** Plans and categories have the same names wherever they are printed, and are read back by them (`accepted-words.ts`). */
  readonly plans: Readonly<Record<Plan, string>>;
  readonly categories: Readonly<Record<Category, string>>;
  /** Where a line's minutes went: a place, or a bank's movement; billable ones may have to be confirmed (A9). */
  readonly where: Readonly<Record<ShownPlace | Exclude<MovementKind, "used">, string>>;
  readonly notes: Readonly<Record<Exclude<Note["code"], "OTHER_BANK_HAS_TIME">, string>>;
  readonly otherBankHasTime: (plan: string, hours: string) => string;
  readonly overage: string;
  /** The overage line of a day: how its pool was exceeded. */
  readonly beyondAllowance: (subscribers: number, used: string, allowance: string) => string;
  /** An entry of which some hours are placed by the day's overage line. */
  readonly toOverage: (hours: string) => string;
  readonly clauses: Readonly<Record<Clause, string>>;
  /** Why something is billed, as a phrase without its full stop; dates as the language writes them. */
  readonly because: {
    readonly noPlan: string;
    readonly noPlanFrom: (from: string) => string;
    readonly noPlanUntil: (until: string) => string;
    /** Both days are without a plan. */
    readonly noPlanBetween: (from: string, to: string) => string;
    readonly unpaid: (plan: string, since: string) => string;
    readonly overage: string;
    readonly bankEmpty: (plan: string, since: string) => string;
    readonly levelNotIn: (level: number, plans: string) => string;
    readonly categoryNotIn: (category: string, plans: string) => string;
    /** Hours added to a bank at a price, or taken back, and the reason that was given. */
    readonly addedTime: (hours: string, plan: string, on: string, reason: string) => string;
    readonly takenTime: (hours: string, plan: string, on: string, reason: string) => string;
  };
  /** Shown for an amount whose price, or rate, is not known. */
  readonly noPrice: string;
  readonly noRate: string;
  /** Where a price comes from: the built-in sources translated, any other as the price list words it. */
  readonly source: (source: string) => string;
}

export const rules: RuleWords = {
  plans: {
    BASIC: "Basic",
    VIP: "VIP",
    VIP_DIAMOND: "VIP Diamond",
    ORANGE_STARTER: "Orange Starter",
    ORANGE_CARE: "Orange Care",
    ORANGE_PLUS: "Orange Plus",
  },
  categories: {
    email: "E-mail",
    chat: "Chat",
    break_fix: "Break/fix",
    remote_assistance: "Remote assistance",
    how_to: "How-to",
    configuration: "Configuration",
    add_on: "Add-on",
    password_reset: "Password reset",
    training: "Training",
    repair: "Repair",
    migration: "Migration",
    import_export: "Import/export",
    conversion: "Conversion",
    report_creation: "Report creation",
    advanced: "Advanced",
    programming: "Programming",
    customization: "Customization",
    project: "Project",
    consulting: "Consulting",
    classroom_training: "Classroom training",
    source_code: "Source code",
    project_evaluation: "Project evaluation",
  },
  where: {
    bought: "bought",
    carried_in: "carried in",
    adjusted: "adjusted",
    expired: "expired",
    carried_out: "carried out",
    allowance: "allowance",
    free: "free",
    included: "included",
    bank: "bank",
    billable: "billable",
    to_confirm: "to be confirmed",
    separate: "separate",
    waived: "waived",
  },
  notes: {
    OUTSIDE_OFFICE_HOURS: "Outside Mon–Fri 9:00–17:00.",
    CROSSES_MIDNIGHT: "Runs past midnight; counted whole on this date.",
    OVERAGE_WITHOUT_NOTICE: "No notice of the overage is recorded.",
    OVERAGE_TO_CONFIRM: "To be confirmed: not billed for now.",
    OVER_FOUR_TRAINEES: "More than four trainees.",
    LEVEL_3_IN_CHAT: "Level 3 work in chat.",
    CATEGORY_ASSUMED: "No category given; the usual one is assumed.",
    RESET_REFUSED: "Approval of the reset was refused: ordinary time.",
  },
  otherBankHasTime: (plan, hours) => `${plan} still has ${hours} h, but does not serve this work.`,
  overage: "Orange overage",
  beyondAllowance: (subscribers, used, allowance) =>
    `${used} used, allowance ${allowance} for ${subscribers} subscriber${subscribers === 1 ? "" : "s"}.`,
  toOverage: (hours) => `${hours} beyond the day’s allowance: see its overage line.`,
  clauses: {
    "R1 on time": "10% off, unused hours carried over",
    "R1 late": "full price, nothing carried over",
    "R3 online": "10% off, paid online",
    "R3 not online": "full price, not paid online",
    R4: "pro rata at the full rate, anniversary kept",
    R5: "new contract, a full year at the full rate",
    "R6 on time": "pro rata to the end of the Act! subscription",
    "R6 late": "pro rata from the payment to the end of the Act! subscription, full rate",
  },
  because: {
    noPlan: "No plan",
    noPlanFrom: (from) => `No plan since ${from}`,
    noPlanUntil: (until) => `No plan before ${until}`,
    noPlanBetween: (from, to) => `No plan from ${from} to ${to}`,
    unpaid: (plan, since) => `${plan} of ${since} is not paid`,
    overage: "Beyond the Orange allowance of the day",
    bankEmpty: (plan, since) => `The ${plan} bank is empty since ${since}`,
    levelNotIn: (level, plans) => `Level ${level} is not in ${plans}`,
    categoryNotIn: (category, plans) => `${category} is not in ${plans}`,
    addedTime: (hours, plan, on, reason) => `${hours} added to ${plan} on ${on}: ${reason}`,
    takenTime: (hours, plan, on, reason) => `${hours} taken back from ${plan} on ${on}: ${reason}`,
  },
  noPrice: "price missing",
  noRate: "no rate",
  source: (source) => source,
};
