/**
 * Who has a workbook open, according to the hidden file that Excel (`~$name.xlsx`) or LibreOffice
 * (`.~lock.name.xlsx#`) keeps beside it while it is open.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A workbook that somebody has open; `by` is null when the user is unknown. */
interface OpenWorkbook {
  readonly file: string;
  readonly by: string | null;
}

const EXCEL = /^~\$(.+)$/;
const LIBREOFFICE = /^\.~lock\.(.+)#$/;

/** The open workbooks of a folder, in order of name; none when there is no such folder. */
export async function openWorkbooks(folder: string): Promise<OpenWorkbook[]> {
  const names = await readdir(folder).catch(() => []);
  const open = names.sort().map(async (name): Promise<OpenWorkbook | null> => {
    const file = EXCEL.exec(name)?.[1] ?? LIBREOFFICE.exec(name)?.[1];
    if (file === undefined) return null;
    // On some systems Excel lets nobody read it; its presence is enough.
    const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
    return { file, by: (EXCEL.test(name) ? excelUser(bytes) : libreOfficeUser(bytes)) || null };
  });
  return (await Promise.all(open)).filter((workbook) => workbook !== null);
}

/** The user's name: its length, then 54 bytes in the system's encoding; then the same again in UTF-16. */
function excelUser(bytes: Buffer): string {
  const wide = bytes.length > 57 ? bytes.toString("utf16le", 57, 57 + 2 * bytes.readUInt16LE(55)) : "";
  return printable(wide) || printable(bytes.toString("latin1", 1, 1 + (bytes[0] ?? 0)));
}

/** The file holds the user's name, account, machine, time and profile, separated by commas. */
function libreOfficeUser(bytes: Buffer): string {
  const [name = "", account = ""] = bytes.toString("utf8").split(",");
  return printable(name) || printable(account);
}

/** A text safe to print: without control characters, which could move a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, "").trim().slice(0, 54);
}
