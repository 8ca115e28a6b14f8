/**
 * What people get wrong in the configuration: each mistake with the sentences it is told in, in English and French, and
 * nothing written.
 */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { CONFIG_FILE } from "../../../batch/config/config-file.ts";
import { reconcileMonth } from "../../../batch/run/month-run.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { firmFolder, PERIOD, run, SILENT, temporaryFolder } from "../firm-folder.ts";

type Bytes = string | Uint8Array;

/** What is printed for a configuration, its path left out; checks that it is refused and nothing is written. */
async function told(content: Bytes, spoken: Language): Promise<string[]> {
  const folder = await firmFolder({ "firm.json": content, "config.json": null });
  const config = join(folder, "firm.json");
  const lines: string[] = [];
  const request = { config, period: PERIOD, dryRun: false, cwd: folder, spoken };
  const code = await reconcileMonth(request, (line) => lines.push(line), SILENT);
  expect([code, lines.at(-1)]).toEqual([
    2,
    { en: "Nothing was written.", fr: "Rien n’a été écrit." }[spoken],
  ]);
  const { existsSync } = await import("node:fs");
  expect(existsSync(join(folder, "out"))).toBe(false);
  return lines.slice(0, -1).map((line) => line.replace(`${folder}/`, ""));
}

/** The needed settings on lines 2 to 4, then these. */
const firm = (...more: string[]) =>
  ["{", '  "register": "contracts.csv",', '  "logs": "logs",', '  "out": "out",', ...more, "}"].join("\n");
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

const DOUBLED = {
  en: "a backslash must be doubled in a text. Write \\\\ or / instead of \\, as in C:\\\\firm\\\\contracts.csv or C:/firm/contracts.csv.",
  fr: "dans un texte, la barre oblique inverse doit être doublée. Écrivez \\\\ ou / au lieu de \\, comme dans C:\\\\entreprise\\\\contrats.csv ou C:/entreprise/contrats.csv.",
};

