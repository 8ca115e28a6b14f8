/**
 * Ours beside the scripts that people write for the same job, over the same firm; and ours alone, where no script does
 * the same:
 *
 *   npm run bench                               a month-end: 50 clients, 40 entries of each a month, 12 months of logs
 *   npm run bench -- month 1000 40 12 5         as many as given; the last number is of rounds
 *   npm run bench -- reading 1000000 3          so many rows of logs, read and checked, and added up
 *   npm run bench -- rules 1000 40 12 3         the rules alone: work placed, and statements
 *   npm run bench -- again 200 40 12 3          a first run, the same again, and again with one more row in the newest log
 *   npm run bench -- closed 20 40 37            so many months, each run and closed after the one before
 *   npm run bench -- excel                      functions over ranges, in this process
 */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { measureFunctions } from "./excel.ts";
import { makeFirm, PERIOD } from "./firm.ts";
import { compare, inFolder, median, node, python, run } from "./sides.ts";

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
    mainFields: ["module", "main"],
    inject: [join(HERE, "../../batch/disk/node-flags.mjs")],
    define: { "import.meta.url": JSON.stringify(profiles) },
    banner: {
      js: `import{createRequire}from"module";const require=createRequire(${JSON.stringify(HERE)}+"/");`,
    },
  });
  return relative(HERE, outfile);
}

/** A run of a month of the firm in a folder. */
const reconcile = (folder: string, period: string, ...more: string[]) =>
  node("ours", START, "reconcile", "--config", join(folder, "firm.json"), "--period", period, ...more);

/** The bytes of all files under a folder. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

const WIDTHS = [5, 10, 17, 13, 17];

const CASES = {
  month: (clients = 50, entries = 40, months = 12, rounds = 3) =>
    inFolder((folder) => {
      makeFirm(folder, { clients, entries, months });
      const out = join(folder, "out");
      const sides = [
        reconcile(folder, PERIOD),
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

  rules: (clients = 1000, entries = 40, months = 12, rounds = 3) =>
    inFolder((folder) => {
      makeFirm(folder, { clients, entries, months });
      const side = node("rules", bundle("rules.ts", folder), folder);
      for (let round = 0; round < rounds; round += 1) console.log(run(side).said.trim());
    }),

  again: (clients = 200, entries = 40, months = 12, rounds = 3) =>
    inFolder((folder) => {
      makeFirm(folder, { clients, entries, months });
      const logs = join(folder, "logs");
      const newest = join(logs, readdirSync(logs).sort().at(-1) ?? "");
      const text = readFileSync(newest, "utf8");
      const [last, id = "", row = ""] = /\nE-(\d+)(,.*\n)$/.exec(text) ?? [];
      if (last === undefined) throw new Error("the newest log has no row to repeat");
      const more = `${text}E-${String(Number(id) + 1).padStart(id.length, "0")}${row}`;
      const cpu = () => run(reconcile(folder, PERIOD)).cpu;
      run(reconcile(folder, PERIOD, "--dry-run")); // makes the bundle, and warms the disk
      const took = Array.from({ length: rounds }, () => {
        rmSync(join(folder, "out"), { recursive: true, force: true });
        writeFileSync(newest, text);
        const [first, same] = [cpu(), cpu()];
        writeFileSync(newest, more);
        return [first, same, cpu()];
      });
      console.log(`${clients} clients × ${entries} entries a month × ${months} months, ${rounds} rounds`);
      console.log("                          CPU s   it ÷ the first");
      for (const [at, name] of ["a first run", "nothing changed", "one more row"].entries()) {
        const own = median(took.map((round) => round[at] ?? 0));
        const ratio = median(took.map((round) => (round[at] ?? 0) / (round[0] ?? 0)));
        console.log(`${name.padEnd(24)}${own.toFixed(2).padStart(7)}${ratio.toFixed(2).padStart(17)}`);
      }
    }),

  closed: (clients = 20, entries = 40, months = 37) =>
    inFolder((folder) => {
      makeFirm(folder, { clients, entries, months });
      const [logs, later] = [join(folder, "logs"), join(folder, "later")];
      renameSync(logs, later);
      mkdirSync(logs);
      const files = readdirSync(later).sort();
      const periods = [...new Set(files.map((file) => file.slice(0, PERIOD.length)))];
      console.log(`${clients} clients × ${entries} entries a month, ${months} months closed in turn`);
      console.log("month     CPU s   it ÷ the first   MiB of out   it ÷ the first");
      let [cpu, size] = [0, 0];
      for (const [at, period] of periods.entries()) {
        for (const file of files.filter((one) => one.startsWith(period)))
          renameSync(join(later, file), join(logs, file));
        if (at === 0) run(reconcile(folder, period, "--dry-run")); // makes the bundle, and warms the disk
        const took = run(reconcile(folder, period));
        const config = ["--config", join(folder, "firm.json"), "--with-exceptions"];
        run(node("close", START, "close", period, ...config));
        const out = sizeOf(join(folder, "out"));
        if (at === 0) [cpu, size] = [took.cpu, out];
        if (at > 0 && at + 1 < months && (at + 1) % 12 > 0) continue;
        const cells = [took.cpu, took.cpu / cpu, out / 2 ** 20, out / size].map((one) => one.toFixed(2));
        console.log(
          [String(at + 1), ...cells].map((cell, column) => cell.padStart(WIDTHS[column] ?? 0)).join(""),
        );
      }
    }),

  excel: measureFunctions,
};

const [given, ...numbers] = process.argv.slice(2);
const name = given ?? "month";
if (!(name in CASES)) throw new Error(`there is no case ${name}; there are ${Object.keys(CASES).join(", ")}`);
CASES[name as keyof typeof CASES](...numbers.map(Number));
