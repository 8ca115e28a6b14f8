/** How lines look on a terminal: nothing is lost or divided that is copied, and colours only where somebody looks. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onTerminal, wrapped } from "../../../batch/commands/terminal.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";
import { firmFolder, PROJECT } from "../firm-folder.ts";

describe("a line that is wider than the terminal", () => {
  test.each([
    [21, "short enough", "short enough"],
    [0, "of unknown width", "of unknown width"],
    [21, "a sentence goes on at the left", "a sentence goes on\nat the left"],
    [33, "--month FILE  the month that it is", "--month FILE  the month that it\n              is"],
    [21, "--month FILE  the month", "--month FILE  the\n  month"],
    [21, "then run plan-balance close 2026-10", "then run\nplan-balance close 2026-10"],
    [23, "look at it, run plan-balance check.", "look at it, run\nplan-balance check."],
    [21, "  sudo cp a-long-path another-long-path", "  sudo cp a-long-path another-long-path"],
    [21, "Ensuite : corrigez là : ici", "Ensuite : corrigez\nlà : ici"],
    [21, "quelque chose dont : « le nom »", "quelque chose dont :\n« le nom »"],
  ])("of %i columns: %s", (columns, line, expected) => expect(wrapped(line, columns)).toBe(expected));

  test("law: only spaces are lost", () => {
    const word = fc.constantFrom(
      "a",
      "month",
      "plan-balance",
      "close",
      "2026-10",
      "",
      "«",
      ":",
      "x".repeat(30),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 10, max: 60 }), (words, columns) => {
        const line = words.join(" ");
        const lines = wrapped(line, columns).split("\n");
        expect(lines.join(" ").split(/ +/).join(" ").trim()).toBe(line.split(/ +/).join(" ").trim());
      }),
    );
  });
});

/** What the program prints, where it is told to colour or not. */
function printed(line: string, folder: string, environment: Record<string, string>) {
  const env = { ...process.env, FORCE_COLOR: undefined, ...environment };
  const args = [join(PROJECT, "batch/commands/start.mjs"), ...line.split(" ")];
  return spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" }).stdout;
}

const [GREEN, YELLOW, RED, BOLD] = ["\u001b[32m", "\u001b[33m", "\u001b[31m", "\u001b[1m"];

test("without a terminal nothing is coloured, and nothing in what programs read", async () => {
  const folder = await firmFolder({ "logs/bad.csv": "date,client,minutes\n2026-10-05,Acmee,30\n" });
  for (const environment of [{}, { NO_COLOR: "1" }, { FORCE_COLOR: "0" }, { TERM: "dumb" }] as const)
    expect(printed("check 2026-10 --config config.json", folder, environment)).not.toContain("\u001b");
  const json = printed("check 2026-10 --config config.json --json", folder, { FORCE_COLOR: "1" });
  expect(json).not.toContain("u001b");
});

test("forced: what needs a look, what was refused, what is right, and the next step", async () => {
  const folder = await firmFolder();
  const bad = await firmFolder({ "logs/bad.csv": "date,client,minutes\n2026-10-05,Acmee,30\n" });
  const forced = { FORCE_COLOR: "1" };
  const right = printed("check 2026-10 --config config.json", folder, forced);
  expect(right).toContain(`${GREEN}Nothing is wrong or doubtful. \u001b[39m${BOLD}Next: `);
  const doubtful = printed("check 2026-10 --config config.json", bad, forced);
  expect(doubtful).toContain(`${YELLOW}  bad.csv:2  left out  `);
  expect(stripVTControlCharacters(doubtful)).toBe(printed("check 2026-10 --config config.json", bad, {}));
  expect(printed("check october", folder, forced)).toContain(`${RED}“october” is not a month.`);
});

test.each(LANGUAGES)("%s: each next step begins so that it is seen", (language) => {
  const { outcome, closing, commands, control } = WORDS[language];
  const steps = [
    ...[outcome.next.run, outcome.next.check_month, outcome.next.correct(1, 0, "x"), outcome.next.wait("x")],
    ...[outcome.checkup.nothing, outcome.checkup.correct, closing.nextSend("x", "2026-11")],
    commands.made({ guide: "a", register: "b", inbox: "c", check: "d", folder: "" }),
  ];
  process.env.FORCE_COLOR = "1";
  try {
    for (const step of steps) expect(onTerminal(step, undefined, undefined)).toContain(BOLD);
    expect(onTerminal(outcome.doubts.head, undefined, undefined)).toContain(YELLOW);
    expect(onTerminal(control.someFailed, undefined, undefined)).toContain(RED);
  } finally {
    process.env.FORCE_COLOR = "0";
  }
});
