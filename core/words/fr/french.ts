/** French, by subject. */

import type { english } from "../en/english.ts";
import { problems } from "./problems.ts";
import { rules } from "./rules.ts";
import { writing } from "./writing.ts";

export const french: typeof english = { problems, rules, writing };
