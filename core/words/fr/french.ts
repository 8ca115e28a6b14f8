/** French, by subject. */

import type { english } from "../en/english.ts";
import { rules } from "./rules.ts";
import { writing } from "./writing.ts";

export const french: typeof english = { rules, writing };
