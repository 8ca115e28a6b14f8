/**
 * Ours beside the scripts that people write for the same job, over the same firm:
 *
 *   npm run bench                               a month-end: 50 clients, 40 entries of each a month, 12 months of logs
 *   npm run bench -- month 1000 40 12 5         as many as given; the last number is of rounds
 *   npm run bench -- reading 1000000 3          so many rows of logs, read and checked, and added up
 */

import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { makeFirm, PERIOD } from "./firm.ts";
import { compare, inFolder, node, python } from "./sides.ts";

const HERE = import.meta.dirname;
/** Starts a program of ours from its bundle, as its users do. */
const START = "../../batch/commands/start.mjs";

/** A program of these tests as one file, as ours are started; returns its path from here. */
function bundle(file: string, folder: string): string {
  const outfile = join(folder, `${file}.mjs`);
  // The profiles are read from beside the file that asks for them.
  const profiles = pathToFileURL(join(HERE, "../../batch/imports/profile.ts"));
  buildSync({
    ...{ entryPoints: [join(HERE, file)], outfile, bundle: true, platform: "node", format: "esm" },
    define: { "import.meta.url": JSON.stringify(profiles) },
    banner: {
      js: `import{createRequire}from"module";const require=createRequire(${JSON.stringify(HERE)}+"/");`,
    },
  });
  return relative(HERE, outfile);
}

const CASES = {
  month: (clients = 50, entries = 40, months = 12, rounds = 3) =>
    inFolder((folder) => {
      makeFirm(folder, { clients, entries, months });
      const out = join(folder, "out");
      const ours = ["reconcile", "--config", join(folder, "firm.json"), "--period", PERIOD];
      const sides = [
        node("ours", START, ...ours),
        python("pandas + XlsxWriter", "with_xlsxwriter.py", "pandas, xlsxwriter", folder, out, PERIOD),
        python("pandas + openpyxl", "with_openpyxl.py", "pandas, openpyxl", folder, out, PERIOD),
        node("csv-parse + exceljs", "peers/with-exceljs.mjs", folder, out, PERIOD),
      ];
      compare(`${clients} clients × ${entries} entries a month × ${months} months`, sides, {
        rounds,
        before: () => rmSync(out, { recursive: true, force: true }),
      });
    }),

  reading: (rows = 1_000_000, rounds = 3) =>
    inFolder((folder) => {
      const clients = 1000;
      const months = 12;
      makeFirm(folder, { clients, entries: Math.ceil(rows / clients / months), months });
      const sides = [
        node("ours", bundle("read-logs.ts", folder), folder),
        python("pandas", "read_with_pandas.py", "pandas", folder),
        node("csv-parse", "peers/read-with-csv-parse.mjs", folder),
      ];
      // All end with the rows and minutes they found.
      compare(`${rows} rows`, sides, { rounds, agree: (said) => said.trim() });
    }),
};

const [given, ...numbers] = process.argv.slice(2);
const name = given ?? "month";
if (!(name in CASES)) throw new Error(`there is no case ${name}; there are ${Object.keys(CASES).join(", ")}`);
CASES[name as keyof typeof CASES](...numbers.map(Number));
