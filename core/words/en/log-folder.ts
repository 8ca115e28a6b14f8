/** What is in the folder of time logs but not read, and why. */

import { writing } from "./writing.ts";

export const logFolder = {
  whys: {
    NOT_A_LOG: "not a time log by its name: only .csv, .tsv and .xlsx are read",
    HIDDEN: "hidden: its name begins with a dot",
    IN_USE: "kept by a program beside an open file",
    PACKED: "packed: unpack it if it holds time logs",
    SYSTEM_FILE: "a system file",
    REPEATED: "identical to another file that was read",
    SUBFOLDER:
      'in a subfolder: add "subfolders": true to the configuration to read it, or false to leave it out for good',
  },
  subfolder: (name: string, count: number, files: string) =>
    `${name}/ (${writing.counted(count, "file", "files")}: ${files})`,
  unusedSource: (pattern: string) =>
    `“sources”: no file matches “${pattern}”. Correct the pattern, or remove it.`,
};
