/**
 * Work that is rounded up together, and how its minutes are placed.
 *
 * Laws: for work rounded together, charged minutes = raw minutes rounded up once (A4). Raw minutes follow the charged
 * ones in order, so none is lost or placed twice (A12).
 */

import { least, type Minutes, minutes, NO_MINUTES, roundedUp } from "../values/units.ts";

/** Which entries are rounded up together (setting `rounding.scope`). Overage is always rounded per client and day. */
export const ROUNDING_SCOPES = ["entry", "ticket_day", "client_day"] as const;
export type RoundingScope = (typeof ROUNDING_SCOPES)[number];

/** Minutes for a destination; `to` is the caller's identifier of it. */
export interface Share<T> {
  readonly to: T;
  readonly raw: Minutes;
  readonly charged: Minutes;
}

export class Rounding<T> {
  #raw = minutes(0);
  #charged = minutes(0);
  /** Charged minutes not yet matched by raw minutes, in order. */
  readonly #unfilled: { to: T; room: number }[] = [];

  /** A4: the charge that `raw` more minutes of this work add; 5, 5, 5 together add 15, 0, 0. */
  due(raw: Minutes): Minutes {
    this.#raw = minutes(this.#raw + raw);
    const total = roundedUp(this.#raw);
    const added = minutes(total - this.#charged);
    this.#charged = total;
    return added;
  }

  /** A12: assigns raw minutes first to room left by earlier charges, then to the new charges. */
  place(raw: Minutes, charges: readonly { to: T; charged: Minutes }[]): Share<T>[] {
    const shares: { to: T; raw: Minutes; charged: Minutes }[] = [];
    const shareOf = (to: T) => {
      // Almost always one, never more than a few.
      const known = shares.find((share) => share.to === to);
      if (known !== undefined) return known;
      const share = { to, raw: NO_MINUTES, charged: NO_MINUTES };
      shares.push(share);
      return share;
    };
    for (const { to, charged } of charges) {
      this.#unfilled.push({ to, room: charged });
      const share = shareOf(to);
      share.charged = minutes(share.charged + charged);
    }
    let unplaced = raw;
    while (unplaced > 0) {
      const next = this.#unfilled[0];
      if (next === undefined) throw new Error("broken assumption: raw minutes never exceed the charged ones");
      const placed = least(unplaced, minutes(next.room));
      const share = shareOf(next.to);
      share.raw = minutes(share.raw + placed);
      next.room -= placed;
      if (next.room === 0) this.#unfilled.shift();
      unplaced = minutes(unplaced - placed);
    }
    return shares;
  }
}
