/** A contract: one row of the register, read. What terms a client's rows make is `client-terms.ts`. */

import type { CalendarDate } from "../values/calendar.ts";
import type { Language } from "../values/language.ts";
import type { Place } from "../values/problems.ts";
import type { Minutes } from "../values/units.ts";
import type { Plan } from "./plans.ts";

/** Whether a purchase was made through the online tool (R3). */
export type Channel = "online" | "other";

/** One row of the register, read. */
export interface Contract extends Place {
  readonly client: string;
  readonly plan: Plan;
  /** Hours for VIP, subscribers for Orange, 0 for BASIC. */
  readonly quantity: number;
  /** Null only for BASIC, which has no term. */
  readonly start: CalendarDate | null;
  readonly expires: CalendarDate | null;
  readonly paidOn: CalendarDate | null;
  readonly channel: Channel;
  readonly carried: Minutes;
  readonly included: Minutes;
  readonly actEnd: CalendarDate | null;
  readonly actEdition: string;
  readonly language: Language | null;
  readonly aliases: readonly string[];
  /** P10: never took effect: covers nothing, renews nothing. */
  readonly cancelled: boolean;
  /** P10: the client will not renew; the term runs to its end and no renewal is proposed. */
  readonly declined: boolean;
  /** P10: first day not covered of a term that ended early; null for one that runs its time. */
  readonly endedOn: CalendarDate | null;
}
