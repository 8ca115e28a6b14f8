import { describe, expect, test } from "vitest";
import { type Columns, layout } from "../../../core/firm/cells.ts";
import { CONTRACT_COLUMNS } from "../../../core/firm/register.ts";
import { TIME_LOG_COLUMNS } from "../../../core/firm/time-log.ts";
import { unreadHeadings } from "../../../core/firm/unread-headings.ts";

function told(columns: Columns<string>, header: string): string[] {
  const cells = header.split(",");
  const { problems, others } = unreadHeadings(cells, columns, layout(cells, columns).ignored);
  return [
    ...problems.map((one) => (one.code === "HEADING_UNREAD" ? `${one.heading} → ${one.nearest}` : "")),
    ...others,
  ];
}

describe("headings that no column reads", () => {
  test.each<[string, Columns<string>, string, string[]]>([
    ["none", CONTRACT_COLUMNS, "Client,Forfait,Qté,Début,Payee le", []],
    [
      "misspelt ones",
      CONTRACT_COLUMNS,
      "client,plan,quantity,start,Langage,Chanel",
      ["Langage → language", "Chanel → channel"],
    ],
    [
      "the firm’s own",
      CONTRACT_COLUMNS,
      "client,plan,quantity,start,Courriel,Notes,No,Ville",
      ["Courriel", "Notes", "No", "Ville"],
    ],
    [
      "one like a column that is there",
      CONTRACT_COLUMNS,
      "client,plan,quantity,start,langue,Langage",
      ["Langage"],
    ],
    ["a note is no notice", TIME_LOG_COLUMNS, "date,client,minutes,note,bilet", ["bilet → billet", "note"]],
    ["in another script", TIME_LOG_COLUMNS, "date,client,minutes,備考", ["備考"]],
  ])("%s", (_, columns, header, expected) => expect(told(columns, header)).toEqual(expected));
});