/** The mistake, the text, and its sentences. */
const MISTAKES: readonly (readonly [string, Bytes, readonly string[], readonly string[]])[] = [
  [
    "single quotes (36)",
    "{\n  'register': 'contracts.csv',\n  'logs': 'logs'\n}",
    [
      "firm.json:2:3: texts and keys stand in double quotes, not in single ones. Replace ' by \", here and wherever else it is.",
    ],
    [
      "firm.json:2:3 : les textes et les clés se mettent entre guillemets droits doubles, et non simples. Remplacez ' par \", ici et partout ailleurs.",
    ],
  ],
  [
    "smart quotes (37)",
    firm("  “currency”: “CAD”"),
    [
      'firm.json:5:3: these are curly quotes, as a word processor makes them. Replace them by straight ones ("), here and wherever else they are.',
    ],
    [
      'firm.json:5:3 : ce sont des guillemets typographiques, comme en fait un traitement de texte. Remplacez-les par des guillemets droits ("), ici et partout ailleurs.',
    ],
  ],
  [
    "a missing comma (38), and what else is wrong",
    firm('  "currency": "CAD"', '  "clientMoney": "yes"'),
    [
      "firm.json:5:20: a comma is missing here, between this value and the next key or value. Add it.",
      "firm.json:6:18: “clientMoney” can't be “yes”. Write true or false, without quotes.",
    ],
    [
      "firm.json:5:20 : il manque ici une virgule, entre cette valeur et ce qui suit. Ajoutez-la.",
      "firm.json:6:18 : « clientMoney » ne peut pas être « yes ». Écrivez true (oui) ou false (non), sans guillemets.",
    ],
  ],
  [
    "backslashes of Windows (34)",
    firm('  "prices": "C:\\firm\\prix.csv",', '  "decisions": "..\\users\\d.csv"'),
    [`firm.json:5:16: ${DOUBLED.en}`, `firm.json:6:19: ${DOUBLED.en}`],
    [`firm.json:5:16 : ${DOUBLED.fr}`, `firm.json:6:19 : ${DOUBLED.fr}`],
  ],
  [
    "a backslash before the last quote",
    firm('  "profiles": ["C:\\temp\\"],', '  "currency": "CAD"'),
    [`firm.json:5:19: ${DOUBLED.en}`],
    [`firm.json:5:19 : ${DOUBLED.fr}`],
  ],
  [
    "backslashes that JSON takes for other signs",
    firm('  "prices": "..\\new\\fees.csv"'),
    [
      "firm.json:5:13: “prices” can't be “..\\new\\fees.csv”. Write each backslash twice, or / instead: one alone begins a special sign, such as a tab.",
    ],
    [
      "firm.json:5:13 : « prices » ne peut pas être « ..\\new\\fees.csv ». Doublez chaque barre oblique inverse, ou écrivez / à la place : seule, elle annonce un caractère spécial, comme une tabulation.",
    ],
  ],
  [
    "Windows-1252 (33), and what else is wrong",
    Buffer.from(firm('  "aliases": { "X": "Érable & Fils" },', '  "clientMoney": 1'), "latin1"),
    [
      "firm.json:5:22: the file is not saved as UTF-8: its accents can't be read from here on. Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
      "firm.json:6:18: “clientMoney” can't be 1. Write true or false, without quotes.",
    ],
    [
      "firm.json:5:22 : le fichier n’est pas enregistré en UTF-8 : ses accents sont illisibles à partir d’ici. Enregistrez-le de nouveau avec l’encodage UTF-8 (dans le Bloc-notes : Enregistrer sous, Encodage).",
      "firm.json:6:18 : « clientMoney » ne peut pas être 1. Écrivez true (oui) ou false (non), sans guillemets.",
    ],
  ],
  [
    "an unknown key (39)",
    firm('  "price": "prices.csv",', '  "diamonds": true'),
    [
      "firm.json:5:3: unknown setting “price”. Write “prices”.",
      `firm.json:6:3: unknown setting “diamonds”. Remove it, or write one of: ${Object.keys(CONFIG_FILE.shape).join(", ")}.`,
    ],
    [
      "firm.json:5:3 : réglage inconnu « price ». Écrivez « prices ».",
      `firm.json:6:3 : réglage inconnu « diamonds ». Retirez-le, ou écrivez l’un de ceux-ci : ${Object.keys(CONFIG_FILE.shape).join(", ")}.`,
    ],
  ],
  [
    "French keys (40)",
    '{\n  "registre": "contrats.csv",\n  "Journaux": "logs",\n  "sortie": "out"\n}',
    [
      "firm.json:2:3: unknown setting “registre”. Write “register”.",
      "firm.json:3:3: unknown setting “Journaux”. Write “logs”.",
      "firm.json:4:3: unknown setting “sortie”. Write “out”.",
    ],
    [
      "firm.json:2:3 : réglage inconnu « registre ». Écrivez « register ».",
      "firm.json:3:3 : réglage inconnu « Journaux ». Écrivez « logs ».",
      "firm.json:4:3 : réglage inconnu « sortie ». Écrivez « out ».",
    ],
  ],
  [
    "a key in another case (42), and one that is missing",
    '{\n  "Register": "contracts.csv",\n  "logs": "logs"\n}',
    ["firm.json: “out” is missing. Add it.", "firm.json:2:3: unknown setting “Register”. Write “register”."],
    [
      "firm.json : « out » manque. Ajoutez-le.",
      "firm.json:2:3 : réglage inconnu « Register ». Écrivez « register ».",
    ],
  ],
  [
    "rates in dollars (43, 44)",
    firm('  "rates": { "1": -5, "2": 125.50, "3": "175.00" }'),
    [
      "firm.json:5:19: “rates.1” can't be -5. Write whole cents without quotes, such as 12500 for $125.00.",
      "firm.json:5:28: “rates.2” can't be 125.5. Write whole cents without quotes, such as 12550 for $125.50.",
      "firm.json:5:41: “rates.3” can't be “175.00”. Write whole cents without quotes, such as 17500 for $175.00.",
    ],
    [
      "firm.json:5:19 : « rates.1 » ne peut pas être -5. Écrivez des cents entiers, sans guillemets, par exemple 12500 pour 125,00\u00a0$.",
      "firm.json:5:28 : « rates.2 » ne peut pas être 125.5. Écrivez des cents entiers, sans guillemets, par exemple 12550 pour 125,50\u00a0$.",
      "firm.json:5:41 : « rates.3 » ne peut pas être « 175.00 ». Écrivez des cents entiers, sans guillemets, par exemple 17500 pour 175,00\u00a0$.",
    ],
  ],
  [
    "amounts that JSON can't hold",
    firm('  "rates": { "2": 125,50,', '    "3": 17 500 }'),
    [
      "firm.json:5:23: this is not how a number is written here. Write digits only, with a point before decimals, such as 12500.",
      "firm.json:6:13: this is not how a number is written here. Write digits only, with a point before decimals, such as 12500.",
    ],
    [
      "firm.json:5:23 : un nombre ne s’écrit pas ainsi ici. Écrivez des chiffres seulement, avec un point pour les décimales, par exemple 12500.",
      "firm.json:6:13 : un nombre ne s’écrit pas ainsi ici. Écrivez des chiffres seulement, avec un point pour les décimales, par exemple 12500.",
    ],
  ],
  [
    "rounding as a text (46), and a scope there is not",
    firm('  "rounding": "entry"'),
    ['firm.json:5:15: “rounding” can\'t be “entry”. Write it like this: { "scope": "entry" }.'],
    ['firm.json:5:15 : « rounding » ne peut pas être « entry ». Écrivez-le ainsi : { "scope": "entry" }.'],
  ],
  [
    "a choice there is not",
    firm('  "rounding": { "scope": "ticketday" },', '  "recompute": "sometimes"'),
    [
      "firm.json:5:26: “rounding.scope” can't be “ticketday”. Did you mean “ticket_day”? Write one of: entry, ticket_day, client_day.",
      "firm.json:6:16: “recompute” can't be “sometimes”. Write one of: with, beside, none.",
    ],
    [
      "firm.json:5:26 : « rounding.scope » ne peut pas être « ticketday ». Vouliez-vous dire « ticket_day » ? Écrivez l’un de ceux-ci : entry, ticket_day, client_day.",
      "firm.json:6:16 : « recompute » ne peut pas être « sometimes ». Écrivez l’un de ceux-ci : with, beside, none.",
    ],
  ],
  [
    "a time zone by its city, or by its older name",
    firm('  "timeZone": "Toronto"'),
    [
      "firm.json:5:15: “timeZone” can't be “Toronto”. Write a time zone by region and city, such as America/Toronto.",
    ],
    [
      "firm.json:5:15 : « timeZone » ne peut pas être « Toronto ». Écrivez un fuseau horaire par région et ville, par exemple America/Toronto.",
    ],
  ],
  [
    "out = logs (55)",
    '{\n  "register": "contracts.csv",\n  "logs": "logs",\n  "out": "logs"\n}',
    [
      "firm.json:4:10: “out” (logs) is inside the folder of time logs (logs), so the next run would find its own files there. Give “out” its own folder.",
    ],
    [
      "firm.json:4:10 : « out » (logs) est dans le dossier des journaux de temps (logs) : le prochain traitement y trouverait ses propres fichiers. Donnez à « out » son propre dossier.",
    ],
  ],
  [
    "a list, a null, and members of lists",
    firm(
      '  "currency": null,',
      '  "holidays": ["2026-06-24", "24 juin"],',
      '  "aliases": [],',
      '  "reminderDays": [-7]',
    ),
    [
      'firm.json:5:15: “currency” can\'t be empty. Write it like this: "CAD".',
      "firm.json:6:30: “holidays.2” can't be “24 juin”. Write a day of the calendar as YYYY-MM-DD, such as 2026-06-24.",
      'firm.json:7:14: “aliases” can\'t be a list. Write it like this: { "Acme Ltd": "Acme" }.',
      "firm.json:8:20: “reminderDays.1” can't be -7. Write whole days without quotes, from 1 to 366.",
    ],
    [
      'firm.json:5:15 : « currency » ne peut pas être vide. Écrivez-le ainsi : "CAD".',
      "firm.json:6:30 : « holidays.2 » ne peut pas être « 24 juin ». Écrivez un jour du calendrier sous la forme AAAA-MM-JJ, par exemple 2026-06-24.",
      'firm.json:7:14 : « aliases » ne peut pas être une liste. Écrivez-le ainsi : { "Acme Ltd": "Acme" }.',
      "firm.json:8:20 : « reminderDays.1 » ne peut pas être -7. Écrivez un nombre entier de jours sans guillemets, de 1 à 366.",
    ],
  ],
  [
    "quotes left out",
    "{\n  register: contracts.csv\n}",
    [
      'firm.json:2:3: “register” needs double quotes around it. Write "register", and so with every other key.',
    ],
    [
      'firm.json:2:3 : il faut des guillemets droits autour de « register ». Écrivez "register", et de même pour les autres clés.',
    ],
  ],
  [
    "an end that is missing",
    '{\n  "register": "contracts.csv",\n  "rates": { "2": 12500\n',
    ["firm.json:4:1: the file ends too early: a } or ] is missing. Add it where the part it closes ends."],
    [
      "firm.json:4:1 : le fichier finit trop tôt : il manque un } ou un ]. Ajoutez-le là où finit la partie qu’il ferme.",
    ],
  ],
  [
    "nothing",
    "",
    [
      'firm.json:1:1: the file is empty. Write the settings between { and }, such as { "register": "contracts.csv" }.',
    ],
    [
      'firm.json:1:1 : le fichier est vide. Écrivez les réglages entre { et }, par exemple { "register": "contrats.csv" }.',
    ],
  ],
  [
    "a list of settings",
    "[]",
    [
      'firm.json:1:1: the configuration can\'t be a list. Write it like this: { "register": "contracts.csv", "logs": "inbox", "out": "out" }.',
    ],
    [
      'firm.json:1:1 : la configuration ne peut pas être une liste. Écrivez-le ainsi : { "register": "contracts.csv", "logs": "inbox", "out": "out" }.',
    ],
  ],
  [
    "the register in its place",
    Buffer.from("PK\u0003\u0004 and more"),
    [
      "firm.json: this is a workbook, not a configuration. Give --config the file with the settings, such as firm.json.",
    ],
    [
      "firm.json : c’est un classeur, et non une configuration. Donnez à --config le fichier des réglages, par exemple firm.json.",
    ],
  ],
];

