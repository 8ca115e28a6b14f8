/** The signals by which the system or a person ends a long-running process. */

import type { Signals } from "../schedule/scheduled.ts";

/** Ctrl+C in a terminal arrives twice at once: from the terminal itself, and forwarded by npm. */
const SAME_SIGNAL_MS = 1_000;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** SIGTERM and Ctrl+C. After a second signal, the system handles the next one, which ends even a blocked process. */
export const systemSignals: Signals = {
  stopAt: (stop) =>
    new Promise((resolve) => {
      let first: number | null = null;
      let cutOff = (_: false) => {};
      const again = new Promise<false>((done) => {
        cutOff = done;
      });
      const onSignal = (signal: NodeJS.Signals) => {
        if (first === null) {
          first = Date.now();
          void stop(signal, again).then((how) => {
            if (how === "stopped") return resolve();
            process.removeAllListeners(signal);
            process.kill(process.pid, signal);
          });
        } else if (Date.now() - first > SAME_SIGNAL_MS) {
          for (const other of SIGNALS) process.off(other, onSignal);
          cutOff(false);
        }
      };
      for (const signal of SIGNALS) process.on(signal, onSignal);
    }),
};
