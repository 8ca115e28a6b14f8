/**
 * The error gallery of the batch: one tiny reproduction for each bad input. Each is reported once, with its file,
 * its line, its code and a sentence that repeats what was given; everything around it is still placed.
 */

import { describe, expect, test } from "vitest";
import type { RunJson } from "../../batch/documents/run-json.ts";
import {
  exceptionsOf,
  type Files,
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  run,
  runJsonOf,
} from "./firm-folder.ts";

const LOG_HEADER = "id,date,start,client,minutes,level,category,trainees,approved,description";

interface Told {
  code: string;
  says: string;
  dit: string;
}

const BAD_ENTRIES: Record<string, { row: string } & Told> = {
  "an unknown client, with the nearest name": {
    row: "7,2026-10-05,,Acmee,30,,how_to,,,",
    code: "CLIENT_UNKNOWN",
    says: "No client in the register is called “Acmee”. The nearest is “Acme”",
    dit: "Aucun client du registre ne s’appelle « Acmee ». Le plus proche est « Acme »",
  },
  "an unknown client like none": {
    row: "7,2026-10-05,,Zygomorphic Wholesalers,30,,how_to,,,",
    code: "CLIENT_UNKNOWN",
    says: "“Zygomorphic Wholesalers”. Correct the name, or add the client",
    dit: "« Zygomorphic Wholesalers ». Corrigez le nom ou ajoutez le client",
  },
  "an unknown category, with the nearest": {
    row: "7,2026-10-05,,Acme,30,,how-two,,,",
    code: "CATEGORY_UNKNOWN",
    says: "no category “how-two”. The nearest is “How-to”",
    dit: "La catégorie « how-two » n’existe pas. La plus proche est « Mode d’emploi »",
  },
  "a date of no calendar": {
    row: "7,2026-02-30,,Acme,30,,how_to,,,",
    code: "DATE_IMPOSSIBLE",
    says: "“date” is “2026-02-30”, which is not a calendar date",
    dit: "« date » vaut « 2026-02-30 », qui n’est pas une date",
  },
  "no date": {
    row: "7,,,Acme,30,,how_to,,,",
    code: "VALUE_MISSING",
    says: "“date” is empty",
    dit: "« date » est vide",
  },
  "negative minutes": {
    row: "7,2026-10-05,,Acme,-15,,how_to,,,",
    code: "MINUTES_NEGATIVE",
    says: "“minutes” is “-15”. Work is never negative",
    dit: "« minutes » vaut « -15 ». Un travail n’est jamais négatif",
  },
  "minutes in words": {
    row: "7,2026-10-05,,Acme,twenty,,how_to,,,",
    code: "MINUTES_UNREADABLE",
    says: "“minutes” is “twenty”, which is not a duration. Write 90 or 1:30",
    dit: "« minutes » vaut « twenty », qui n’est pas une durée",
  },
  "minutes with a fraction": {
    row: "7,2026-10-05,,Acme,7.5,,how_to,,,",
    code: "MINUTES_UNREADABLE",
    says: "“7.5”",
    dit: "« 7.5 »",
  },
  "no minutes": {
    row: "7,2026-10-05,,Acme,,,how_to,,,",
    code: "VALUE_MISSING",
    says: "“minutes” is empty",
    dit: "« minutes » est vide",
  },
  "a minute over 24 hours": {
    row: "7,2026-10-05,,Acme,24:01,,how_to,,,",
    code: "MINUTES_OVER_DAY",
    says: "“minutes” is “24:01”, more than 24 hours",
    dit: "« minutes » vaut « 24:01 », plus de 24 heures",
  },
  "an id met before, with the same contents": {
    row: "1,2026-10-01,,Acme,20,,how_to,,,first",
    code: "ID_DUPLICATE",
    says: "The id “1” was already read at october.csv:2, with the same contents",
    dit: "L’identifiant « 1 » a déjà été lu à october.csv:2, avec le même contenu",
  },
  "an id met before, with other contents": {
    row: "1,2026-10-05,,Acme,45,,how_to,,,later",
    code: "ID_DUPLICATE",
    says: "The id “1” was already read at october.csv:2, with other contents",
    dit: "L’identifiant « 1 » a déjà été lu à october.csv:2, avec un autre contenu",
  },
  "a time of no day": {
    row: "7,2026-10-05,25:10,Acme,30,,how_to,,,",
    code: "TIME_IMPOSSIBLE",
    says: "“start” is “25:10”, which is not a time of day",
    dit: "« start » vaut « 25:10 », qui n’est pas une heure",
  },
  "a level there is not": {
    row: "7,2026-10-05,,Acme,30,4,how_to,,,",
    code: "CHOICE_UNKNOWN",
    says: "“level” is “4”. Write one of: 1, 2, 3",
    dit: "« level » vaut « 4 ». Écrivez l’une de ces valeurs : 1, 2, 3",
  },
  "trainees in words": {
    row: "7,2026-10-05,,Acme,30,,training,many,,",
    code: "NUMBER_UNREADABLE",
    says: "“trainees” is “many”, which is not a whole number",
    dit: "« trainees » vaut « many », qui n’est pas un nombre entier",
  },
  "approval neither yes nor no": {
    row: "7,2026-10-05,,Acme,30,,password_reset,,perhaps,",
    code: "CHOICE_UNKNOWN",
    says: "“approved” is “perhaps”. Write one of: yes, no",
    dit: "« approved » vaut « perhaps »",
  },
  "a text with the separator, not quoted": {
    row: "7,2026-10-05,,Acme,30,,how_to,,,one, two",
    code: "ROW_MALFORMED",
    says: "11 cells",
    dit: "11 cellules",
  },
  "a row that ends before its last columns": {
    row: "7,2026-10-05,,Acme,30",
    code: "ROW_MALFORMED",
    says: "Add the separators that are missing",
    dit: "Ajoutez les séparateurs qui manquent",
  },
  "all that is wrong in a row at once": {
    row: "7,2026-13-01,,Acmee,-1,,toner,,,",
    code: "DATE_IMPOSSIBLE MINUTES_NEGATIVE CATEGORY_UNKNOWN CLIENT_UNKNOWN",
    says: "Work is never negative",
    dit: "jamais négatif",
  },
};

