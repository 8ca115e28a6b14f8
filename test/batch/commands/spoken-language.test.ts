/** `--language` is what is printed in; the files stay in the firm's language. */

import { expect, test } from "vitest";
import { ALL_COMMANDS } from "../../../batch/commands/all-commands.ts";
import { lineBegun } from "../../../batch/commands/program.ts";
import { filesUnder, firmFolder, monthFolder, ORDINARY, PERIOD, SILENT, soonAfter } from "../firm-folder.ts";

/** Reconciles an ordinary firm, standing in its folder. */
async function reconciled(language: string, ...options: readonly string[]) {
  const folder = await firmFolder({ "firm.json": { ...ORDINARY["config.json"], language } });
  let printed = "";
  const print = (line: string) => {
    printed += `${line}\n`;
  };
  const around = { environment: {}, now: soonAfter(PERIOD), isTerminal: false, progress: SILENT };
  process.chdir(folder);
  const args = ["reconcile", PERIOD, ...options];
  const code = await lineBegun(ALL_COMMANDS, args, { ...around, print, write: print, report: print }).ended;
  return { code, printed, files: await filesUnder(monthFolder(folder)) };
}

test.each([
  ["en", "fr"],
  ["fr", "en"],
])("a firm of %s asked in %s", async (firm, asked) => {
  const plain = await reconciled(firm);
  const spoken = await reconciled(firm, "--language", asked);
  expect(spoken.printed).toContain({ en: "The workbooks are in", fr: "Les classeurs sont dans" }[asked]);
  expect(plain.printed).toContain({ en: "The workbooks are in", fr: "Les classeurs sont dans" }[firm]);
  expect(spoken.files).toEqual(plain.files);
});
