/** What is said while a firm is set up: of its configuration, and of how a file would be read. */

import type { setup as english } from "../en/setup.ts";
import { writing } from "./writing.ts";

export const setup: typeof english = {
  config: {
    unread: (reason) => `la configuration ne peut pas être lue (${reason}). Vérifiez --config.`,
    notJson: (reason) => `ce n’est pas du JSON valide : ${reason}. Corrigez-le à cet endroit.`,
    unknown: (names) =>
      `réglage inconnu ${writing.list(names.map(writing.quoted))}. Retirez-le ou corrigez son nom.`,
    known: (names) => `Réglages connus : ${writing.list(names)}.`,
    missing: (key) => `« ${key} » manque. Ajoutez-le.`,
    wrong: (what) => `${what}. Corrigez-le.`,
    values: {
      timeZone: "n’est pas un fuseau horaire ; écrivez-en un, comme America/Toronto",
      day: "n’est pas une date du calendrier ; écrivez AAAA-MM-JJ",
      cron: "n’est pas un horaire ; écrivez minute, heure, jour du mois, mois et jour de la semaine, comme 0 6 1 * *",
      address: "n’est pas une adresse de courriel ; écrivez anne@example.ca ou Anne Roy <anne@example.ca>",
      addresses:
        "n’est ni une adresse de courriel ni une liste d’adresses ; écrivez anne@example.ca ou Anne Roy <anne@example.ca>",
      secret:
        "les secrets n’ont pas leur place dans ce fichier. Retirez-le, et mettez SMTP_USER et SMTP_PASSWORD dans l’environnement",
      host: "n’est pas un nom d’hôte",
    },
  },
  inspection: {
    refused: "refusé",
    read: (tool, report, profile) => `${tool}, ${report} (profil ${profile})`,
    sure: (known, of) => `sûr        ${known} en-têtes connus sur ${of}`,
    ignored: (headings) => ` ; inconnus : ${writing.list(headings)}`,
    written: (how) => `écrit      ${how}`,
    sheet: (name) => `feuille ${writing.quoted(name)}`,
    separators: { ",": "virgules", ";": "points-virgules", "\t": "tabulations", "|": "barres" },
    firstRows: "Les premières lignes, comme elles sont comprises :",
    row: (line, cells) => `ligne ${line} : ${cells}`,
    more: (count) => `… et ${count} de plus`,
    noClients: "Les clients n’ont pas été vérifiés : donnez --config pour qu’ils le soient.",
    records: (all, accepted, held, refused, twice, none) =>
      `Lignes : ${all} = ${accepted} acceptées + ${held} mises de côté + ${refused} refusées + ${twice} en double + ${none} qui ne sont pas des entrées (en-tête, vides, totaux)`,
    minutes: (all, accepted, rejected, twice) =>
      `Minutes : ${all} = ${accepted} acceptées + ${rejected} mises de côté ou refusées + ${twice} en double`,
  },
};