/** A log whose bad row is on line 6, after a text of two lines; good rows stand around it. */
const logWith = (row: string) =>
  `${LOG_HEADER}\n1,2026-10-01,,Acme,20,,how_to,,,first\n2,2026-10-02,,Bolt,5,,email,,,"two\nlines"\n\n${row}\n3,2026-10-30,,Acme,10,,how_to,,,last\n`;

/** The ways one log may be written: the line numbers are the same in all. */
const WRITTEN: Record<string, (text: string) => string> = {
  plain: (text) => text,
  "byte order mark and CRLF": (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`,
};

describe.each(Object.entries(BAD_ENTRIES))("a row with %s", (_, { row, code, says, dit }) => {
  test.each(Object.entries(WRITTEN))("is reported at its line (%s)", async (_written, write) => {
    const folder = await firmFolder({ "logs/october.csv": write(logWith(row)) });
    expect((await run(folder)).code).toBe(1);
    const reported = await exceptionsOf(folder);
    expect(reported).toMatchObject([{ file: "october.csv", line: "6", code }]);
    expect(reported[0]?.reason).toContain(says);
  });

  test("costs nothing but itself", async () => {
    const withBadRow = await firmFolder({ "logs/october.csv": logWith(row) });
    const without = await firmFolder({ "logs/october.csv": logWith("") });
    expect([(await run(withBadRow)).code, (await run(without)).code]).toEqual([1, 0]);
    const [bad, good] = [await runJsonOf(withBadRow), await runJsonOf(without)];
    // That a row needs a look is all that is said of it.
    const figures = ({ clients }: RunJson) =>
      clients.map(({ exceptions: _count, flags, ...own }) => ({
        ...own,
        flags: flags.filter(({ code }) => code !== "exceptions"),
      }));
    expect(figures(bad)).toEqual(figures(good));
    expect(bad.control.entriesRead).toBe(good.control.entriesRead + 1);
    expect(bad.control.entriesPlaced).toBe(3);
    expect(bad.control.minutesPlaced).toBe(35);
  });

  test("is reported in French to a French firm", async () => {
    const folder = await firmFolder({
      "config.json": { ...ORDINARY["config.json"], language: "fr" },
      "logs/october.csv": logWith(row),
    });
    const { printed } = await run(folder);
    const [reported] = await exceptionsOf(folder);
    expect(reported?.reason).toContain(dit);
    expect(printed).toContain(dit);
  });
});

test("a suggestion is never applied: no minute of the unknown client goes to the nearest", async () => {
  const folder = await firmFolder({
    "logs/october.csv": logWith("7,2026-10-05,,Acmee,600,,how_to,,,"),
  });
  await run(folder);
  const { clients, control } = await runJsonOf(folder);
  expect(clients.map(({ client }) => client)).toEqual(["Acme", "Bolt"]);
  expect(clients[0]?.banks[0]).toMatchObject({ used: 45, closing: 75 });
  expect(control).toMatchObject({ entriesRejected: 1, minutesRejected: 600 });
});

describe("the exceptions can be corrected and fed back", () => {
  test("the file is a log: its rows hold every cell as it was given", async () => {
    const row = '7,2026-10-05,09:15,Acmee,1:30,2,how_to,3,yes,"He said ""no"",\ntwice"';
    const folder = await firmFolder({ "logs/october.csv": logWith(row) });
    await run(folder);
    const [reported] = await exceptionsOf(folder);
    expect(reported).toMatchObject({
      id: "7",
      date: "2026-10-05",
      start: "09:15",
      client: "Acmee",
      minutes: "1:30",
      level: "2",
      category: "how_to",
      trainees: "3",
      approved: "yes",
      description: 'He said "no",\ntwice',
    });
  });

  test("corrected and put in the inbox in place of the bad row, they are placed", async () => {
    const folder = await firmFolder({
      "logs/october.csv": logWith("7,2026-10-05,,Acmee,1:30,,how_to,,,"),
    });
    await run(folder);
    const written = (await filesUnder(monthFolder(folder))).get("exceptions.csv")?.toString() ?? "";
    const again = await firmFolder({
      "logs/october.csv": logWith(""),
      "logs/corrected.csv": written.replace(",Acmee,", ",Acme,"),
    });
    expect((await run(again)).printed).not.toContain("need a look");
    expect((await runJsonOf(again)).control).toMatchObject({ entriesPlaced: 4, minutesPlaced: 125 });
  });

  test("a text that a spreadsheet would run stays a text", async () => {
    const folder = await firmFolder({
      "logs/october.csv": logWith('7,2026-10-05,,Acmee,30,,how_to,,,"=HYPERLINK(""http://x"")"'),
    });
    await run(folder);
    expect((await exceptionsOf(folder))[0]?.description).toBe('\'=HYPERLINK("http://x")');
  });
});

const REGISTER = ORDINARY["contracts.csv"];

const BAD_CONTRACTS: Record<string, { rows: string; line?: string; makes?: true } & Told> = {
  "a quantity out of range": {
    rows: "Cedar,VIP,9,2026-01-01,2026-01-01",
    code: "QUANTITY_OUT_OF_RANGE",
    says: "VIP is sold from 2 to 8 whole hours a year, not “9”",
    dit: "VIP se vend de 2 à 8 heures entières par an, et non « 9 »",
  },
  "no subscribers": {
    rows: "Cedar,ORANGE_CARE,0,2026-01-01,2026-01-01",
    code: "QUANTITY_OUT_OF_RANGE",
    says: "Orange Care needs a whole number of subscribers, at least 1, not “0”",
    dit: "Orange Care demande un nombre entier d’abonnés",
  },
  "overlapping terms of one plan": {
    rows: "Cedar,VIP,2,2026-01-01,2026-01-01\nCedar,VIP,4,2026-06-01,2026-06-01",
    line: "5",
    makes: true,
    code: "TERMS_OVERLAP",
    says: "starts on 2026-06-01, inside the one at contracts.csv:4 (2026-01-01 to 2027-01-01)",
    dit: "commence le 2026-06-01, pendant celui de contracts.csv:4",
  },
  "a price that no list has": {
    rows: "Cedar,VIP,7,2026-01-01,2026-01-01",
    makes: true,
    code: "PRICE_MISSING",
    says: "No price is known for VIP 7 h on 2026-12-31. Add a row for it to the price list, with 2026-12-31 or an earlier day.",
    dit: "Aucun prix connu pour VIP 7 h au 2026-12-31",
  },
  "an unknown plan": {
    rows: "Cedar,GOLD,4,2026-01-01,2026-01-01",
    code: "CHOICE_UNKNOWN",
    says: "“plan” is “GOLD”. Write one of: Basic, VIP",
    dit: "« plan » vaut « GOLD »",
  },
  "a paid date of no calendar": {
    rows: "Cedar,VIP,4,2026-01-01,not a date",
    code: "DATE_IMPOSSIBLE",
    says: "“paid_on” is “not a date”, which is not a calendar date",
    dit: "« paid_on » vaut « not a date »",
  },
};

describe.each(Object.entries(BAD_CONTRACTS))("a register row with %s", (_, reported) => {
  const { rows, line = "4", code, makes = false } = reported;

  test("is reported at its line, in English and in French, and the other clients go on", async () => {
    for (const [language, sentence] of [
      ["en", reported.says],
      ["fr", reported.dit],
    ] as const) {
      const folder = await firmFolder({
        "config.json": { ...ORDINARY["config.json"], language },
        "contracts.csv": `${REGISTER}${rows}\n`,
      });
      expect((await run(folder)).code).toBe(1);
      const found = await exceptionsOf(folder);
      expect(found).toMatchObject([{ file: "contracts.csv", line, code, client: "Cedar" }]);
      expect(found[0]?.reason).toContain(sentence);
      const { clients } = await runJsonOf(folder);
      // A row that only warns makes its client; one that is refused makes none.
      expect(clients.map(({ client }) => client)).toEqual(["Acme", "Bolt", ...(makes ? ["Cedar"] : [])]);
      expect(clients[0]?.banks[0]).toMatchObject({ used: 30, closing: 90 });
    }
  });
});

test("a client whose only register row is bad is none: its work waits, and is reported with the row to correct", async () => {
  const folder = await firmFolder({
    "contracts.csv": `${REGISTER}Cedar,VIP,9,2026-01-01,2026-01-01\n`,
    "logs/cedar.csv": "date,client,minutes\n2026-10-05,Cedar,20\n",
  });
  await run(folder);
  const { clients, control } = await runJsonOf(folder);
  expect(clients.map(({ client }) => client)).toEqual(["Acme", "Bolt"]);
  expect(control).toMatchObject({ entriesRejected: 1, minutesRejected: 20 });
  expect((await exceptionsOf(folder)).map(({ file, code }) => [file, code])).toEqual([
    ["cedar.csv", "ROW_REFUSED"],
    ["contracts.csv", "QUANTITY_OUT_OF_RANGE"],
  ]);
});

describe("a log that can't be used", () => {
  const UNUSABLE: Record<string, { files: Files; file: string; line: string } & Told> = {
    "without a column it needs": {
      files: { "logs/bad.csv": "date,client,duration of work\n2026-10-05,Acme,30\n2026-10-06,Acme,30\n" },
      file: "bad.csv",
      line: "1",
      code: "COLUMN_MISSING",
      says: "“Minutes” is missing; the file has date, client, duration of work",
      dit: "« Minutes » manque ; le fichier contient date, client, duration of work",
    },
    "with one column twice": {
      files: { "logs/bad.csv": "date,client,minutes,Date\n2026-10-05,Acme,30,2026-10-06\n" },
      file: "bad.csv",
      line: "1",
      code: "COLUMN_REPEATED",
      says: "“Date”",
      dit: "« Date »",
    },
    "that is not UTF-8": {
      files: {
        "logs/bad.csv": Buffer.from("date,client,minutes\n2026-10-05,Caf\x81,30\n", "latin1"),
      },
      file: "bad.csv",
      line: "1",
      code: "FILE_NOT_UTF8",
      says: "not UTF-8",
      dit: "n’est pas du texte UTF-8",
    },
    "with a quotation mark that is never closed, at the line where it opened": {
      files: {
        "logs/bad.csv":
          'date,client,minutes,description\n2026-10-05,Acme,30,"a\nb"\n2026-10-05,Acme,30,"open\n2026-10-06,Acme,30,\n2026-10-06,Acme,30,\n',
      },
      file: "bad.csv",
      line: "4",
      code: "QUOTE_UNCLOSED",
      says: "opened on this line is never closed",
      dit: "ouvert sur cette ligne n’est jamais fermé",
    },
    "with a quotation mark left open before a quoted text, at the line where it opened": {
      files: {
        "logs/bad.csv":
          'date,client,minutes,description\r\n2026-10-05,Acme,30,"a\r\nb"\r\n2026-10-05,Acme,30,"open\r\n2026-10-06,Acme,30,\r\n2026-10-06,Acme,30,"quoted, well"\r\n',
      },
      file: "bad.csv",
      line: "4",
      code: "QUOTE_UNCLOSED",
      says: "opened on this line is never closed",
      dit: "ouvert sur cette ligne n’est jamais fermé",
    },
    "with quotation marks inside a quoted text": {
      files: {
        "logs/bad.csv":
          'date,client,minutes,description\r\n2026-10-05,Acme,30,"a\r\nb"\r\n2026-10-05,Acme,30,"a "17" screen"\r\n',
      },
      file: "bad.csv",
      line: "4",
      code: "QUOTE_STRAY",
      says: 'There is a quotation mark inside a text on this line: "a "17" screen".',
      dit: "Un guillemet figure au milieu d’un texte sur cette ligne",
    },
    "that is empty": {
      files: { "logs/bad.csv": "\n" },
      file: "bad.csv",
      line: "1",
      code: "FILE_EMPTY",
      says: "is empty",
      dit: "est vide",
    },
    "that is a damaged workbook": {
      files: { "logs/October.xlsx": Buffer.from([0x50, 0x4b, 3, 4]) },
      file: "October.xlsx",
      line: "1",
      code: "WORKBOOK_DAMAGED",
      says: "can't be opened",
      dit: "ne s’ouvre pas",
    },
    "that no reader of ours opens": {
      files: { "logs/October.ods": "x" },
      file: "October.ods",
      line: "1",
      code: "FILE_NOT_CSV",
      says: "Only CSV files and Excel workbooks",
      dit: "Seuls les fichiers CSV et les classeurs Excel",
    },
  };

  test.each(Object.entries(UNUSABLE))("%s", async (_, { files, file, line, code, says, dit }) => {
    for (const [language, sentence] of [
      ["en", says],
      ["fr", dit],
    ] as const) {
      const folder = await firmFolder({
        ...files,
        "config.json": { ...ORDINARY["config.json"], language },
      });
      expect((await run(folder)).code).toBe(1);
      const found = await exceptionsOf(folder);
      expect(found).toMatchObject([{ file, line, code }]);
      expect(found[0]?.reason).toContain(sentence);
      expect((await runJsonOf(folder)).control).toMatchObject({ entriesPlaced: 2, minutesPlaced: 25 });
    }
  });

  test("all of them together are reported in one run, and the good one is read", async () => {
    const files: Files = {};
    for (const [index, { files: own }] of Object.values(UNUSABLE).entries())
      for (const [path, content] of Object.entries(own)) files[path.replace("bad", `bad-${index}`)] = content;
    const folder = await firmFolder(files);
    expect((await run(folder)).code).toBe(1);
    const found = await exceptionsOf(folder);
    expect(found.map(({ code }) => code).sort()).toEqual(
      Object.values(UNUSABLE)
        .map(({ code }) => code)
        .sort(),
    );
    expect((await runJsonOf(folder)).control.entriesPlaced).toBe(2);
  });

  test("without a column: its rows are counted as rejected, so that nothing read is lost (A11)", async () => {
    const folder = await firmFolder({
      "logs/bad.csv": "date,minutes\n2026-10-05,30\n2026-10-06,40\n",
    });
    await run(folder);
    expect((await runJsonOf(folder)).control).toMatchObject({
      entriesRead: 4,
      entriesPlaced: 2,
      entriesRejected: 2,
    });
  });
});

describe("what other programs write is read", () => {
  const READ: Record<string, Files> = {
    "a register with French headers, semicolons, a byte order mark and CRLF": {
      "contracts.csv":
        "\uFEFFNom du client;Forfait;Quantité;Date de début;Payé le\r\nAcme;VIP;2;2026-01-15;2026-01-15\r\nBolt;BASIC;;;\r\n",
    },
    "a log with French headers in another order, minutes as h:mm, and columns nobody knows": {
      "logs/october.csv":
        "\uFEFFdurée;catégorie;nom du client;jour;identifiant;humeur\r\n0:20;how_to;ACMÉ;2026-10-01;1;bonne\r\n0:05;email;« Bolt »;2026-10-02;2;\r\n",
    },
    "a log saved with old Mac line ends": {
      "logs/october.csv": ORDINARY["logs/october.csv"].replaceAll("\n", "\r"),
    },
    "files that programs keep beside an open one": {
      "logs/~$october.xlsx": "x",
      "logs/.~lock.october.csv#": "x",
      "logs/.DS_Store": "x",
      "logs/notes.txt": "x",
    },
  };

  test.each(Object.entries(READ))("%s", async (_, files) => {
    const [usual, written] = [await firmFolder(), await firmFolder(files)];
    expect((await run(written)).printed).not.toContain("need a look");
    expect((await run(usual)).code).toBe(0);
    const [expected, found] = [await runJsonOf(usual), await runJsonOf(written)];
    expect(found.clients).toEqual(expected.clients);
    expect(found.control).toEqual(expected.control);
  });
});

describe("what stops a run", () => {
  const STOPS: Record<string, { files: Files; says: string[] }> = {
    "no register": { files: { "contracts.csv": null }, says: ["contracts.csv: the file can't be read"] },
    "a register without its columns": {
      files: { "contracts.csv": "name,plan\nAcme,VIP\n" },
      says: ["contracts.csv:1:", "“Client” is missing", "“Quantity” is missing", "“Start” is missing"],
    },
    "a register that is not UTF-8": {
      files: { "contracts.csv": Buffer.from("client,plan\nCaf\x81,VIP\n", "latin1") },
      says: ["contracts.csv:1:", "not UTF-8"],
    },
    "a register with a quotation mark never closed": {
      files: { "contracts.csv": 'client,plan,quantity,start\nA,VIP,2,2026-01-01\n"B,VIP,2,2026-01-01\n' },
      says: ["contracts.csv:3:", "never closed"],
    },
    "an empty register": { files: { "contracts.csv": "" }, says: ["contracts.csv:1:", "is empty"] },
    "no folder of logs": {
      files: { "logs/october.csv": null },
      says: ["logs: the folder of time logs can't be read"],
    },
    "a register without a row": {
      files: { "contracts.csv": "client,plan,quantity,start\n" },
      says: ["contracts.csv: the register has no row. Add the clients’ plans."],
    },
    "a register whose one row can't be used": {
      files: { "contracts.csv": "client,plan,quantity,start\nA,VIP,9,2026-01-01\n" },
      says: ["contracts.csv: its one row can't be used. It is line 2: VIP is sold from 2 to 8"],
    },
    "a register without a row that can be used": {
      files: { "contracts.csv": "client,plan,quantity,start\nA,GOLD,2,2026-01-01\nB,VIP,9,2026-01-01\n" },
      says: ["contracts.csv: none of its 2 rows can be used. The first is line 2: “plan” is “GOLD”."],
    },
    "no configuration": { files: { "config.json": null }, says: ["config.json: the configuration can't"] },
    "several unreadable files, all reported": {
      files: {
        "config.json": { ...ORDINARY["config.json"], prices: "prices.csv", adjustments: "adjustments.csv" },
        "contracts.csv": "client\nAcme\n",
        "prices.csv": "plan,hours\nVIP,3\n",
        "logs/october.csv": null,
      },
      says: ["contracts.csv:1:", "prices.csv:1:", "adjustments.csv: the file can't be read", "time logs"],
    },
  };

  test.each(Object.entries(STOPS))("%s: exit code 2, a sentence, nothing written", async (_, stop) => {
    const folder = await firmFolder(stop.files);
    const { code, printed } = await run(folder);
    expect(code).toBe(2);
    for (const sentence of stop.says) expect(printed).toContain(sentence);
    expect(printed).toMatch(/Nothing was written\.$/);
    expect(await filesUnder(`${folder}/out`)).toEqual(new Map());
  });
});
