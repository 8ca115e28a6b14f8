/** What a new user finds first: a made-up firm, an empty register and an empty log, each at the press of a button. */

/// <reference lib="dom" />

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { button, element, notice, reported } from "./elements.ts";
import { demoAnswers, demoTables, emptyLog, emptyRegister } from "./starter.ts";
import type { Workbook } from "./workbook.ts";

export function starterCard(language: Language, workbook: Workbook): HTMLElement {
  const words = CORE_WORDS[language].demo;
  const status = element("div", { role: "status" });
  const doing = (make: () => Promise<readonly string[]>) => () =>
    reported(status, language, async () => notice("good", words.made(await make())));
  const sheetsOf = async (table: ReturnType<typeof emptyLog>) =>
    (await workbook.write([table])).map(({ sheet }) => sheet);
  return element(
    "div",
    { class: "card open" },
    element("h2", {}, words.title),
    element("p", { class: "quiet" }, words.intro),
    element(
      "p",
      { class: "actions" },
      button(
        words.demo,
        "primary",
        doing(() => insertDemo(language, workbook)),
      ),
      button(
        words.register,
        "plain",
        doing(() => sheetsOf(emptyRegister(language))),
      ),
      button(
        words.log,
        "plain",
        doing(() => sheetsOf(emptyLog(language))),
      ),
    ),
    status,
  );
}

/** The new sheets, as the tabs of the workbook have them. */
async function insertDemo(language: Language, workbook: Workbook): Promise<string[]> {
  const tables = await workbook.write(demoTables(language));
  const [register, log] = tables.map(({ table }) => table);
  if (register === undefined || log === undefined) throw new Error("broken assumption: two tables");
  const answers = await workbook.addSheets(demoAnswers(language, register, log));
  return [...tables.map(({ sheet }) => sheet), ...answers];
}