describe.each(MISTAKES)("%s", (_, content, english, french) => {
  test.each(LANGUAGES)("in %s", async (spoken) => {
    const folderless = (lines: string[]) => lines.map((line) => line.replace(/\([^()]*\/(?=logs\))/g, "("));
    expect(folderless(await told(content, spoken))).toEqual(spoken === "en" ? english : french);
  });
});

describe("the language is the one that the file names, however broken", () => {
  test.each<[string, Bytes]>([
    ["valid but for a value", firm('  "language": "fr-CA",', '  "clientMoney": 1')],
    ["named by a word", firm('  "language": "français",', '  "clientMoney": 1')],
    ["not JSON", firm("  'language': 'fr',")],
    ["UTF-16", utf16(firm('  "language": "fr",', '  "clientMoney": 1'))],
  ])("%s", async (_, content) => {
    const folder = await firmFolder({ "config.json": content });
    const { code, printed } = await run(folder);
    expect(code).toBe(2);
    expect(printed).toMatch(/ : .*\nRien n’a été écrit\.$/s);
  });
});

describe("read, with nothing to say", () => {
  const good = firm('  "currency": "CAD"');
  test.each<[string, Bytes]>([
    ["a trailing comma (29)", firm('  "currency": "CAD",')],
    ["comments (30)", firm("  // ours", '  /* not "currency": "USD", */ "currency": "CAD" // cents')],
    ["a byte order mark (31)", `\uFEFF${good}`],
    ["UTF-16 (32)", utf16(good)],
    ["lines that end as on Windows", good.replaceAll("\n", "\r\n")],
    ["escaped backslashes (35)", firm('  "prices": ".\\\\prices.csv",', '  "currency": "CAD"')],
    ["a schema for the editor", firm('  "$schema": "batch/config/firm.schema.json"')],
  ])("%s", async (_, content) => {
    const folder = await firmFolder({ "config.json": content });
    expect(await readConfig(join(folder, "config.json"))).toMatchObject({ currency: "CAD", language: "en" });
  });

  test.each([
    ["fr-CA (47)", "fr"],
    ["en-CA", "en"],
    ["FR", "fr"],
    ["Français", "fr"],
  ])("the language %s", async (given, language) => {
    const content = firm(`  "language": "${given.split(" ")[0]}"`);
    const folder = await firmFolder({ "config.json": content });
    expect(await readConfig(join(folder, "config.json"))).toMatchObject({ language });
  });
});

