/** English, by subject. The other languages have the same words: the compiler asks for the missing ones. */

import { rules } from "./rules.ts";
import { templates } from "./templates.ts";

export const english = { rules, templates };
