/**
 * The month's work on a client's page: every entry that counts, who did what for whom, and where it went.
 *
 * Law: the rows are the ledger's (`../workbook/client-ledger.ts`); what was placed in several parts has a row for each.
 */

import type { TableCell } from "../../xlsx/workbook.ts";
import { ledgerRows } from "../workbook/client-ledger.ts";
import type { Page } from "../workbook/client-page.ts";
import { head, shownIn, styled } from "./client-cells.ts";
import { type Content, html, type Markup } from "./markup.ts";

type LedgerRow = ReturnType<typeof ledgerRows>[number];
type Key = keyof LedgerRow;

interface Column {
  readonly header: string;
  /** What decides whether anything is in it. */
  readonly of: Key;
  readonly isNumber: boolean;
  readonly cell: (row: LedgerRow) => Content;
}

export function workTable(page: Page): Markup {
  const { words } = page;
  // Without the movements of banks, which are no work.
  const rows = ledgerRows(page).filter(({ charged }) => charged !== null);
  if (rows.length === 0) return html`<p class="none">${words.sentences.noWork}</p>`;
  const columns = columnsOf(page).filter(({ of }) => rows.some((row) => row[of] !== null && row[of] !== ""));
  const lines = rows.map((row) => {
    const [date = "", ...cells] = columns.map(({ cell }) => cell(row));
    return html`<tr><th scope="row" class="date">${date}</th>${cells.map((content, index) => {
      const { header = "", isNumber = false } = columns[index + 1] ?? {};
      return html`<td${isNumber ? html` class="n"` : null} data-label="${header}">${content}</td>`;
    })}</tr>
`;
  });
  const heads = columns.map(({ header, isNumber }) => ({ text: header, isNumber }));
  return html`<div class="scroll"><table class="cards work">${head(heads)}<tbody>
${lines}</tbody></table></div>
`;
}

function columnsOf(page: Page): Column[] {
  const heads = page.words.ledgerColumns;
  const text = (of: TableCell, style: "text" | "hours" | "money" = "text") => {
    const own = styled(of, style);
    return shownIn(page, own.content, own.style);
  };
  const named = (of: "date" | "user" | "technician"): Column => ({
    ...{ header: heads[of], of, isNumber: false, cell: (row) => html`<bdi>${text(row[of])}</bdi>` },
  });
  const figure = (
    of: "level" | "worked" | "charged" | "amount",
    style: "text" | "hours" | "money",
  ): Column => ({
    ...{ header: heads[of], of, isNumber: true, cell: (row) => text(row[of], style) },
  });
  const small = (said: string) => (said === "" ? null : html` <small>${said}</small>`);
  return [
    ...(["date", "user", "technician"] as const).map(named),
    {
      ...{ header: heads.description, of: "category", isNumber: false },
      cell: ({ description, category }) => html`<bdi>${text(description)}</bdi>${small(text(category))}`,
    },
    figure("level", "text"),
    figure("worked", "hours"),
    figure("charged", "hours"),
    {
      ...{ header: heads.where, of: "where", isNumber: false },
      cell: ({ where, bank, why }) => {
        const place = text(bank) === "" ? text(where) : `${text(where)} · ${text(bank)}`;
        return html`${place}${small(text(why))}`;
      },
    },
    figure("amount", "money"),
  ];
}
