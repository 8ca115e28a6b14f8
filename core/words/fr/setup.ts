/** What is said while a firm is set up: of its configuration, and of how a file would be read. */

import type { setup as english } from "../en/setup.ts";
import { writing } from "./writing.ts";

export const setup: typeof english = {
  config: {
    all: "la configuration",
    unread: (reason) => `la configuration ne peut pas être lue (${reason}). Vérifiez --config.`,
    noFile: (at) =>
      `la configuration ne peut pas être lue : ce fichier n’existe pas${at === null ? "" : ` (cherché : ${at})`}. Vérifiez --config ; un chemin sans dossier part du dossier où la commande est lancée.`,
    folder:
      "la configuration ne peut pas être lue : c’est un dossier. Donnez à --config le fichier qui s’y trouve, par exemple firm.json.",
    workbook:
      "c’est un classeur, et non une configuration. Donnez à --config le fichier des réglages, par exemple firm.json.",
    unknown: (name, near, known) =>
      `réglage inconnu « ${name} ». ${near === null ? `Retirez-le, ou écrivez l’un de ceux-ci : ${writing.list(known)}.` : `Écrivez « ${near} ».`}`,
    missing: (key) => `« ${key} » manque. Ajoutez-le.`,
    wrong: (key, given, write) => `${key} ne peut pas être ${given}. ${write}`,
    given: {
      list: "une liste",
      group: "un groupe entre accolades",
      empty: "vide",
      hidden: "ce qui y est écrit",
    },
    like: (example) => `Écrivez-le ainsi : ${example}.`,
    choice: (choices, near) =>
      `${near === null ? "" : `Vouliez-vous dire « ${near} » ? `}Écrivez l’un de ceux-ci : ${writing.list(choices)}.`,
    doubts: {
      currency: (given, such) =>
        `« currency » est « ${given} », qui n’est pas un code de devise. Il est affiché tel quel ; s’il s’agit d’un code, écrivez-en un de trois lettres, par exemple ${such}.`,
      inLogs: (key, file) =>
        `« ${key} » (${file}) se trouve dans le dossier des journaux de temps : il est donc lu comme un journal, et signalé. Placez-le ailleurs, ou donnez à « logs » son propre dossier.`,
    },
    write: {
      cents: (whole) =>
        `Écrivez des cents entiers, sans guillemets, par exemple ${whole} pour ${writing.money(whole)}.`,
      timeZone: (near) =>
        `Écrivez un fuseau horaire par région et ville, par exemple ${near ?? "America/Toronto"}.`,
      path: "Doublez chaque barre oblique inverse, ou écrivez / à la place : seule, elle annonce un caractère spécial, comme une tabulation.",
      day: "Écrivez un jour du calendrier sous la forme AAAA-MM-JJ, par exemple 2026-06-24.",
      cron: "Écrivez minute, heure, jour du mois, mois et jour de la semaine, par exemple 0 6 1 * *.",
      address: "Écrivez une adresse de courriel, par exemple anne@example.ca ou Anne Roy <anne@example.ca>.",
      addresses:
        "Écrivez une adresse de courriel ou une liste d’adresses, par exemple anne@example.ca ou Anne Roy <anne@example.ca>.",
      secret:
        "les secrets n’ont pas leur place dans ce fichier. Retirez-le, et mettez SMTP_USER et SMTP_PASSWORD dans l’environnement.",
      host: "Écrivez le nom d’un serveur de courriel, par exemple smtp.example.ca.",
      yesNo: "Écrivez true (oui) ou false (non), sans guillemets.",
      hours: "Écrivez un nombre d’heures sans guillemets, plus de 0 et jusqu’à 24, par exemple 10 ou 7.5.",
      days: "Écrivez un nombre entier de jours sans guillemets, de 1 à 366.",
      percent: "Écrivez un pourcentage entier sans guillemets, de 1 à 100.",
      port: "Écrivez un nombre entier sans guillemets, de 1 à 65535.",
      level: "Écrivez 1, 2 ou 3, sans guillemets.",
      language: "Écrivez fr ou en.",
      name: "Écrivez un nom.",
      other:
        "Corrigez-le ; la documentation dit ce qui peut s’écrire ici (batch/configuration.md et, pour un profil, batch/imports/README.md).",
    },
  },
  profile: {
    noHeader: (file) =>
      `${file} n’a pas d’en-tête de plusieurs colonnes. Exportez-le en CSV avec ses en-têtes.`,
    tooWide: (file, most) =>
      `${file} a plus de ${most} colonnes. Exportez-le avec celles d’un journal de temps.`,
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
