/** What people type: the right thing in more than one way, and the wrong thing answered in a sentence, in both languages. */

import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../batch/commands/command.ts";
import { newestDue } from "../../../batch/config/due-months.ts";
import { ENGINE } from "../../../batch/disk/engine.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";
import {
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  PROJECT,
  temporaryFolder,
} from "../firm-folder.ts";

/** The program as a person starts it, standing in a folder. */
function typed(line: string, folder: string, environment: Record<string, string> = {}) {
  const args = [join(PROJECT, "batch/commands/start.mjs"), ...(line.match(/"[^"]*"|\S+/g) ?? [])];
  const env = {
    ...process.env,
    LC_ALL: "",
    LC_MESSAGES: "",
    LANG: "",
    npm_lifecycle_event: "",
    ...environment,
  };
  const run = spawnSync(
    process.execPath,
    args.map((arg) => arg.replaceAll('"', "")),
    { cwd: folder, env, encoding: "utf8" },
  );
  return { code: run.status, printed: run.stdout, reported: run.stderr };
}

/** The ordinary firm under the name that is looked for. */
const firm = () => firmFolder({ "firm.json": ORDINARY["config.json"] });

describe("the configuration is found", () => {
  test("where the person stands, above it, as a folder, and relative to it", async () => {
    const folder = await firm();
    const inside = join(folder, "logs", "2026");
    await mkdir(inside);
    for (const [line, from] of [
      ["reconcile 2026-10", folder],
      ["reconcile 2026-10", inside],
      ["reconcile 2026-10 --config ../../firm.json", inside],
      ["reconcile 2026-10 --config=../..", inside],
      ["reconcile --period 2026-10 --config config.json", folder],
    ] as const)
      expect(typed(line, from), line).toMatchObject({
        code: 0,
        printed: expect.stringContaining("2026-10: 2 clients"),
      });
  });

  test("where npm was started, although it changes to the project’s folder", async () => {
    const folder = await firm();
    const npm = { npm_lifecycle_event: "reconcile", INIT_CWD: folder };
    expect(typed("reconcile 2026-10 --config firm.json", PROJECT, npm).code).toBe(0);
    // A program that npm started further up says where that was, too.
    const other = { npm_lifecycle_event: "test", INIT_CWD: PROJECT };
    expect(typed("reconcile 2026-10 --config firm.json", folder, other).code).toBe(0);
  });

  test("and if not, the person is told where it was looked for, and nothing is written", async () => {
    const folder = await temporaryFolder();
    const { code, printed } = typed("reconcile 2026-10", folder);
    expect(code).toBe(2);
    expect(printed).toContain(`There is no firm.json in ${folder} or above it.`);
    expect(typed("reconcile 2026-10 --language fr", folder).printed).toContain(
      `Il n’y a pas de firm.json dans ${folder} ni au-dessus.`,
    );
    expect([...(await filesUnder(folder)).keys()]).toEqual([]);
  });
});

describe("the month", () => {
  test("left out, is the newest that is due, and that is said", async () => {
    const folder = await firm();
    const newest = newestDue({ cron: "0 6 1 * *", timeZone: "America/Toronto" }, new Date()) ?? "";
    const { code, printed } = typed("reconcile", folder);
    expect(code).toBeLessThan(2);
    expect(printed).toContain(`No month was given: ${newest} is the newest that is due.`);
    expect(typed("diff", folder)).toMatchObject({ code: 0, printed: expect.stringContaining(newest) });
  });

  test.each(["close", "reopen", "deliver", "merge --shards 2"])("%s never guesses one", async (line) => {
    const folder = await firm();
    const { code, printed } = typed(line, folder);
    expect(code).toBe(2);
    expect(printed).toContain(`Which month? Write plan-balance ${line.split(" ")[0]} YYYY-MM`);
  });

  test("may be named before or after the options, and in both ways if they agree", async () => {
    const folder = await firm();
    expect(typed("reconcile --dry-run 2026-10", folder).code).toBe(0);
    expect(typed("reconcile 2026-10 --period 2026-10", folder).code).toBe(0);
    expect(typed("close 2026-10 --by Ada", folder).code).toBe(0);
    expect(typed('reopen --period 2026-10 --by Ada --reason "a row"', folder).code).toBe(0);
  });
});

describe("what is mistyped", () => {
  test.each([
    ["reconcil 2026-10", "There is no command “reconcil”. Did you mean plan-balance reconcile?"],
    ["month-end", "There is no command “month-end”.\n"],
    ["--config firm.json", "The command comes first"],
    ["reconcile --month 2026-10", "There is no option --month here. Did you mean --period?"],
    ["reconcile --periode 2026-10", "Did you mean --period?"],
    ["reconcile --dryrun 2026-10", "Did you mean --dry-run?"],
    ["reconcile --force", "There is no option --force here.\n"],
    ["reconcile --dry-run=yes 2026-10", "--dry-run takes no value."],
    ["reconcile 2026-10 --config", "--config needs a value after it."],
    ["reconcile 2026-10 --config --dry-run", "--config needs a value after it."],
    ["reconcile --period 2026-10 --period 2026-11", "--period is given twice."],
    ["reconcile 2026-10 --period 2026-11", "Two months are given, 2026-10 and 2026-11."],
    ["reconcile 2026-10 2026-11", "“2026-11” is one too many."],
    ["reconcile october", "“october” is not a month. Write it as YYYY-MM, such as 2026-10."],
    ["reconcile 2026-13", "“2026-13” is not a month."],
    ["reconcile 2026-10 --shard 5/4", "--shard is a part and the number of parts, such as 2/4."],
    ["reconcile 2026-10 --shard 1/4 --dry-run", "--shard goes without --dry-run."],
    ["merge 2026-10", "--shards is the number of parts, such as 4."],
    ["reopen 2026-10 --by Ada", "--reason is needed"],
    ["reopen 2026-10 --reason x", "--by is needed"],
    ["deliver 2026-10 --client A --resend B", "Give one of --client, --resend, --arrived."],
    ["deliver 2026-10 --resend A", "--reason is needed"],
    ["deliver 2026-10 --resend A --dry-run --reason x", "--resend goes without --dry-run."],
    ["schedule --grace soon", "--grace is a number of seconds, not “soon”."],
    ["inspect", "Which file? Give one."],
    ["reconcile --language de", "“de” is not a language of this program. Write en or fr."],
  ])("%s", async (line, sentence) => {
    const folder = await firm();
    const before = await filesUnder(folder);
    const { code, printed, reported } = typed(line, folder);
    expect({ code, reported }).toEqual({ code: 2, reported: "" });
    expect(printed).toContain(sentence);
    expect(printed).toMatch(/--help tells more\.\n$/);
    expect(await filesUnder(folder)).toEqual(before);
  });

  test("all faults are said at once", async () => {
    const { printed } = typed("reconcile --dryrun --periode 2026-10", await firm());
    expect(printed.match(/Did you mean/g)).toHaveLength(2);
  });

  test("options that npm took for its own", async () => {
    const npm = { npm_lifecycle_event: "close", npm_config_config: "firm.json" };
    const { code, printed } = typed("close 2026-10", await firm(), npm);
    expect(code).toBe(2);
    expect(printed).toContain("npm run close -- --config firm.json");
  });
});

describe("help", () => {
  test.each(LANGUAGES)(
    "%s: of all commands, and of each with every option that it knows",
    async (language) => {
      const folder = await temporaryFolder();
      const { commands: says } = WORDS[language];
      const environment = { LANG: `${language}_CA.UTF-8` };
      const all = typed("", folder, environment);
      expect(all.code).toBe(0);
      expect(typed("--help", folder, environment).printed).toBe(all.printed);
      for (const name of COMMANDS) {
        expect(all.printed).toContain(`  ${name} `);
        const { code, printed } = typed(`${name} --help`, folder, environment);
        expect(code).toBe(0);
        expect(printed).toContain(says.details[name]);
        expect(printed).not.toContain("undefined");
        expect(typed(`help ${name}`, folder, environment).printed).toBe(printed);
      }
    },
  );

  test("the version", async () =>
    expect(typed("--version", await temporaryFolder())).toEqual({
      code: 0,
      printed: `${ENGINE}\n`,
      reported: "",
    }));
});

describe("for programs and for cron", () => {
  test("--json prints one object, also of what stopped it", async () => {
    const folder = await firm();
    const { printed, reported } = typed("reconcile 2026-10 --json", folder);
    expect(reported).toBe("");
    expect(JSON.parse(printed)).toMatchObject({ command: "reconcile", exitCode: 0 });
    const stopped = JSON.parse(typed("reconcile --month 2026-10 --json", folder).printed);
    expect(stopped).toMatchObject({ command: "reconcile", exitCode: 2 });
    expect(stopped.lines[0]).toContain("--month");
  });

  test("--quiet prints nothing, unless something needs a look", async () => {
    const folder = await firm();
    expect(typed("reconcile 2026-10 --quiet", folder)).toEqual({ code: 0, printed: "", reported: "" });
    expect((await filesUnder(monthFolder(folder, PERIOD))).size).toBeGreaterThan(5);
    expect(typed("reconcile 2026-1 --quiet", folder).printed).toContain("is not a month");
  });
});
