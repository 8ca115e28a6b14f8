/** The schemas of ECMA-376, if the machine has them, and the program that validates XML with them. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { skippedIf } from "../../skipped.ts";

const SCHEMAS = join(import.meta.dirname, "../../../../shared/ooxml-xsd");
const xmllint = spawnSync("xmllint", ["--version"]).error === undefined;

/** Options of a test that uses `faultsOf`. */
export const needsSchemas = existsSync(SCHEMAS)
  ? skippedIf(!xmllint, "xmllint is not installed")
  : skippedIf(true, "the schemas of ECMA-376 are not here");

/** A part in a form its schema accepts: without compatibility marks and xml:space. */
export const withoutMarks = (xml: string): string =>
  xml.replace(/ (mc:Ignorable|xmlns:mc|xml:space|x14ac:\w+)="[^"]*"/g, "");

/** The faults of files by a schema, a line each; empty if they are valid. */
export function faultsOf(files: readonly string[], schema: string): string[] {
  const { stderr } = spawnSync("xmllint", ["--noout", "--schema", join(SCHEMAS, schema), ...files], {
    encoding: "utf8",
  });
  return stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"));
}
