/**
 * The bytes of a file as text, before anything is parsed.
 *
 * Laws: the first bytes decide what a file is, never its name. A byte that can't be read is never replaced: the file is
 * refused. Valid UTF-8 is read as UTF-8; anything else as Windows-1252 with a remark, or refused when its accents make
 * no sense that way.
 */

import { isUtf8 } from "node:buffer";
import type { FileKind, Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { MOST } from "../disk/input-limits.ts";
import { bufferOf } from "./cut-cells.ts";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"] as const;
export type Encoding = (typeof ENCODINGS)[number];

interface Text {
  /** In UTF-8, without the marks at its beginning. */
  readonly utf8: Buffer;
  readonly encoding: Encoding;
  readonly remarks: readonly Remark[];
}

type Decoded = Text | { readonly zip: Uint8Array } | { readonly problem: Problem };

/** The text of a file, or the bytes of a zip (such as an .xlsx). `asked` is the encoding set by the user, if any. */
export function decoded(bytes: Uint8Array, asked: Encoding | null): Decoded {
  if (bytes.length > MOST.bytes)
    return { problem: { code: "FILE_TOO_LARGE", given: bytes.length, most: MOST.bytes, counts: "bytes" } };
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return { zip: bytes };
  if (isProtected(bytes)) return { problem: { code: "WORKBOOK_PROTECTED" } };
  const kind = foreignKind(bytes);
  if (kind !== null) return { problem: { code: "FILE_WRONG_KIND", kind } };
  return textOf(bytes, asked);
}

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
/** The single stream of an OLE file that holds a password-protected workbook. */
const PROTECTED = Buffer.from("EncryptedPackage", "utf16le");

function isProtected(bytes: Uint8Array): boolean {
  return startsWith(bytes, OLD_OFFICE) && bufferOf(bytes).includes(PROTECTED);
}

const KINDS: readonly (readonly [readonly number[], FileKind])[] = [
  [OLD_OFFICE, "xls"],
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
  [[0x1f, 0x8b], "gzip"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "RTF"],
];

/** Another kind of file, by its first bytes. Includes web pages and XML, which some tools name .xls or .csv. */
function foreignKind(bytes: Uint8Array): FileKind | null {
  const known = KINDS.find(([magic]) => startsWith(bytes, magic));
  if (known !== undefined) return known[1];
  const opening = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).replace(/^ï»¿/, "").trimStart();
  if (/^<(!doctype|html|head|table|body)/i.test(opening)) return "HTML";
  return /^<\?xml/i.test(opening) ? "XML" : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function textOf(bytes: Uint8Array, asked: Encoding | null): Text | { problem: Problem } {
  const said = markedEncoding(bytes) ?? asked;
  const encoding = said ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
  if (encoding === "utf-8") return textOfUtf8(bufferOf(bytes));
  const text = decodedAs(encoding, bytes);
  // Control characters between 80 and 9F mean bytes that Windows-1252 does not define; no text contains a NUL.
  if (text === null || /[\u0080-\u009F]/.test(text) || text.includes("\0"))
    return { problem: { code: "FILE_NOT_UTF8" } };
  if (text.trim() === "") return { problem: { code: "FILE_EMPTY" } };
  const guessed = encoding === "windows-1252" && asked === null;
  if (guessed && foreignAccents(text)) return { problem: { code: "ENCODING_UNCLEAR" } };
  return { utf8: withoutMarks(Buffer.from(text)), encoding, remarks: [{ code: "ENCODING", encoding }] };
}

/** Most files are in UTF-8, and are not decoded as a whole: few of their cells have a text of their own. */
function textOfUtf8(bytes: Buffer): Text | { problem: Problem } {
  if (!isUtf8(bytes) || bytes.includes(0)) return { problem: { code: "FILE_NOT_UTF8" } };
  if (isBlankText(bytes)) return { problem: { code: "FILE_EMPTY" } };
  const isTwice = bytes.includes("Ã") && /Ã[©¨ª«§®´¹»¢ ]/.test(bytes.toString());
  const remarks: Remark[] = isTwice ? [{ code: "ENCODED_TWICE" }] : [];
  return { utf8: withoutMarks(bytes), encoding: "utf-8", remarks };
}

export function isBlankText(utf8: Buffer): boolean {
  const isInk = (byte: number) => byte > 0x20 && byte < 0x80;
  return !utf8.some(isInk) && utf8.toString().trim() === "";
}

const MARK = Buffer.from("\uFEFF");

/** Concatenated files leave a second mark inside the first. */
function withoutMarks(utf8: Buffer): Buffer {
  let start = 0;
  while (utf8.subarray(start, start + MARK.length).equals(MARK)) start += MARK.length;
  return utf8.subarray(start);
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return "utf-8";
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  return startsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : null;
}

/** Windows-1252 at 80 to 9F; a blank marks an undefined byte. Node's own decoder reads these as Latin-1. */
const WINDOWS_80_TO_9F = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** The text in Windows-1252, or the first sign that it does not have. */
export function inWindows1252(text: string): { readonly bytes: Buffer } | { readonly missing: string } {
  const missing = text.match(/[\u0080-\u009F\u{100}-\u{10FFFF}]/gu)?.find((sign) => byteOf(sign) === null);
  if (missing !== undefined) return { missing };
  return { bytes: Buffer.from([...text].map((sign) => byteOf(sign) ?? sign.charCodeAt(0))) };
}

/** A byte from 80 to 9F; null for a sign that has none there. */
function byteOf(sign: string): number | null {
  const at = WINDOWS_80_TO_9F.indexOf(sign);
  return at === -1 || sign === " " ? null : 0x80 + at;
}

function decodedAs(encoding: Encoding, bytes: Uint8Array): string | null {
  if (encoding === "windows-1252") {
    const latin1 = bufferOf(bytes).toString("latin1");
    return latin1.replace(/[\u0080-\u009F]/g, (control) => {
      const sign = WINDOWS_80_TO_9F.charAt(control.charCodeAt(0) - 0x80);
      return sign === " " ? control : sign;
    });
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text from a Mac or from DOS read as Windows-1252: `Ž` or `‚` inside words, where an `é` should be, and no `é`. */
function foreignAccents(text: string): boolean {
  return /\p{L}[Ž‚]|[Ž‚]\p{L}/u.test(text) && !/[éèà]/i.test(text);
}
