/** A month that is not over is not closed; one that is doubtful is, and the doubt is said. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { closingLines } from "../../../batch/run/closing-lines.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { filesUnder, firmFolder, ORDINARY, PERIOD, run, SILENT } from "../firm-folder.ts";

const SAID = {
  en: {
    notOver:
      "2026-10 can't be closed before it is over: its last day is 31 October 2026, and what is done until then would come after the close. Close it when that day has passed, and reconcile it again before.",
    noWork: [
      "Closed all the same; if that was wrong, reopen it with a reason:",
      "  No time log has work in December 2026. A file may be missing.",
    ],
    examples: "  The register still has the examples that it was made with; they are no clients of yours.",
    next: "Next: write your own clients in the register in place of the examples, and run again.",
  },
  fr: {
    notOver:
      "2026-10 ne peut pas être clôturé avant d’être terminé : son dernier jour est le 31 octobre 2026, et ce qui se fait d’ici là viendrait après la clôture. Clôturez-le une fois ce jour passé, après l’avoir traité de nouveau.",
    noWork: [
      "Clôturé tout de même ; si c’était une erreur, rouvrez-le avec une raison :",
      "  Aucun journal n’a de travail en décembre 2026. Il manque peut-être un fichier.",
    ],
    examples:
      "  Le registre contient encore les exemples avec lesquels il a été créé ; ce ne sont pas vos clients.",
    next: "Ensuite : écrivez vos propres clients dans le registre à la place des exemples, puis relancez.",
  },
} as const;

const firm = (language: Language, more: Record<string, string> = {}) =>
  firmFolder({ "config.json": { ...ORDINARY["config.json"], language }, ...more });

async function closed(folder: string, period: string, at: string) {
  const config = await readConfig(join(folder, "config.json"));
  const closing = await closeMonth({ period, by: "Ada", at: new Date(at) }, config, SILENT);
  return closingLines(closing, config, folder);
}

describe.each(LANGUAGES)("in %s", (language) => {
  const says = SAID[language];

  test.each([
    ["the future", "2026-09-20T12:00:00Z"],
    ["its last evening, by the firm's calendar", "2026-11-01T02:30:00Z"],
  ])("a month is not closed in %s, and nothing is written", async (_, at) => {
    const folder = await firm(language);
    await run(folder, { now: new Date(at) });
    const before = await filesUnder(join(folder, "out"));
    const refused = await closed(folder, PERIOD, at).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FatalError);
    expect((refused as FatalError).sentences).toEqual([says.notOver]);
    expect(await filesUnder(join(folder, "out"))).toEqual(before);
    expect(await closed(folder, PERIOD, "2026-11-01T04:30:00Z")).toHaveLength(2);
  });

  test("a month without work is closed, and doubted", async () => {
    const folder = await firm(language);
    await run(folder, { period: "2026-12" });
    const lines = await closed(folder, "2026-12", "2027-01-03T12:00:00Z");
    expect(lines.slice(1, 3)).toEqual(says.noWork);
    // It is closed already, and nothing more is said of it.
    expect(await closed(folder, "2026-12", "2027-01-03T12:00:00Z")).toHaveLength(2);
  });

  test("examples beside real clients are doubted", async () => {
    const name = { en: "Example – VIP", fr: "Exemple – VIP" }[language];
    const contracts = `${ORDINARY["contracts.csv"]}${name},VIP,8,2026-01-15,2026-01-15\n`;
    const folder = await firm(language, { "contracts.csv": contracts });
    const { code, printed } = await run(folder);
    expect([code, printed]).toEqual([1, expect.stringContaining(says.examples)]);
    expect(printed.endsWith(says.next)).toBe(true);
    expect(await closed(folder, PERIOD, "2026-11-03T12:00:00Z")).toContain(says.examples);
  });
});
