/** French, by subject. */

import type { english } from "../en/english.ts";
import { rules } from "./rules.ts";
import { templates } from "./templates.ts";

export const french: typeof english = { rules, templates };
