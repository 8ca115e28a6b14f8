/**
 * A second installation of the add-in beside the first, such as one to try the next version: `--environment test`.
 *
 * Laws: the same name gives the same id, whoever builds it. Nothing of two environments is taken for the other's: the
 * id, the name that people see and the namespace of the functions differ, wherever they stand.
 */

import { createHash } from "node:crypto";

/** With which every formula begins, in all that is written here. */
const NAMESPACE = "PLAN";
const IN_FORMULAS = /\bPLAN(?=\\?\.)|(?<=_xldudf_)PLAN(?=_)/g;

/** The name as typed; null is the first installation. Throws a sentence if it could be no part of a namespace. */
export function environmentOf(typed: string | undefined): string | null {
  if (typed === undefined) return null;
  if (/^[a-z][a-z0-9]{0,11}$/i.test(typed)) return typed.toLowerCase();
  throw new Error(
    `--environment is “${typed}”. Give a name of up to 12 letters and digits that begins with a letter, such as test.`,
  );
}

/** A text, of whatever file, with the formulas of an environment. */
export function formulasIn(environment: string | null, text: string): string {
  return environment === null ? text : text.replace(IN_FORMULAS, namespaceOf(environment));
}

/** The manifest of an environment, with the version of the software: `0.1.0` is Office’s `0.1.0.0`. */
export function manifestIn(environment: string | null, manifest: string, version: string): string {
  const dated = manifest.replace(/(?<=<Version>)[^<]+/, `${version}.0`);
  if (environment === null) return dated;
  const [head = ""] = /<DisplayName[\s\S]*<\/DisplayName>/.exec(dated) ?? [];
  const names = [...head.matchAll(/Value="([^"]+)"/g)].map(([value]) => value);
  const named = [...new Set(names)].reduce(
    (text, value) => text.replaceAll(value, `${value.slice(0, -1)} (${environment})"`),
    dated,
  );
  return named
    .replace(/(?<=<Id>)[^<]+/, (id) => derivedId(id, environment))
    .replace(
      `id="Namespace" DefaultValue="${NAMESPACE}"`,
      `id="Namespace" DefaultValue="${namespaceOf(environment)}"`,
    );
}

function namespaceOf(environment: string): string {
  return NAMESPACE + environment.toUpperCase();
}

/** The UUID (version 5) of a name under another id. */
function derivedId(id: string, name: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from(id.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  hash.writeUInt8(((hash[6] ?? 0) & 0x0f) | 0x50, 6);
  hash.writeUInt8(((hash[8] ?? 0) & 0x3f) | 0x80, 8);
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hash.toString("hex")) ?? [];
  return parts.slice(1).join("-");
}
