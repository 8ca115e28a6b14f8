/** The signals by which a system or a person ends a process that stays running. */

import type { Signals } from "../schedule/scheduled.ts";

/** Ctrl+C in a terminal comes twice in one instant: from the terminal itself, and passed on by npm. */
const SAME_SIGNAL_MS = 1_000;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** SIGTERM and Ctrl+C. After a second one, one more is the system's own, which ends a process even while a share that hangs holds it. */
export const systemSignals: Signals = {
  stopAt: (stop) =>
    new Promise((resolve) => {
      let first: number | null = null;
      let cutOff = (_: false) => {};
      const again = new Promise<false>((done) => {
        cutOff = done;
      });
      const heard = (signal: NodeJS.Signals) => {
        if (first === null) {
          first = Date.now();
          void stop(signal, again).then((how) => {
            if (how === "stopped") return resolve();
            process.removeAllListeners(signal);
            process.kill(process.pid, signal);
          });
        } else if (Date.now() - first > SAME_SIGNAL_MS) {
          for (const other of SIGNALS) process.off(other, heard);
          cutOff(false);
        }
      };
      for (const signal of SIGNALS) process.on(signal, heard);
    }),
};
