/**
 * The JSON Schema of the configuration, by which editors complete its keys: what the code reads, with what
 * batch/configuration.md says of each key.
 */

import { readFileSync } from "node:fs";
import { z } from "zod";
import { CONFIG_FILE } from "../../../batch/config/config-file.ts";
import { SECRET_KEYS } from "../../../batch/config/mail-settings.ts";

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  [other: string]: unknown;
}

const page = (path: string) => readFileSync(new URL(`../../../batch/${path}`, import.meta.url), "utf8");
const section = (text: string, title: string) =>
  new RegExp(`^## ${title}$(.*?)(?=^## |$(?![^]))`, "ms").exec(text)?.[1] ?? "";

export function configSchema(): string {
  const schema = z.toJSONSchema(CONFIG_FILE, { io: "input", unrepresentable: "any" }) as Schema;
  const settings = page("configuration.md");
  describeKeys(schema, sayings(section(settings, "The configuration"), 2));
  const mail = schema.properties?.mail ?? {};
  describeKeys(mail, sayings(section(settings, "E-mail"), 1));
  describeKeys(schema.properties?.billing ?? {}, sayings(section(settings, "Invoices"), 1));
  // They are read only to be refused.
  for (const part of [mail, mail.properties?.server ?? {}])
    for (const key of SECRET_KEYS) delete part.properties?.[key];
  const sources = section(page("imports/README.md"), "What the configuration says of some files");
  describeKeys(schema.properties?.sources?.items ?? {}, sayings(sources, 1));
  return `${JSON.stringify({ ...schema, title: "The configuration of a firm" }, null, 2)}\n`;
}

/** What the rows of a table say of the keys in their first cell, without its marks. */
function sayings(markdown: string, column: number): ReadonlyMap<string, string> {
  const rows = markdown.split("\n").filter((line) => /^\| `/.test(line));
  return new Map(
    rows.flatMap((row) => {
      const cells = row.split("|").map((cell) => cell.trim());
      const said = (cells[column + 1] ?? "")
        .replace(/ \(\[its keys\]\([^)]*\)\)/, "")
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/[`*]/g, "");
      return [...(cells[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, key = ""]) => [key, said] as const);
    }),
  );
}

function describeKeys({ properties = {} }: Schema, said: ReadonlyMap<string, string>): void {
  for (const [key, part] of Object.entries(properties)) {
    const saying = said.get(key);
    if (saying !== undefined) properties[key] = { description: saying, ...part };
  }
}
