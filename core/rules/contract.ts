/** A contract: one row of the register, as read. `client-terms.ts` makes terms of a client's rows. */

import type { CalendarDate } from "../values/calendar.ts";
import type { Language } from "../values/language.ts";
import type { Place } from "../values/problems.ts";
import type { Minutes } from "../values/units.ts";
import type { Plan } from "./plans.ts";

/** Whether a purchase was made through the online tool (R3). */
export type Channel = "online" | "other";

/** One row of the register, as read. */
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
  /** P10: the contract never took effect; it covers nothing and renews nothing. */
  readonly cancelled: boolean;
  /** P10: the client will not renew; the term continues to its end and no renewal is proposed. */
  readonly declined: boolean;
  /** P10: first day not covered by a term that ended early; null for a full term. */
  readonly endedOn: CalendarDate | null;
}
