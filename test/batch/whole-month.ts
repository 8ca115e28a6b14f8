/** A month as a run works it out, with all clients' ledgers still there, and the files that the run would write. */

import { packedLine } from "../../batch/books/basis.ts";
import { BasisParts, MonthBasis } from "../../batch/books/changes.ts";
import { readBooks } from "../../batch/books/closed-books.ts";
import type { Config } from "../../batch/config/config.ts";
import type { OutputFile } from "../../batch/disk/output-folder.ts";
import { clientWorkbook } from "../../batch/documents/workbook/client-workbook.ts";
import { type Inbox, readInbox } from "../../batch/month/inbox.ts";
import {
  type ClientMonth,
  clientMonth,
  type FrameChoices,
  firmMonth,
  type Month,
  monthFrame,
} from "../../batch/month/month.ts";
import { monthFiles, workbookNames } from "../../batch/run/month-files.ts";
import { xlsx } from "../../batch/xlsx/writer.ts";
import { NOTICE_AT } from "../../core/figures/bank-notices.ts";
import { PlacedWork } from "../../core/firm/reconciliation.ts";
import { PUBLISHED_EXTRAS } from "../../core/rules/plans.ts";
import { REMINDER_DAYS } from "../../core/rules/renewal.ts";
import { idTieOut } from "../core/id-tie-out.ts";

export async function wholeMonth(period: string, config: Config): Promise<Month<ClientMonth>> {
  return monthOf(period, await readInbox(config, await readBooks(config)), config);
}

export function monthOf(
  period: string,
  inbox: Inbox,
  config: FrameChoices = {
    filesLanguage: "en",
    reminderDays: REMINDER_DAYS,
    noticeAt: NOTICE_AT,
    planExtras: PUBLISHED_EXTRAS,
  },
): Month<ClientMonth> {
  const frame = monthFrame(period, inbox, config);
  const placed = new PlacedWork(inbox.firm);
  const made = placed.clients.map((client) => clientMonth(placed.work(client), placed, frame));
  const clients = made.map(({ client }) => client);
  const { control, files, exceptions } = placed;
  const ids = idTieOut(inbox.firm.logs, clients, exceptions);
  return firmMonth(
    frame,
    { control, files, exceptions, ids },
    clients,
    made.flatMap(({ own }) => own),
  );
}

export function filesOf(month: Month<ClientMonth>, config: Config): OutputFile[] {
  const [basis, parts] = [new MonthBasis(month), new BasisParts(month)];
  const fileOf = workbookNames(month);
  const workbooks = month.clients.map((client) => {
    const part = parts.of(client);
    basis.add({ ...part, packed: packedLine(part.line) });
    const language = client.client.language ?? config.language;
    return { file: fileOf(client), bytes: xlsx(clientWorkbook(month, client, language, config)) };
  });
  return monthFiles(month, config, { workbooks, basis: basis.bytes });
}
