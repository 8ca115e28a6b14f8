/**
 * The settings of an earlier run, as recorded in its record or its basis.
 *
 * Law: a setting added by a later version gets the value that describes what that run did, never the current default:
 * an update changes nothing that was closed (M2).
 */

import type { Settings } from "../../core/ledger/settings.ts";

/** What runs did before these settings existed. */
const BEFORE: Pick<Settings, "plusForLevel3" | "overageWithoutNotice" | "holidays"> = {
  plusForLevel3: "never",
  overageWithoutNotice: "bill",
  holidays: [],
};

/** `given`: settings that a version of this software wrote, protected by a seal or a hash. */
export function recordedSettings(given: Partial<Settings>): Settings {
  const missing = Object.entries(BEFORE).filter(([key]) => !(key in given));
  return { ...given, ...Object.fromEntries(missing) } as Settings;
}
