/** The program: `plan-balance COMMAND …`. */

import { ALL_COMMANDS } from "./all-commands.ts";
import { runProgram } from "./program.ts";

export const ended = runProgram(ALL_COMMANDS);
