/** The rules alone: the work of a firm's logs placed, and each client's statement of the last month. */

import { join } from "node:path";
import { readConfig } from "../../batch/config/config.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import { monthPeriod } from "../../batch/month/month.ts";
import { statement } from "../../core/figures/statement.ts";
import { PlacedWork } from "../../core/firm/reconciliation.ts";
import { PERIOD } from "./firm.ts";
import { cpuOf } from "./sides.ts";

const [, , folder = ""] = process.argv;
const { firm, prices } = await readInbox(await readConfig(join(folder, "firm.json")));
const period = monthPeriod(PERIOD);
let entries = 0;
const seconds = cpuOf(() => {
  const placed = new PlacedWork(firm);
  for (const client of placed.clients) {
    const { account } = placed.accountOf(placed.work(client));
    statement(account.ledger, account.terms, period, prices, account.prior);
    entries += account.entries.length;
  }
});
console.log(
  `${entries} entries in ${seconds.toFixed(2)} s of CPU time: ${Math.round(entries / seconds)} a second`,
);
