/** Starts a command from the bundle: `node batch/commands/start.mjs reconcile --config …`. */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { bundled } from "../disk/bundle.mjs";

// Left to itself, memory grows to several times what is in use before it is tidied: a third less for a twentieth more time.
setFlagsFromString("--heap-growing-percent=50");

const [, , command = ""] = process.argv;
const source = command.includes("/") ? command : `batch/commands/${command}.ts`;
const program = fileURLToPath(new URL(`../../${source}`, import.meta.url));
if (existsSync(program)) {
  // The command sees itself as the program that was started.
  process.argv.splice(1, 2, program);
  await bundled(source);
} else {
  console.error(`There is no command “${command}”; package.json lists those there are.`);
  process.exitCode = 2;
}
