/** Who asked for the month's work, client by client, where the time logs name users. */

import type { WorkUse } from "../../../core/figures/work-use.ts";
import { inHours, sum } from "../../../core/values/units.ts";
import type { Sheet } from "../../xlsx/workbook.ts";
import { type Column, type FirmPage, listSheet } from "./firm-page.ts";

interface OwnUse {
  readonly client: string;
  readonly use: WorkUse<string | null>;
}

/** The sheet, unless no log names anybody. */
export function usersSheets(page: FirmPage): Sheet[] {
  const { words, month } = page;
  const values = month.clients.flatMap(({ client, statement }): OwnUse[] =>
    statement.byUser.map((use) => ({ client: client.name, use })),
  );
  if (values.every(({ use }) => use.kind === null)) return [];
  return [
    listSheet(page, {
      sheet: words.moreSheets.users,
      title: words.moreSheets.users,
      table: words.firmTables.users,
      values,
      columns: columnsOf(page),
      total: words.total,
      empty: words.nothingHere,
      note: words.usersExplained,
    }),
  ];
}

function columnsOf({ words }: FirmPage): Column<OwnUse>[] {
  const heads = words.userColumns;
  const hours = (header: string, key: "raw" | "charged"): Column<OwnUse> => ({
    header,
    width: 14,
    style: "hours",
    cell: ({ use }) => inHours(use[key]),
    sum: (all) => inHours(sum(all.map(({ use }) => use[key]))),
  });
  return [
    { header: heads.client, width: 34, style: "text", cell: ({ client }) => client },
    {
      header: heads.user,
      width: 34,
      style: "text",
      cell: ({ use }) => use.kind ?? { content: words.noUser, style: "text muted" },
    },
    {
      header: heads.entries,
      width: 12,
      style: "integer",
      cell: ({ use }) => use.entries,
      sum: (all) => all.reduce((count, { use }) => count + use.entries, 0),
    },
    hours(heads.worked, "raw"),
    hours(heads.charged, "charged"),
  ];
}
