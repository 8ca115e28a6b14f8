/**
 * A web page as one file: its head, its style and its script, around a body.
 *
 * Law: it asks nothing of any server or disk, which a policy enforces that allows only its own style and script, by
 * their digests.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Language } from "../../../core/values/language.ts";
import { type Content, html, trusted } from "./markup.ts";

interface Document {
  readonly language: Language;
  readonly title: string;
  /** Further attributes of the root. */
  readonly attributes?: Content;
  readonly style: string;
  /** None where there is nothing to do. */
  readonly script?: string;
  readonly body: Content;
}

export function htmlDocument({ language, title, attributes = null, style, script, body }: Document): string {
  const scripts = script === undefined ? "" : `script-src ${digest(script)}; `;
  const policy = `default-src 'none'; style-src ${digest(style)}; ${scripts}base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${language}"${attributes}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${trusted(style)}</style>
${script === undefined ? null : html`<script>${trusted(script)}</script>\n`}</head>
<body>
${body}</body>
</html>
`.markup;
}

/** A style or a script of ours, beside this file. */
export function asset(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8").replaceAll("\r\n", "\n");
}

function digest(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