describe("a file that can't be read", () => {
  test("none there: where it was looked for", async () => {
    const missing = await readConfig("none/firm.json").catch((error: Error) => error.message);
    expect(missing).toBe(
      `none/firm.json: the configuration can't be read: there is no such file (looked for ${join(process.cwd(), "none/firm.json")}). Check --config; a path without a folder is looked for in the folder that the command runs in.`,
    );
    const french = await readConfig("/none/firm.json", "fr").catch((error: Error) => error.message);
    expect(french).toBe(
      "/none/firm.json : la configuration ne peut pas être lue : ce fichier n’existe pas. Vérifiez --config ; un chemin sans dossier part du dossier où la commande est lancée.",
    );
  });

  test("a folder", async () => {
    const folder = await temporaryFolder();
    await expect(readConfig(folder)).rejects.toThrow(
      `${folder}: the configuration can't be read: this is a folder. Give --config the file in it, such as firm.json.`,
    );
  });

  test("something else in its way", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "firm"), "");
    const message = await readConfig(join(folder, "firm", "firm.json")).catch(
      (error: Error) => error.message,
    );
    expect(message).toBe(
      `${join(folder, "firm", "firm.json")}: the configuration can't be read (there is a file instead of a folder). Check --config.`,
    );
  });
});

describe("no value of any key brings a text of the validator, or of the system", () => {
  const VALUES = [
    "",
    "nonsense",
    0.5,
    -1,
    1e12,
    true,
    null,
    [],
    [null],
    ["", 5],
    {},
    { x: 5 },
    { client: 3, level: 9 },
  ];
  const parts: object = CONFIG_FILE.shape;

  test.each(Object.keys(parts))("%s", async (key) => {
    for (const value of VALUES) {
      const folder = await firmFolder({
        "config.json": { register: "r", logs: "l", out: "o", [key]: value },
      });
      for (const spoken of LANGUAGES) {
        const message = await readConfig(join(folder, "config.json"), spoken).then(
          () => "",
          (error: Error) => error.message.replaceAll(folder, ""),
        );
        expect(message).not.toMatch(
          /Invalid|expected|Too (big|small)|Unrecognized|undefined|E[A-Z]{4,}|batch\/configuration/,
        );
        for (const line of message.split("\n").filter(Boolean))
          expect(line).toMatch(/config\.json:1:\d+ ?: .*\.$/);
      }
    }
  });
});
