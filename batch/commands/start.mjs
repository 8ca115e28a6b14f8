/** Starts a command from the bundle: `node batch/commands/start.mjs reconcile --config …`. */

import { fileURLToPath } from "node:url";
import { bundled } from "../disk/bundle.mjs";

const [, , command = ""] = process.argv;
const source = command.includes("/") ? command : `batch/commands/${command}.ts`;
// The command sees itself as the program that was started.
process.argv.splice(1, 2, fileURLToPath(new URL(`../../${source}`, import.meta.url)));
await bundled(source);
