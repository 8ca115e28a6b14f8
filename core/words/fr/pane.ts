/** What the task pane says. */

import type { pane as english } from "../en/pane.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const pane: typeof english = {
  title: "Forfaits de soutien",
  sections: headings.sections,
  tabs: { functions: "Fonctions", explain: "Expliquer la cellule", load: "Charger un mois" },
  outside:
    "Ouvrez ce volet depuis Excel : le bouton est sous l’onglet Formules. Ici, on ne peut que lire sur les fonctions.",
  version: (version) => `Version ${version}`,
  failed: (reason) => `Excel n’a pas pu le faire : ${reason}`,
  functions: {
    intro:
      "Ce qu’un forfait doit encore à son client, en formules. Ouvrez-en une pour voir ce qu’il faut lui donner.",
    arguments: "Arguments",
    optional: "facultatif",
    example: "Exemple",
    cells: "Les cellules de l’exemple, à partir de A1",
    answers: "donne",
    answersTable: "donne un tableau.",
    insert: "Insérer l’exemple",
    insertHint: "sur une nouvelle feuille",
    help: "Page d’aide",
    inserted: (sheet) =>
      `Les cellules et la formule sont sur la nouvelle feuille « ${sheet} ». Remplacez ses arguments par vos propres cellules.`,
  },
  explain: {
    intro:
      "Sélectionnez une cellule qui contient une de nos formules pour lire les lignes derrière elle, ou une cellule d’une colonne de minutes ou de dates d’un tableau pour corriger la colonne.",
    again: "Relire",
    reading: "Lecture…",
    shows: (address, shown) => `${address} affiche ${shown}`,
    empty: (address) => `${address} n’affiche rien`,
    noFormula: "Cette cellule ne contient pas de formule. Sélectionnez-en une comme =PLAN.VIP_BALANCE(…).",
    notOurs: "Aucune de nos fonctions n’est dans la formule de cette cellule. Elles commencent par PLAN.",
    what: headings.what,
    linesBy: (name) => `Lignes de PLAN.${name}`,
    rule: headings.rule,
    rules: "Les règles citées",
    client: headings.client,
    allClients: "Tous les clients",
    noLines: "Il n’y a aucune ligne : rien n’a été travaillé les jours demandés.",
    first: (shown, all) => `Les premières et la dernière de ${all} lignes : ${shown} sont affichées.`,
    showAll: (all) => `Afficher les ${all} lignes`,
    linesBeside: "Lignes sur une nouvelle feuille",
    linesName: "Lignes",
    linesBehind: (address) => `Les lignes derrière ${address}`,
    besideDone: (sheet) =>
      `Les lignes sont sur la nouvelle feuille « ${sheet} ». Elles suivent leurs cellules.`,
  },
  fix: {
    title: (heading) => `Corriger la colonne « ${heading} »`,
    minutes:
      "Les heures et les textes comme 1 h 30 deviennent des minutes, telles que les fonctions les lisent.",
    dates: "Les dates en texte deviennent des dates, telles que les fonctions les lisent.",
    look: "Voir ce qui changerait",
    changes: (count) => `${writing.counted(count, "cellule changerait", "cellules changeraient")} :`,
    left: (count) =>
      `${writing.counted(count, "cellule reste telle quelle", "cellules restent telles quelles")} :`,
    more: (count) => `et ${writing.count(count)} de plus`,
    nothing: "Il n’y a rien à changer.",
    isFormula: "C’est une formule : changez ce qu’elle calcule.",
    notMinutes: (heading) =>
      `Sous « ${heading} », des nombres ne se liraient pas comme des minutes. Nommez d’abord la colonne Minutes.`,
    change: (count) => `Changer ${writing.counted(count, "cellule", "cellules")}`,
    changed: (count) =>
      `${writing.counted(count, "cellule a changé", "cellules ont changé")}. Annuler, dans Excel, les rétablit.`,
    notChanged: "La colonne a changé entre-temps ; rien n’a été écrit. Regardez de nouveau.",
  },
  unreadable: {
    expression: (name, given) =>
      `« ${name} » vaut ${given}, que seul Excel peut calculer. Sur une nouvelle feuille, Excel montre lui-même les lignes.`,
    "other workbook": (name, given) =>
      `« ${name} » vaut ${given}, dans un autre classeur, qui ne se lit pas d’ici. Sur une nouvelle feuille, Excel montre lui-même les lignes, tant que ce classeur est ouvert.`,
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
    "too many": (_name, given) => `La formule donne plus que la fonction ne prend : ${given}. Retirez-le.`,
  },
  big: (rows, columns) =>
    `Ces tableaux ont environ ${writing.count(rows)} lignes de ${columns} colonnes. Excel sur le Web passe à une fonction au plus 5 Mo, soit environ 32 000 lignes de 15 colonnes, et affiche une erreur au-delà ; Excel pour Windows et Mac n’a pas cette limite. Gardez un tableau par année, ou retirez les colonnes que rien ne lit.`,
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
    rows: (count) => writing.counted(count, "ligne", "lignes"),
    clients: (count) => writing.counted(count, "client", "clients"),
    control: (read, placed, rejected, duplicate) =>
      `${writing.counted(read, "entrée lue", "entrées lues")} : ${writing.counted(placed, "placée", "placées")}, ${writing.counted(rejected, "rejetée", "rejetées")}, ${writing.count(duplicate)} en double.`,
    verdict: (checks, passed) =>
      passed
        ? `Les ${checks} vérifications ont réussi.`
        : "Une vérification a échoué : n’utilisez pas ces chiffres avant de savoir pourquoi.",
    heading: "En-tête",
    column: "Colonne",
    firstCell: "Première cellule",
    alsoCalled: (names) => `aussi : ${names}`,
    ignored: (names) => `Non utilisés : ${names}.`,
    noProblems: "Aucun problème dans les lignes.",
    problems: (count) =>
      `${writing.counted(count, "ligne a", "lignes ont")} un problème, à corriger dans la feuille une fois écrite, ou dans le fichier.`,
    onlyFirst: (shown) => `Les ${shown} premières, puis les autres par raison :`,
    more: (count, line) =>
      `${writing.counted(count, "autre ligne", "autres lignes")}, dès la ligne ${line} :`,
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
      `Tableau ${table} sur la feuille « ${sheet} », ${writing.counted(rows, "ligne", "lignes")}.`,
    next: "Sélectionnez une cellule vide sur une autre feuille et insérez l’usage de toute l’entreprise :",
    insert: "Insérer la formule",
    inserted: (address) => `Inséré dans ${address}.`,
    notEmpty: (address) => `${address} n’est pas vide ; rien n’a été inséré. Sélectionnez une cellule vide.`,
    neither:
      "Ce n’est ni un journal de temps (jour, client, minutes) ni un registre des contrats (client, forfait, quantité, début). La première ligne doit contenir les en-têtes.",
    notUtf8:
      "Le fichier n’est pas du texte UTF-8. Enregistrez-le en « CSV UTF-8 » et choisissez-le de nouveau.",
    notJson:
      "Le fichier ressemble à du JSON, mais ne se lit pas comme tel. Choisissez le run.json tel que le traitement l’a écrit.",
    notRun: "Ce n’est pas un run.json du traitement mensuel. Choisissez celui du dossier du mois.",
    otherSchema: (schema) =>
      `Ce run.json est du schéma ${schema} ; ce complément lit le schéma 1. Prenez le complément de la même version.`,
    figures: { onTime: "Prix à temps", late: "Prix en retard" },
  },
};
