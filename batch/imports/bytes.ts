/**
 * The bytes of a file as text, before anything is parsed.
 *
 * Laws: the first bytes decide what a file is, never its name. A byte that can't be read is never replaced: the file is
 * refused. Valid UTF-8 is read as UTF-8; anything else as Windows-1252 with a remark, or refused when its accents make
 * no sense that way.
 */

import type { Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { MOST } from "../disk/input-limits.ts";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"] as const;
export type Encoding = (typeof ENCODINGS)[number];

interface Text {
  readonly text: string;
  readonly encoding: Encoding;
  readonly remarks: readonly Remark[];
}

type Decoded = Text | { readonly zip: Uint8Array } | { readonly problem: Problem };

/** The text of a file, or the bytes of a zip (such as an .xlsx). `asked` is the encoding set by the user, if any. */
export function decoded(bytes: Uint8Array, asked: Encoding | null): Decoded {
  if (bytes.length > MOST.bytes)
    return { problem: { code: "FILE_TOO_LARGE", given: bytes.length, most: MOST.bytes, counts: "bytes" } };
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return { zip: bytes };
  if (isProtected(bytes)) return { problem: { code: "WORKBOOK_DAMAGED" } };
  const kind = foreignKind(bytes);
  if (kind !== null) return { problem: { code: "FILE_WRONG_KIND", kind } };
  return textOf(bytes, asked);
}

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
/** The single stream of an OLE file that holds a password-protected workbook. */
const PROTECTED = Buffer.from("EncryptedPackage", "utf16le");

function isProtected(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, OLD_OFFICE) &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(PROTECTED)
  );
}

const KINDS: readonly (readonly [readonly number[], string])[] = [
  [OLD_OFFICE, "Excel 97–2003 (.xls)"],
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
  [[0x1f, 0x8b], "gzip"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "RTF"],
];

/** Another kind of file, by its first bytes. Includes web pages and XML, which some tools name .xls or .csv. */
function foreignKind(bytes: Uint8Array): string | null {
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
  const utf8 = said === null ? decodedAs("utf-8", bytes) : null;
  const encoding = said ?? (utf8 === null ? "windows-1252" : "utf-8");
  const text = utf8 ?? decodedAs(encoding, bytes);
  // Control characters between 80 and 9F mean bytes that Windows-1252 does not define; no text contains a NUL.
  if (text === null || (encoding !== "utf-8" && /[\u0080-\u009F]/.test(text)) || text.includes("\0"))
    return { problem: { code: "FILE_NOT_UTF8" } };
  if (text.trim() === "") return { problem: { code: "FILE_EMPTY" } };
  const guessed = encoding === "windows-1252" && asked === null;
  if (guessed && foreignAccents(text)) return { problem: { code: "ENCODING_UNCLEAR" } };
  const remarks: Remark[] = encoding === "utf-8" ? [] : [{ code: "ENCODING", encoding }];
  if (encoding === "utf-8" && text.includes("Ã") && /Ã[©¨ª«§®´¹»¢ ]/.test(text))
    remarks.push({ code: "ENCODED_TWICE" });
  // Concatenated files leave a second mark inside the first.
  return { text: text.replace(/^\uFEFF+/, ""), encoding, remarks };
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return "utf-8";
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  return startsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : null;
}

/** Windows-1252 at 80 to 9F; a blank marks an undefined byte. Node's own decoder reads these as Latin-1. */
const WINDOWS_80_TO_9F = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function decodedAs(encoding: Encoding, bytes: Uint8Array): string | null {
  if (encoding === "windows-1252") {
    const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
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
