/** The letters about renewals: the thread of daily-letters.ts. It is JavaScript, as that of months is. */

import { parentPort, workerData } from "node:worker_threads";
import { bundled } from "../disk/bundle.mjs";

const { deliverRenewals } = await bundled("batch/delivery/renewal-delivery.ts");
const { config, cwd, spoken, environment } = workerData;
const lines = [];
const code = await deliverRenewals(
  { config, action: { kind: "send" }, only: null },
  {
    ...{ environment, cwd, spoken },
    now: () => new Date(),
    log: (...event) => parentPort.postMessage({ event }),
    print: (line) => lines.push(line),
  },
);
parentPort.postMessage({ ended: { code, lines } });
