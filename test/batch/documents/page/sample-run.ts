/** The sample firm's October 2026, and variants of it for tests. */

import { join } from "node:path";
import { readConfig } from "../../../../batch/config/config.ts";
import { runJson } from "../../../../batch/documents/month-json.ts";
import type { PageRun } from "../../../../batch/documents/page/view.ts";
import { readInbox } from "../../../../batch/month/inbox.ts";
import { type KeptClient, withOverview } from "../../../../batch/month/month.ts";
import { noControl } from "../../../../core/firm/control.ts";
import { NO_IDS } from "../../../../core/firm/read-ids.ts";
import { PERIOD, PROJECT } from "../../firm-folder.ts";
import { monthOf } from "../../whole-month.ts";

const config = await readConfig(join(PROJECT, "batch/sample/config.json"));
const month = monthOf(PERIOD, await readInbox(config));

const FILES = { fileOf: ({ client }: KeptClient) => `${client.name}.xlsx`, outputs: [] };

export const SAMPLE: PageRun = runJson(month, config, FILES);

/** For a firm without a client, a time log or a row that needs a look. */
export const EMPTY: PageRun = runJson(
  withOverview({
    ...month,
    clients: [],
    exceptions: [],
    logs: [],
    files: [],
    control: noControl(),
    ids: { run: NO_IDS, files: new Map() },
  }),
  config,
  FILES,
);

/** The sample with some keys replaced. */
export function sampleWith(own: Partial<PageRun>): PageRun {
  return { ...structuredClone(SAMPLE), ...own };
}

export const HOSTILE = [
  "</script><script>window.broken = 1</script>",
  '"><img src="https://example.com/x.png" onerror="window.broken = 2">',
  "'><svg onload=window.broken=3>",
  "</style><style>body{display:none}</style>",
  "\u202egnp.exe, \u2066 and \u200f marks",
  "<!-- #{name} $& {shown} --> &amp; &lt;b&gt;",
  "]]><b>b</b>",
];

/** The sample with every text from outside made hostile. */
export function hostileRun(): PageRun {
  const text = (index: number) => HOSTILE[index % HOSTILE.length] ?? "";
  const run = sampleWith({ currency: text(3) });
  return {
    ...run,
    clients: run.clients.map((client, index) => ({
      ...client,
      client: text(index),
      file: `${text(index)}.xlsx`,
      renewals: client.renewals.map((renewal) => ({ ...renewal, priceSource: text(index + 1) })),
    })),
    overview: {
      ...run.overview,
      renewals: run.overview.renewals.map((renewal) => ({
        ...renewal,
        client: text(run.clients.findIndex(({ client }) => client === renewal.client)),
        priceSource: text(1),
      })),
    },
    exceptions: HOSTILE.map((code) => ({ code, count: 1 })),
    inputs: run.inputs.map((input, index) => ({ ...input, file: text(index) })),
  };
}
