/**
 * What the pane says, in English and French.
 *
 * Law: French has every word that English has; the compiler asks for the missing ones.
 */

import type { Language } from "../../core/values/language.ts";
import type { Obstacle } from "./argument-values.ts";

/** `1 row`, `2 rows`, `3,044 rows`. In French none is singular too. */
const counted = (of: number, one: string, many: string) =>
  `${of.toLocaleString("en-CA")} ${of === 1 ? one : many}`;
const countedInFrench = (of: number, one: string, many: string) =>
  `${of.toLocaleString("fr-CA")} ${of < 2 ? one : many}`;

const ENGLISH = {
  title: "Support plans",
  sections: "Sections",
  tabs: { functions: "Functions", explain: "Explain this cell", load: "Load a month" },
  outside:
    "Open this pane from Excel: the button is on the Formulas tab. Here the functions can only be read about.",
  failed: (reason: string) => `Excel could not do that: ${reason}`,
  functions: {
    intro: "What a plan still owes its client, as formulas. Open one to see what to give it.",
    arguments: "Arguments",
    optional: "optional",
    example: "Example",
    cells: "The cells of the example, from A1 on",
    answers: "answers",
    insert: "Insert the example",
    insertHint: "into the selected cell",
    help: "Help page",
    readsItself: (address: string) =>
      `${address} is one of the cells that the example reads, so nothing was inserted. Select a cell beside them.`,
    inserted: (address: string) => `Inserted into ${address}. Replace its arguments by your own cells.`,
    notEmpty: (address: string) => `${address} is not empty, so nothing was inserted. Select an empty cell.`,
    unavailable: "The list of functions could not be loaded. Close the pane and open it again.",
  },
  explain: {
    intro: "Select a cell with one of our formulas to read the lines behind it.",
    again: "Read again",
    reading: "Reading…",
    shows: (address: string, shown: string) => `${address} shows ${shown}`,
    empty: (address: string) => `${address} shows nothing`,
    noFormula: "This cell holds no formula. Select a cell with a formula such as =PLAN.VIP_BALANCE(…).",
    notOurs: "None of our functions is in this cell’s formula. They start with PLAN.",
    what: "What",
    linesBy: (name: string) => `Lines by PLAN.${name}`,
    rule: "Rule",
    rules: "The rules cited",
    client: "Client",
    allClients: "All clients",
    noLines: "There are no lines: nothing was worked in the days asked for.",
    first: (shown: number, all: number) => `The first and last of ${all} lines: ${shown} are shown.`,
    showAll: (all: number) => `Show all ${all} lines`,
  },
  unreadable: {
    expression: (name: string, given: string) =>
      `“${name}” is ${given}, which only Excel can work out. Put it into a cell of its own and give that cell instead.`,
    "other workbook": (name: string, given: string) =>
      `“${name}” is ${given}, in another workbook, which can’t be read from here. Copy those cells into this workbook.`,
    "no sheet": (name: string, given: string) =>
      `“${name}” is ${given}, and there is no such sheet. Correct the reference.`,
    "no name": (name: string, given: string) =>
      `“${name}” is ${given}, which is no name of this workbook. Define the name, or give the cells instead.`,
    "no table": (name: string, given: string) =>
      `“${name}” is ${given}, and there is no such table. Correct its name.`,
    "no column": (name: string, given: string) =>
      `“${name}” is ${given}, and the table has no such column. Correct the column’s name.`,
    outside: (name: string, given: string) =>
      `“${name}” is ${given}, which holds no cells here. Check the table’s rows, headings and totals.`,
    many: (name: string, given: string) =>
      `“${name}” is ${given}, several cells where one value is wanted. Give one cell.`,
    "too large": (name: string, given: string) =>
      `“${name}” is ${given}, more cells than can be read here. Give the rows that are filled.`,
    "too many": (_name: string, given: string) =>
      `The formula gives more than the function takes: ${given}. Take it out.`,
  } as Record<Obstacle, (name: string, given: string) => string>,
  load: {
    intro:
      "Bring a month into the workbook: the run.json of the monthly run, logs or a register as CSV, or cells you copied. Everything goes on new sheets; nothing is overwritten.",
    choose: "Choose files",
    chooseHint: "run.json, or CSV files saved as “CSV UTF-8”",
    paste: "Or paste a log or a register, with its headings",
    pasteHint: "Copied from a spreadsheet, or separated by commas or semicolons",
    read: "Read what was pasted",
    pasted: "Pasted text",
    nothing: "Paste something first, with its row of headings.",
    recognised: "Recognised",
    kinds: { time_log: "Time log", contracts: "Contract register" },
    figuresOf: (period: string) => `Figures of ${period}`,
    rows: (count: number) => counted(count, "row", "rows"),
    clients: (count: number) => counted(count, "client", "clients"),
    control: (read: number, placed: number, rejected: number, duplicate: number) =>
      `${counted(read, "entry", "entries")} read: ${placed.toLocaleString("en-CA")} placed, ${rejected.toLocaleString("en-CA")} rejected, ${duplicate.toLocaleString("en-CA")} duplicate.`,
    verdict: (checks: number, passed: boolean) =>
      passed
        ? `All ${checks} checks passed.`
        : "A check did not pass: do not use these figures before it is explained.",
    heading: "Heading",
    column: "Column",
    firstCell: "First cell",
    alsoCalled: (names: string) => `also: ${names}`,
    ignored: (names: string) => `Not used: ${names}.`,
    noProblems: "No problem in any row.",
    problems: (count: number) =>
      `${counted(count, "row has", "rows have")} a problem, to be corrected in the sheet once it is written, or in the file.`,
    onlyFirst: (shown: number) => `The first ${shown}, then the rest by reason:`,
    more: (count: number, line: number) => `${counted(count, "row", "rows")} more, from line ${line} on:`,
    line: (line: number) => `Line ${line}`,
    notWritten: (line: number) => `Line ${line}, not written:`,
    alsoEmpty: {
      contracts: "Also make an empty Contracts table to fill in",
      time_log: "Also make an empty TimeLog table to fill in",
    },
    write: "Write to new sheets",
    writing: "Writing…",
    clear: "Start over",
    written: (table: string, sheet: string, rows: number) =>
      `Table ${table} on the sheet “${sheet}”, ${counted(rows, "row", "rows")}.`,
    next: "Select an empty cell on another sheet and insert the whole firm’s usage:",
    insert: "Insert the formula",
    neither:
      "This is neither a time log (date, client, minutes) nor a contract register (client, plan, quantity, start). Its first line must hold the headings.",
    notUtf8: "The file is not UTF-8 text. Save it as “CSV UTF-8” and choose it again.",
    tooLarge: "The file is larger than 20 MB. Export a shorter period.",
    notJson: "The file looks like JSON but can’t be read as such. Choose the run.json as the batch wrote it.",
    notRun: "This is not a run.json of the monthly run. Choose the one in the month’s folder.",
    otherSchema: (schema: string) =>
      `This run.json is of schema ${schema}; this add-in reads schema 1. Use the add-in of the same version.`,
    figures: { onTime: "Price on time", late: "Price late" },
  },
};

