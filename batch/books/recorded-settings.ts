/**
 * The settings of an earlier run, as its record or its basis holds them.
 *
 * Law: a setting that came with a later version is read as what that run did without it, never as what is usual now:
 * an update moves nothing that was closed (M2).
 */

import type { Settings } from "../../core/ledger/settings.ts";

/** What runs did before these settings were there. */
const BEFORE: Pick<Settings, "plusForLevel3" | "overageWithoutNotice" | "holidays"> = {
  plusForLevel3: "never",
  overageWithoutNotice: "bill",
  holidays: [],
};

/** `given` is what a version of this software wrote, under a seal or a hash. */
export function recordedSettings(given: Partial<Settings>): Settings {
  const missing = Object.entries(BEFORE).filter(([key]) => !(key in given));
  return { ...given, ...Object.fromEntries(missing) } as Settings;
}
