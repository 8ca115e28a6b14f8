/** The version of this software, as every run and every closed month records it, and the name of its program. */

import packageJson from "../../package.json" with { type: "json" };

export const ENGINE = packageJson.version;

/** The name of the program that people start, in the commands that are printed for them to type. */
export const PROGRAM = "plan-balance";
