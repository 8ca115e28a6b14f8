/** What lies in the folder of time logs and is not read, and why. */

import { writing } from "./writing.ts";

export const logFolder = {
  whys: {
    NOT_A_LOG: "no time log by its name: only .csv, .tsv and .xlsx are read",
    HIDDEN: "hidden: its name begins with a dot",
    IN_USE: "kept by a program beside a file that is open",
    SYSTEM_FILE: "of the system",
    REPEATED: "the same bytes as another one that was read",
    SUBFOLDER: 'in a subfolder: add "subfolders": true to the configuration to read it',
  },
  subfolder: (name: string, count: number, files: string) =>
    `${name}/ (${writing.counted(count, "file", "files")}: ${files})`,
  unusedSource: (pattern: string) =>
    `“sources”: no file is called “${pattern}”. Correct the pattern, or take it out.`,
};
