/**
 * The help page of the functions in one language: one section a function, at the address its help link gives.
 *
 * Law: descriptions and arguments come from the metadata, so the page always agrees with Excel.
 */

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import type { Declaration, Example } from "../functions/declaration.ts";
import { FUNCTIONS } from "../functions/functions.ts";
import { type FunctionMetadata, metadataIn } from "../metadata.ts";
import { starterFile } from "../starter/starter.ts";
import { shownFormula } from "./formula.ts";

/** The complete page. */
export function helpPage(language: Language): string {
  const { title, notes, privacy, starter } = CORE_WORDS[language].help;
  const { functions } = metadataIn(language);
  const links = functions.map(({ id }) => `<a href="#${id}">${id}</a>`).join("\n");
  const sections = FUNCTIONS.flatMap((own) =>
    functions.filter(({ id }) => id === own.name).map((metadata) => section(own, metadata, language)),
  );
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
<p><a href="../${starterFile(language)}">${escaped(starter)}</a></p>
<ul>
${notes.map((note) => `<li>${escaped(note)}</li>`).join("\n")}
<li id="privacy">${escaped(privacy)}</li>
</ul>
${sections.join("\n")}
</body>
</html>
`;
}

function section(
  own: Declaration,
  { id, description, parameters }: FunctionMetadata,
  language: Language,
): string {
  const words = CORE_WORDS[language].help;
  const rows = parameters.map(({ name, description: meaning, optional }) => {
    const mark = optional ? ` <small>(${words.optional})</small>` : "";
    return `<tr><th scope="row">${escaped(name)}${mark}</th><td>${escaped(meaning)}</td></tr>`;
  });
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
${exampleHtml(own, language)}
</section>`;
}

function exampleHtml({ name, example }: Declaration, language: Language): string {
  const { sheet, formula, result } = example;
  const { help, functions, writing } = CORE_WORDS[language];
  return `${sheet.length > 0 ? sheetHtml(sheet, language) : ""}
<p><code>${escaped(shownFormula(formula, language))}</code> ${help.answers} <b>${writing.decimals(result, 2, 0)}</b></p>
<p>${escaped(functions[name].example)}</p>`;
}

/** The cells, with column letters and row numbers as in the formula. */
function sheetHtml(sheet: Example["sheet"], language: Language): string {
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
