/** A month as a run works it out, with all clients' ledgers still there, and the files that the run would write. */

import { MonthBasis } from "../../batch/books/changes.ts";
import { readBooks } from "../../batch/books/closed-books.ts";
import type { Config } from "../../batch/config/config.ts";
import type { OutputFile } from "../../batch/disk/output-folder.ts";
import { type Inbox, readInbox } from "../../batch/month/inbox.ts";
import { type ClientMonth, type Month, monthFrame, reconciledMonth } from "../../batch/month/month.ts";
import { KeptWorkbooks } from "../../batch/run/kept-run.ts";
import { ClientWorkbooks, monthFiles } from "../../batch/run/month-files.ts";

export async function wholeMonth(period: string, config: Config): Promise<Month<ClientMonth>> {
  return monthOf(period, await readInbox(config, await readBooks(config)));
}

export function monthOf(period: string, inbox: Inbox): Month<ClientMonth> {
  return reconciledMonth(monthFrame(period, inbox), inbox, (client) => client);
}

export function filesOf(month: Month<ClientMonth>, config: Config): OutputFile[] {
  const workbooks = new ClientWorkbooks(month, config, KeptWorkbooks.none());
  const basis = new MonthBasis(month);
  for (const client of month.clients) {
    workbooks.add(client);
    basis.add(client);
  }
  return monthFiles(month, config, { workbooks: workbooks.files, basis: basis.text });
}
