/** Tests that depend on optional tools, and the report of those skipped: reasons and counts, as a run's last lines. */

import type { Reporter, TestModule } from "vitest/node";

declare module "vitest" {
  interface TaskMeta {
    /** Why the test is skipped on this machine. */
    skipped?: string;
  }
}

/** Options of a test, or of a group of tests, that is skipped under a condition, and the reason. */
export const skippedIf = (lacking: boolean, why: string) =>
  lacking ? { skip: true, meta: { skipped: why } } : {};

export const notOnWindows = skippedIf(process.platform === "win32", "not on Windows");

/** One line a reason: `11 skipped: chromium is not installed`. Tests excluded by a filter have none. */
export class SkippedLast implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>();
    for (const module of modules)
      for (const test of module.children.allTests("skipped")) {
        const why = test.meta().skipped;
        if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
      }
    for (const [why, count] of counts) console.log(`${count} skipped: ${why}`);
  }
}
