/** English, by subject. The other languages have the same words: the compiler asks for the missing ones. */

import { problems } from "./problems.ts";
import { rules } from "./rules.ts";
import { writing } from "./writing.ts";

export const english = { problems, rules, writing };
