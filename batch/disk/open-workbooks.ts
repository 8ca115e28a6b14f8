/**
 * Who has a workbook open, by the hidden file that Excel (`~$name.xlsx`) and LibreOffice (`.~lock.name.xlsx#`)
 * keep beside it meanwhile.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A workbook that somebody has open; `by` is null when that can't be told. */
interface OpenWorkbook {
  readonly file: string;
  readonly by: string | null;
}

const EXCEL = /^~\$(.+)$/;
const LIBREOFFICE = /^\.~lock\.(.+)#$/;

/** The workbooks of a folder that somebody has open, in order of name; nothing when there is no such folder. */
export async function openWorkbooks(folder: string): Promise<OpenWorkbook[]> {
  const names = await readdir(folder).catch(() => []);
  const open = names.sort().map(async (name): Promise<OpenWorkbook | null> => {
    const file = EXCEL.exec(name)?.[1] ?? LIBREOFFICE.exec(name)?.[1];
    if (file === undefined) return null;
    // Excel lets nobody read it on some systems; that it is there says enough.
    const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
    return { file, by: (EXCEL.test(name) ? excelUser(bytes) : libreOfficeUser(bytes)) || null };
  });
  return (await Promise.all(open)).filter((workbook) => workbook !== null);
}

/** The user's name: its length, then 54 bytes in the system's own letters; then the same once more in UTF-16. */
function excelUser(bytes: Buffer): string {
  const wide = bytes.length > 57 ? bytes.toString("utf16le", 57, 57 + 2 * bytes.readUInt16LE(55)) : "";
  return printable(wide) || printable(bytes.toString("latin1", 1, 1 + (bytes[0] ?? 0)));
}

/** The user's name, the account, the machine, the time and a profile, with commas between. */
function libreOfficeUser(bytes: Buffer): string {
  const [name = "", account = ""] = bytes.toString("utf8").split(",");
  return printable(name) || printable(account);
}

/** What can stand in a sentence: nothing that would move a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, "").trim().slice(0, 54);
}
