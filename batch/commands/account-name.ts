/** Who does something, where nobody is named. */

import { userInfo } from "node:os";
import type { Words } from "../../core/words/words.ts";
import { UsageError } from "./command.ts";

/** The name of the user's account. Throws UsageError when it has none, as in some containers. */
export function accountName(says: Words["commands"]): string {
  try {
    return userInfo().username;
  } catch {
    throw new UsageError(says.noAccount);
  }
}
