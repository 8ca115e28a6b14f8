/**
 * Where a piece of work may go, depending on its category and level and on the plans in force that day.
 *
 * Law: clauses are tried in the order written here, and the first that applies decides; one always applies.
 */

import { BANK_PLANS, type BankPlan, includesHours, servesLevel } from "./plans.ts";

export type Level = 1 | 2 | 3;

/** A2: every category and its usual level; null for work billed separately, never drawn from a bank. */
export const CATEGORY_LEVEL = {
  email: 1,
  chat: 1,
  break_fix: 2,
  remote_assistance: 2,
  how_to: 2,
  configuration: 2,
  add_on: 2,
  password_reset: 2,
  training: 2,
  repair: 3,
  migration: 3,
  import_export: 3,
  conversion: 3,
  report_creation: 3,
  advanced: 3,
  programming: 3,
  customization: 3,
  project: 3,
  consulting: 3,
  classroom_training: null,
  source_code: null,
  project_evaluation: null,
} as const satisfies Record<string, Level | null>;

export type Category = keyof typeof CATEGORY_LEVEL;
export const CATEGORIES = Object.keys(CATEGORY_LEVEL) as Category[];

/** A3, A5: categories outside Orange's scope at any level; the time included in Orange Plus is for these. */
const BEYOND_ORANGE: ReadonlySet<Category> = new Set<Category>([
  "training",
  "programming",
  "customization",
  "project",
  "consulting",
]);

/** The clauses that a ledger cites. */
export type Rule = "P1" | "P5" | "P10" | "A2" | "A3" | "A5" | "A7" | "A9" | "R1" | "R2" | "R8";

export interface Work {
  readonly category: Category;
  /** Null only for work billed separately. */
  readonly level: Level | null;
  /** Whether the client's administrator approved a password reset; null when not recorded. */
  readonly approved: boolean | null;
}

/** What a client holds on the day of the work. */
export interface Held {
  readonly orange: boolean;
  readonly banks: ReadonlySet<BankPlan>;
}

/**
 * - `separate`, `included`, `free`: nothing is charged;
 * - `allowance`: the raw minutes count against the day's Orange allowance;
 * - `charge`: the minutes are rounded up and drawn from banks; `rest` is where minutes go that no bank gives.
 */
export type Coverage =
  | { readonly way: "separate" | "included" | "free" | "allowance"; readonly rule: Rule }
  | { readonly way: "charge"; readonly rule: Rule; readonly rest: "billable" | "waived" };

export function coverage(work: Work, held: Held): Coverage {
  // A2: classroom training, source code and the evaluation of a project are billed separately and never touch a bank.
  if (CATEGORY_LEVEL[work.category] === null) return { way: "separate", rule: "A2" };

  // P1: e-mail at level 1 is included for every client, with or without a plan. Chat is not; it is work like any other.
  if (work.category === "email" && work.level === 1) return { way: "included", rule: "P1" };

  // P1: any other work for a client without a plan is billable.
  if (!held.orange && held.banks.size === 0) return { way: "charge", rule: "P1", rest: "billable" };

  // A7: a password reset is a subscriber's right unless its approval was refused: free beside Orange, otherwise drawn
  // like other work, and waived where the banks can't give it.
  if (work.category === "password_reset" && work.approved !== false) {
    return held.orange ? { way: "free", rule: "A7" } : { way: "charge", rule: "A7", rest: "waived" };
  }

  // A3: Orange covers level 1 and 2 work, except the categories outside its scope.
  if (held.orange && work.level !== null && work.level <= 2 && !BEYOND_ORANGE.has(work.category))
    return { way: "allowance", rule: "A3" };

  // A4, A5: all other work is rounded separately and drawn.
  return { way: "charge", rule: "A5", rest: "billable" };
}

/** When level 1 and 2 work may use a VIP Diamond bank (setting `diamondForLevel2`). */
export const DIAMOND_USES = ["when_no_vip", "never", "after_vip"] as const;
export type DiamondUse = (typeof DIAMOND_USES)[number];

/**
 * Which level 3 work may use the time included in Orange Plus (setting `plusForLevel3`): all, the five categories
 * outside Orange's scope, or none.
 */
export const PLUS_USES = ["all", "named", "never"] as const;
export type PlusUse = (typeof PLUS_USES)[number];

/** A5: the settings that say which bank serves what. */
export interface BankUses {
  readonly diamondForLevel2: DiamondUse;
  readonly plusForLevel3: PlusUse;
}

/** A5: the banks that may serve this work, in drawing order. Overage has no category; `banks` are those in force. */
export function servingBanks(
  { category, level }: { readonly category: Category | null; readonly level: Level },
  banks: ReadonlySet<BankPlan>,
  { diamondForLevel2, plusForLevel3 }: BankUses,
): readonly BankPlan[] {
  const serving = (also: BankPlan, isAsked: boolean) =>
    IN_ORDER_OF_DRAWING.filter((plan) => servesLevel(plan, level) || (isAsked && plan === also));
  if (level === 3) {
    // A5: level 3 is served by the time included in Orange Plus, as the setting says, then by VIP Diamond.
    const named = category !== null && BEYOND_ORANGE.has(category);
    return serving("ORANGE_PLUS", plusForLevel3 === "all" || (plusForLevel3 === "named" && named));
  }
  // A5: up to level 2, first the time included in Orange Plus, then VIP; Diamond as the setting says.
  const noVip = diamondForLevel2 === "when_no_vip" && !banks.has("VIP");
  return serving("VIP_DIAMOND", diamondForLevel2 === "after_vip" || noVip);
}

/** A5: included time is drawn before sold time. */
const IN_ORDER_OF_DRAWING = [
  ...BANK_PLANS.filter(includesHours),
  ...BANK_PLANS.filter((plan) => !includesHours(plan)),
];
