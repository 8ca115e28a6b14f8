/**
 * The help page of the functions in one language: one section a function, at the address its help link gives.
 *
 * Law: descriptions and arguments are those of the metadata, so the page never tells another story than Excel does.
 */

import type { Language } from "../../core/values/language.ts";
import type { FunctionMetadata, Metadata } from "../metadata.ts";
import { EXAMPLES, type Example, type ExampleCell, inFrench } from "./examples.ts";

const WORDS = {
  en: {
    title: "Support plan functions",
    argument: "Argument",
    meaning: "What to give",
    optional: "optional",
    example: "Example",
    answers: "answers",
    decimal: ".",
    notes: [
      "Minutes are what was worked; results are hours, and prices are before tax. Nothing depends on the day you look.",
      "A range may be a whole column with its heading. Blank rows are skipped; so are rows of 0 minutes. Empty cells and zeros are never told apart.",
      "A date is a date cell or a text such as 2026-03-15, from 2000 to 2099. Functions count dates from 1900: in a workbook that counts from 1904, change that option first.",
      "A column of durations is called minutes or hours (heures); under another name its numbers must show which. A time typed into a cell, such as 1:30, is a part of a day. Under minutes it is read as 90; where hours of a contract are wanted it is refused: multiply the cell by 24, or type '1:30 with the apostrophe. 0.25, 0.5 and 0.75 are quarters of an hour there.",
      "A cell of a table that shows an error, such as #N/A, costs its row and no more. Of a long list of rows that could not be used the first 500 are told one by one, the rest by reason.",
      "A table of results shows its dates as dates in a recent Excel; elsewhere format the column as a date.",
      "What can't be read is refused with a sentence: point at the error sign beside the cell. Which Orange plan has which published price is to be confirmed: give list_price to be sure.",
    ],
  },
  fr: {
    title: "Fonctions des plans de support",
    argument: "Argument",
    meaning: "Ce qu’il faut donner",
    optional: "facultatif",
    example: "Exemple",
    answers: "donne",
    decimal: ",",
    notes: [
      "Les minutes sont celles travaillées ; les résultats sont des heures, et les prix sont avant taxes. Rien ne dépend du jour où vous regardez.",
      "Une plage peut être une colonne entière avec son en-tête. Les lignes vides et celles de 0 minute sont ignorées. Cellules vides et zéros ne sont jamais distingués.",
      "Une date est une cellule de date ou un texte comme 2026-03-15, de 2000 à 2099. Les fonctions comptent les dates depuis 1900 : dans un classeur qui compte depuis 1904, changez d’abord cette option.",
      "Une colonne de durées s’appelle minutes ou heures ; sous un autre nom, ses nombres doivent le montrer. Une heure tapée dans une cellule, comme 1:30, est une partie de jour. Sous les minutes elle se lit 90 ; là où il faut des heures d’un contrat, elle est refusée : multipliez la cellule par 24, ou tapez '1:30 avec l’apostrophe. 0,25, 0,5 et 0,75 y sont des quarts d’heure.",
      "Une cellule d’un tableau qui affiche une erreur, comme #N/A, coûte sa ligne et rien de plus. D’une longue liste de lignes inutilisables, les 500 premières sont dites une à une, les autres par raison.",
      "Un tableau de résultats montre ses dates en dates dans un Excel récent ; ailleurs, mettez la colonne au format date.",
      "Ce qui ne se lit pas est refusé avec une phrase : pointez le signe d’erreur à côté de la cellule. Quel plan Orange a quel prix publié est à confirmer : donnez prix_courant pour en être sûr.",
    ],
  },
};

/** The page, whole. `metadata` are those of the same language. */
export function helpPage(metadata: Metadata, language: Language): string {
  const { title, notes } = WORDS[language];
  const links = metadata.functions.map(({ id }) => `<a href="#${id}">${id}</a>`).join("\n");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="help.css">
<link rel="icon" href="../icons/icon-32.png">
</head>
<body>
<h1>${title}</h1>
<nav>
${links}
</nav>
<ul>
${notes.map((note) => `<li>${escaped(note)}</li>`).join("\n")}
</ul>
${metadata.functions.map((own) => section(own, language)).join("\n")}
</body>
</html>
`;
}

function section({ id, description, parameters }: FunctionMetadata, language: Language): string {
  const words = WORDS[language];
  const rows = parameters.map(({ name, description: meaning, optional }) => {
    const mark = optional ? ` <small>(${words.optional})</small>` : "";
    return `<tr><th scope="row">${escaped(name)}${mark}</th><td>${escaped(meaning)}</td></tr>`;
  });
  const example = EXAMPLES[id];
  if (example === undefined) throw new Error(`help/examples.ts has no example of ${id}.`);
  return `<section id="${id}">
<h2>PLAN.${id}</h2>
<p>${escaped(description)}</p>
<table>
<thead><tr><th scope="col">${words.argument}</th><th scope="col">${words.meaning}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
<h3>${words.example}</h3>
${exampleHtml(example, language)}
</section>`;
}

function exampleHtml({ sheet, formula, result, says }: Example, language: Language): string {
  const { answers, decimal } = WORDS[language];
  const shown = language === "fr" ? inFrench(formula) : formula;
  return `${sheet.length > 0 ? sheetHtml(sheet, language) : ""}
<p><code>${escaped(shown)}</code> ${answers} <b>${String(result).replace(".", decimal)}</b></p>
<p>${escaped(says[language])}</p>`;
}

/** The cells with the letters and numbers that a formula calls them by. */
function sheetHtml(sheet: readonly (readonly ExampleCell[])[], language: Language): string {
  const columns = "ABCDE".slice(0, Math.max(...sheet.map((row) => row.length)));
  const head = [...columns].map((letter) => `<th scope="col">${letter}</th>`).join("");
  const rows = sheet.map((row, index) => {
    const cells = [...columns].map((_, column) => `<td>${escaped(String(row[column] ?? ""))}</td>`).join("");
    return `<tr><th scope="row">${index + 1}</th>${cells}</tr>`;
  });
  return `<table class="sheet" lang="${language}">
<thead><tr><td></td>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
