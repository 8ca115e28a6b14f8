/** All functions, in the order in which the help and the pane show them. */

import { VIP_BALANCE, VIP_LEDGER } from "./bank.ts";
import { CHECK } from "./check.ts";
import { CLIENT_STATEMENT } from "./client-statement.ts";
import { CLIENT_USAGE } from "./client-usage.ts";
import type { Declaration } from "./declaration.ts";
import { ORANGE_DAYS, ORANGE_OVERAGE } from "./orange.ts";
import { PLAN_VALUE } from "./plan-value.ts";
import { REMINDERS } from "./reminders.ts";
import { RENEWAL_PRICE, RENEWAL_QUOTE } from "./renewal.ts";

export const FUNCTIONS: readonly Declaration[] = [
  VIP_BALANCE,
  VIP_LEDGER,
  ORANGE_OVERAGE,
  ORANGE_DAYS,
  RENEWAL_PRICE,
  RENEWAL_QUOTE,
  CLIENT_USAGE,
  CLIENT_STATEMENT,
  CHECK,
  PLAN_VALUE,
  REMINDERS,
];

export function functionNamed(name: string): Declaration | undefined {
  return FUNCTIONS.find((own) => own.name === name);
}