type Words = typeof ENGLISH;

const FRENCH: Words = {
  title: "Plans de support",
  sections: "Sections",
  tabs: { functions: "Fonctions", explain: "Expliquer la cellule", load: "Charger un mois" },
  outside:
    "Ouvrez ce volet depuis Excel : le bouton est sous l’onglet Formules. Ici, on ne peut que lire sur les fonctions.",
  failed: (reason) => `Excel n’a pas pu le faire : ${reason}`,
  functions: {
    intro:
      "Ce qu’un plan doit encore à son client, en formules. Ouvrez-en une pour voir ce qu’il faut lui donner.",
    arguments: "Arguments",
    optional: "facultatif",
    example: "Exemple",
    cells: "Les cellules de l’exemple, à partir de A1",
    answers: "donne",
    insert: "Insérer l’exemple",
    insertHint: "dans la cellule sélectionnée",
    help: "Page d’aide",
    readsItself: (address) =>
      `${address} est une des cellules que l’exemple lit ; rien n’a été inséré. Sélectionnez une cellule à côté.`,
    inserted: (address) => `Inséré dans ${address}. Remplacez ses arguments par vos propres cellules.`,
    notEmpty: (address) => `${address} n’est pas vide ; rien n’a été inséré. Sélectionnez une cellule vide.`,
    unavailable: "La liste des fonctions n’a pas pu être chargée. Fermez le volet et rouvrez-le.",
  },
  explain: {
    intro: "Sélectionnez une cellule qui contient une de nos formules pour lire les lignes derrière elle.",
    again: "Relire",
    reading: "Lecture…",
    shows: (address, shown) => `${address} affiche ${shown}`,
    empty: (address) => `${address} n’affiche rien`,
    noFormula: "Cette cellule ne contient pas de formule. Sélectionnez-en une comme =PLAN.VIP_BALANCE(…).",
    notOurs: "Aucune de nos fonctions n’est dans la formule de cette cellule. Elles commencent par PLAN.",
    what: "Quoi",
    linesBy: (name) => `Lignes de PLAN.${name}`,
    rule: "Règle",
    rules: "Les règles citées",
    client: "Client",
    allClients: "Tous les clients",
    noLines: "Il n’y a aucune ligne : rien n’a été travaillé les jours demandés.",
    first: (shown, all) => `Les premières et la dernière de ${all} lignes : ${shown} sont affichées.`,
    showAll: (all) => `Afficher les ${all} lignes`,
  },
  unreadable: {
    expression: (name, given) =>
      `« ${name} » vaut ${given}, que seul Excel peut calculer. Mettez-le dans une cellule à part et donnez cette cellule.`,
    "other workbook": (name, given) =>
      `« ${name} » vaut ${given}, dans un autre classeur, qui ne se lit pas d’ici. Copiez ces cellules dans ce classeur.`,
    "no sheet": (name, given) =>
      `« ${name} » vaut ${given}, et cette feuille n’existe pas. Corrigez la référence.`,
    "no name": (name, given) =>
      `« ${name} » vaut ${given}, qui n’est pas un nom de ce classeur. Définissez-le, ou donnez les cellules.`,
    "no table": (name, given) => `« ${name} » vaut ${given}, et ce tableau n’existe pas. Corrigez son nom.`,
    "no column": (name, given) =>
      `« ${name} » vaut ${given}, et le tableau n’a pas cette colonne. Corrigez le nom de la colonne.`,
    outside: (name, given) =>
      `« ${name} » vaut ${given}, qui ne contient ici aucune cellule. Vérifiez les lignes, l’en-tête et les totaux du tableau.`,
    many: (name, given) =>
      `« ${name} » vaut ${given}, plusieurs cellules là où il faut une valeur. Donnez une cellule.`,
    "too large": (name, given) =>
      `« ${name} » vaut ${given}, plus de cellules qu’il ne s’en lit ici. Donnez les lignes remplies.`,
    "too many": (_name, given) => `La formule donne plus que la fonction ne prend : ${given}. Retirez-le.`,
  },
  load: {
    intro:
      "Amenez un mois dans le classeur : le run.json du traitement mensuel, des journaux ou un registre en CSV, ou des cellules copiées. Tout va sur de nouvelles feuilles ; rien n’est écrasé.",
    choose: "Choisir des fichiers",
    chooseHint: "run.json, ou fichiers CSV enregistrés en « CSV UTF-8 »",
    paste: "Ou collez un journal ou un registre, avec ses en-têtes",
    pasteHint: "Copié d’un tableur, ou séparé par des virgules ou des points-virgules",
    read: "Lire ce qui est collé",
    pasted: "Texte collé",
    nothing: "Collez d’abord quelque chose, avec sa ligne d’en-têtes.",
    recognised: "Reconnu",
    kinds: { time_log: "Journal de temps", contracts: "Registre des contrats" },
    figuresOf: (period) => `Chiffres de ${period}`,
    rows: (count) => countedInFrench(count, "ligne", "lignes"),
    clients: (count) => countedInFrench(count, "client", "clients"),
    control: (read, placed, rejected, duplicate) =>
      `${countedInFrench(read, "entrée lue", "entrées lues")} : ${countedInFrench(placed, "placée", "placées")}, ${countedInFrench(rejected, "rejetée", "rejetées")}, ${duplicate.toLocaleString("fr-CA")} en double.`,
    verdict: (checks, passed) =>
      passed
        ? `Les ${checks} contrôles sont passés.`
        : "Un contrôle n’est pas passé : n’utilisez pas ces chiffres avant de savoir pourquoi.",
    heading: "En-tête",
    column: "Colonne",
    firstCell: "Première cellule",
    alsoCalled: (names) => `aussi : ${names}`,
    ignored: (names) => `Non utilisés : ${names}.`,
    noProblems: "Aucun problème dans les lignes.",
    problems: (count) =>
      `${countedInFrench(count, "ligne a", "lignes ont")} un problème, à corriger dans la feuille une fois écrite, ou dans le fichier.`,
    onlyFirst: (shown) => `Les ${shown} premières, puis les autres par raison :`,
    more: (count, line) =>
      `${countedInFrench(count, "autre ligne", "autres lignes")}, dès la ligne ${line} :`,
    line: (line) => `Ligne ${line}`,
    notWritten: (line) => `Ligne ${line}, non écrite :`,
    alsoEmpty: {
      contracts: "Créer aussi un tableau Contracts vide, à remplir",
      time_log: "Créer aussi un tableau TimeLog vide, à remplir",
    },
    write: "Écrire sur de nouvelles feuilles",
    writing: "Écriture…",
    clear: "Recommencer",
    written: (table, sheet, rows) =>
      `Tableau ${table} sur la feuille « ${sheet} », ${countedInFrench(rows, "ligne", "lignes")}.`,
    next: "Sélectionnez une cellule vide sur une autre feuille et insérez l’usage de toute la firme :",
    insert: "Insérer la formule",
    neither:
      "Ce n’est ni un journal de temps (jour, client, minutes) ni un registre des contrats (client, plan, quantité, début). La première ligne doit contenir les en-têtes.",
    notUtf8:
      "Le fichier n’est pas du texte UTF-8. Enregistrez-le en « CSV UTF-8 » et choisissez-le de nouveau.",
    tooLarge: "Le fichier dépasse 20 Mo. Exportez une période plus courte.",
    notJson:
      "Le fichier ressemble à du JSON, mais ne se lit pas comme tel. Choisissez le run.json tel que le traitement l’a écrit.",
    notRun: "Ce n’est pas un run.json du traitement mensuel. Choisissez celui du dossier du mois.",
    otherSchema: (schema) =>
      `Ce run.json est du schéma ${schema} ; ce complément lit le schéma 1. Prenez le complément de la même version.`,
    figures: { onTime: "Prix à temps", late: "Prix en retard" },
  },
};

export function paneWords(language: Language): Words {
  return language === "fr" ? FRENCH : ENGLISH;
}
