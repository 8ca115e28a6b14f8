/**
 * Writes the sample: the register, two years of time logs, the price list and the adjustments of the firm in
 * firm.ts. It adds random ordinary work to the scenes there, so that a month looks realistic.
 *
 * Laws. The same bytes on every run: no clock, and every random stream is seeded by its purpose, so changing one client
 * doesn't change the others' work (except ids, which number all rows by date). Only the files named in the last lines
 * are written.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import {
  ADJUSTMENTS,
  ALSO_WRITTEN,
  type Cells,
  CLIENTS,
  type Client,
  clientOf,
  found,
  LAPSED,
  more,
  PRICES,
  SCENES,
  TERMS,
  table,
} from "./firm.ts";

// ── Ordinary work ───────────────────────────────────────────────────────────────────────────────────────────

/** `minutes`: shortest-longest; the last four columns: the relative frequency, by the client's kind of work. */
const CATEGORIES = table(
  "category level minutes basic vip diamond orange",
  `
  email           | 1 |  3-12  | 60 | 14 | 12 | 14
  how_to          | 2 |  5-35  | 20 | 28 | 20 | 26
  break_fix       | 2 |  8-45  |  8 | 20 | 16 | 24
  configuration   | 2 | 10-45  |  8 | 16 | 14 | 15
  add_on          | 2 |  8-40  |  4 | 10 |  8 |  9
  password_reset  | 2 |  3-12  |  0 | 10 |  6 |  8
  training        | 2 | 45-120 |  0 |  0 |  0 |  1.2
  repair          | 3 | 30-90  |  0 |  0 |  5 |  0.4
  import_export   | 3 | 30-120 |  0 |  0 |  5 |  0.5
  report_creation | 3 | 30-90  |  0 |  0 |  5 |  0.6
  advanced        | 3 | 20-75  |  0 |  0 |  3 |  0.3
  customization   | 3 | 45-150 |  0 |  0 |  2 |  0.3
  migration       | 3 | 60-180 |  0 |  0 |  0 |  0.3
  programming     | 3 | 60-180 |  0 |  0 |  1 |  0.2
  conversion      | 3 | 60-150 |  0 |  0 |  0 |  0.1
  project         | 3 | 60-180 |  0 |  0 |  0 |  0.1
  consulting      | 3 | 45-120 |  0 |  0 |  0 |  0.2`,
);

/** Technicians' descriptions; `after` may follow a description of everyday work. */
const PHRASES = table(
  "category language phrases",
  `
  email           | en | Answered by e-mail / Sent the link to the user guide / Licence key sent again, with the steps
  email           | fr | Répondu par courriel / Lien du guide envoyé / Clé de licence renvoyée, avec la marche à suivre
  how_to          | en | How to filter the contact list / Mail merge, step by step / Saving a lookup as a group / How to undo a "replace field" / Recurring activities in the calendar
  how_to          | fr | Filtrer la liste de contacts / Publipostage, étape par étape / Enregistrer une recherche en groupe / Annuler un « remplacer le champ » / Activités périodiques au calendrier
  break_fix       | en | Outlook link broken, repaired / Error on opening the database, service restarted / Sync failed: "access denied" / Fields missing on the layout, restored / Slow lookups, indexes checked
  break_fix       | fr | Lien Outlook brisé, réparé / Erreur à l'ouverture, service redémarré / Synchro en échec: "accès refusé" / Champs absents de la fiche, rétablis / Recherches lentes, index vérifiés
  configuration   | en | New workstation connected / User rights reviewed / Backup schedule set, first run checked / Calendar shared with the team
  configuration   | fr | Nouveau poste raccordé / Droits des utilisateurs revus / Sauvegarde planifiée, premier essai vérifié / Calendrier partagé avec l'équipe
  add_on          | en | Add-on updated, licence activated / Web form fields mapped / Toolbar missing, reinstalled
  add_on          | fr | Module mis à jour, licence activée / Champs du formulaire web associés / Barre d'outils absente, réinstallée
  password_reset  | en | Password reset / Account locked, password reset
  password_reset  | fr | Réinitialisation du mot de passe / Compte verrouillé, mot de passe changé
  training        | en | Remote training, reports / Training for new staff
  training        | fr | Formation à distance, rapports / Formation des nouveaux
  repair          | en | Database repaired from the last backup / Corrupt attachments folder rebuilt
  repair          | fr | Base réparée depuis la sauvegarde / Dossier des pièces jointes reconstruit
  import_export   | en | Imported a contact list, duplicates merged / Export for the accountant
  import_export   | fr | Liste importée, doublons fusionnés / Exportation pour la comptable
  report_creation | en | Monthly sales report built / Report by territory, second version
  report_creation | fr | Rapport mensuel des ventes / Rapport par région, deuxième version
  advanced        | en | Traced a sync conflict in the server log / Custom SQL query for an audit
  advanced        | fr | Conflit de synchro retracé au journal du serveur / Requête SQL pour une vérification
  customization   | en | Layout redrawn, two tabs added / Drop-down lists reorganised
  customization   | fr | Fiche redessinée, deux onglets ajoutés / Listes déroulantes réorganisées
  migration       | en | Database moved to the new server / Upgrade to the current version
  migration       | fr | Base déplacée sur le nouveau serveur / Passage à la version courante
  programming     | en | Script for the nightly import
  programming     | fr | Script pour l'importation de nuit
  conversion      | en | Old database converted
  conversion      | fr | Ancienne base convertie
  project         | en | Roll-out meeting, next steps agreed
  project         | fr | Réunion de déploiement, suites convenues
  consulting      | en | Review of the sales process
  consulting      | fr | Revue du processus de vente
  after           | en | after the Windows update / on the new laptop / (second call) / , confirmed by the user / ⏎To follow up next week
  after           | fr | après la mise à jour de Windows / sur le nouveau portable / (deuxième appel) / , confirmé par l'usager / ⏎Suivi la semaine prochaine`,
);

const TECHNICIANS = ["Mélanie Roy", "Dave Kowalski", "Samir Haddad"];
const FIRST_NAMES = {
  en: "Anita Ben Carol Derek Ellen Frank Grace Hugh Irene Jay Kate Liam Mona Nick".split(" "),
  fr: "Aline Benoît Chantal Denis Élise François Gisèle Hugo Inès Jérôme Line Maxime Noémie Rémi".split(" "),
};
const LAST_NAMES = {
  en: "Archer Brandt Chow Doyle Ellis Forbes Grant Hughes Iqbal Jansen Kerr".split(" "),
  fr: "Aubé Bédard Cyr Dufour Émond Fortin Gélinas Hébert Jobin Lévesque Morin".split(" "),
};
const OFFICE_CLOSED = new Set(["01-01", "07-01", "12-24", "12-25", "12-26"]);

// ── The files ───────────────────────────────────────────────────────────────────────────────────────────────

const MONTHS = Array.from({ length: 24 }, (_, i) => {
  const month = 10 + i;
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
});
/** Saved by a French Excel: French headers, semicolons, byte order mark, CRLF, oui/non. */
const FRENCH_FILES = new Set(["2025-03", "2025-09", "2026-06"]);
/** Minutes written h:mm. */
const CLOCK_FILES = new Set(["2025-09", "2025-12", "2026-07"]);
/** The one client whose rows come without an id. */
const WITHOUT_ID = "bytown";

const REGISTER_COLUMNS =
  "client,plan,quantity,start,expires,paid_on,channel,carried_hours,act_end,act_edition,language,alias,included_hours,status";
const LOG_COLUMNS =
  "id,date,start,client,user,technician,minutes,level,category,ticket,trainees,notice,approved,channel,description";
const LOG_COLUMNS_FRENCH =
  "identifiant,date,début,client,utilisateur,technicien,minutes,niveau,catégorie,billet,participants,avis,approuvé,canal,description";

/** A log row: `when` determines its order and number; `file` and `again` are the months of the files it is written to. */
type Row = { when: string; client: Client; file: string; again: string; cells: Cells };

// ── How it works ────────────────────────────────────────────────────────────────────────────────────────────

/** Random numbers in [0, 1), the same for the same purpose: a mulberry32 seeded with the FNV-1a hash of its name. */
function drawsFor(purpose: string) {
  let state = 0x811c9dc5;
  for (const char of purpose) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const chance = (share: number) => next() < share;
  const oneOf = <T>(choices: readonly T[]): T => found(choices[between(0, choices.length - 1)], purpose);
  /** A count that averages `mean`, give or take 30 %. */
  const about = (mean: number) => Math.floor(mean * (0.7 + 0.6 * next()) + next());
  return { next, between, chance, oneOf, about };
}
type Draws = ReturnType<typeof drawsFor>;

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The working days of a month (Monday to Friday, office open), or its weekend days. */
function days(month: string, kind: "working" | "weekend"): string[] {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length }, (_, i) => `${month}-${String(i + 1).padStart(2, "0")}`).filter((date) => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const working = weekday >= 1 && weekday <= 5;
    return kind === "weekend" ? !working : working && !OFFICE_CLOSED.has(date.slice(5));
  });
}

function personOf(client: Client, draws: Draws): string {
  const language = client.language === "fr" ? "fr" : "en";
  const person = 3 * CLIENTS.indexOf(client) + draws.between(0, Number(client.people) - 1);
  const [first, last] = [FIRST_NAMES[language], LAST_NAMES[language]];
  return `${first[person % first.length]} ${last[(person * 5) % last.length]}`;
}

function categoryFor(client: Client, draws: Draws) {
  const weight = (row: Cells) => Number(row[client.work]);
  let left = draws.next() * CATEGORIES.reduce((sum, row) => sum + weight(row), 0);
  const chosen = CATEGORIES.find((row) => {
    left -= weight(row);
    return left < 0;
  });
  return found(chosen, client.work);
}

function descriptionOf(client: Client, category: string, draws: Draws): string {
  const phrase = (name: string) => {
    const line = PHRASES.find((row) => row.category === name && row.language === client.language);
    return draws.oneOf(found(line, name).phrases.split(" / "));
  };
  const everyday = ["how_to", "break_fix", "configuration", "add_on"].includes(category);
  const text = phrase(category);
  return everyday && draws.chance(0.3) ? `${text} ${phrase("after")}`.replace(/ ([,⏎])/, "$1") : text;
}

/** A row with everything a technician fills in; `given` cells take precedence. */
function row(
  when: string,
  client: Client,
  minutes: number,
  category: string,
  draws: Draws,
  given: Cells,
): Row {
  const { file = when.slice(0, 7), again = "", ...cells } = given;
  const level = CATEGORIES.find((known) => known.category === category)?.level ?? "";
  const spelling = ALSO_WRITTEN[client.key];
  const chosen: Cells = {
    date: when.slice(0, 10),
    start: when.slice(11),
    client: spelling !== undefined && draws.chance(0.1) ? spelling : client.name,
    user: personOf(client, draws),
    technician: draws.oneOf(TECHNICIANS),
    minutes: String(minutes),
    level: draws.chance(0.12) ? level : "",
    category,
    ticket: draws.chance(0.6) ? `T-${draws.between(40000, 59999)}` : "",
    trainees: category === "training" ? String(draws.between(1, 4)) : "",
    approved: category === "password_reset" && draws.chance(0.75) ? "yes" : "",
    channel:
      category === "email"
        ? "email"
        : draws.oneOf(["phone", "phone", level === "3" ? "phone" : "chat", "remote"]),
    description: cells.description ?? descriptionOf(client, category, draws),
  };
  return { when, client, file, again, cells: { ...chosen, ...cells } };
}

/** One ordinary entry: nearly always in office hours, occasionally without a start time. */
function ordinaryEntry(client: Client, month: string, draws: Draws): Row {
  const { category, minutes } = categoryFor(client, draws);
  const [least, most] = minutes.split("-").map(Number) as [number, number];
  const date = draws.oneOf(days(month, draws.chance(0.015) ? "weekend" : "working"));
  const start = draws.chance(0.02) ? 60 * 18 + 5 * draws.between(0, 36) : 60 * 9 + 5 * draws.between(0, 84);
  const when = draws.chance(0.03) ? date : `${date} ${clock(start)}`;
  return row(when, client, draws.between(least, most), category, draws, {});
}

/** A day on which a client's calls exceed 30 minutes per person in total: several entries on one ticket. */
function busyDay(client: Client, month: string, draws: Draws): Row[] {
  const date = draws.oneOf(days(month, "working"));
  const given: Cells = {
    ticket: `T-${draws.between(60000, 60999)}`,
    notice: draws.chance(0.75) ? "yes" : "",
  };
  const rows: Row[] = [];
  let left = 30 * Number(client.people) + draws.between(3, 50);
  for (let start = 60 * 9 + 5; left > 0; start += 40) {
    const minutes = left > 75 ? draws.between(30, 60) : left;
    const category = draws.oneOf(["break_fix", "configuration", "how_to"]);
    rows.push(row(`${date} ${clock(start)}`, client, minutes, category, draws, given));
    left -= minutes;
  }
  return rows;
}

function ordinaryWork(client: Client, month: string): Row[] {
  if (month > client.until) return [];
  const draws = drawsFor(`${client.key} ${month}`);
  const rows = Array.from({ length: draws.about(Number(client.monthly)) }, () =>
    ordinaryEntry(client, month, draws),
  );
  const lapsed = LAPSED[client.key];
  const first = TERMS.find((term) => term.client === client.key);
  const ordinary = rows.filter(({ when }) => {
    if (first === undefined || when < first.start) return false;
    return lapsed === undefined || when < lapsed[0] || when >= lapsed[1] || draws.chance(0.25);
  });
  // The busy days of 2026-10 are scenes.
  const busy = month === "2026-10" ? 0 : draws.about(Number(client.busy));
  return ordinary.concat(Array.from({ length: busy }, () => busyDay(client, month, draws)).flat());
}

function logRows(): Row[] {
  const scenes = SCENES.map((scene) => {
    const given = {
      client: clientOf(scene.client).name,
      description: scene.description,
      ...more(scene.more),
    };
    const draws = drawsFor(`${scene.client} ${scene.when}`);
    return row(scene.when, clientOf(scene.client), Number(scene.minutes), scene.category, draws, given);
  });
  const ordinary = MONTHS.flatMap((month) => CLIENTS.flatMap((client) => ordinaryWork(client, month)));
  const rows = [...ordinary, ...scenes].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
  rows.forEach(({ client, cells }, i) => {
    cells.id = client.key === WITHOUT_ID ? "" : `K-${String(i + 1).padStart(6, "0")}`;
    cells.description = (cells.description ?? "").replaceAll("⏎", "\n");
  });
  return rows;
}

function logText(month: string, rows: readonly Row[]): string {
  const french = FRENCH_FILES.has(month);
  const written = rows.flatMap((each) => {
    const copies = [each.file, each.again].filter((file) => file === month).length;
    return Array.from({ length: copies }, () => each.cells);
  });
  const spelled = written.map((cells) => {
    const minutes = cells.minutes ?? "";
    const local = (answer = "") => (french ? answer.replace("yes", "oui").replace("no", "non") : answer);
    const asClock = CLOCK_FILES.has(month) && /^\d+$/.test(minutes);
    return {
      ...cells,
      minutes: asClock ? clock(Number(minutes)).replace(/^0/, "") : minutes,
      notice: local(cells.notice),
      approved: local(cells.approved),
    };
  });
  const columns = LOG_COLUMNS.split(",").map((key, i) => ({
    key,
    header: (french ? LOG_COLUMNS_FRENCH : LOG_COLUMNS).split(",")[i] ?? key,
  }));
  // csv-stringify doesn't quote a lone line feed in a CRLF file by default.
  const excel = { delimiter: ";", bom: true, record_delimiter: "windows", quoted_match: "\n" };
  return stringify(spelled, { header: true, columns, ...(french ? excel : {}) });
}

function registerText(): string {
  const terms = TERMS.map((term) => {
    const { name, edition, language } = clientOf(term.client);
    return { ...term, client: name, act_edition: edition, language, ...more(term.more) };
  });
  return stringify(terms, { header: true, columns: REGISTER_COLUMNS.split(",") });
}

function pricesText(): string {
  const prices = PRICES.map((price) => ({ ...price, from: "2024-01-01", source: "sample price list 2024" }));
  return stringify(prices, { header: true, columns: "plan,hours,from,cents,source".split(",") });
}

function adjustmentsText(): string {
  const adjustments = ADJUSTMENTS.map((line) => ({ ...line, client: clientOf(line.client).name }));
  return stringify(adjustments, {
    header: true,
    columns: "client,plan,date,minutes,reason,author".split(","),
  });
}

const here = (name: string) => new URL(name, import.meta.url);
mkdirSync(here("logs/"), { recursive: true });
const rows = logRows();
for (const month of MONTHS) writeFileSync(here(`logs/${month}.csv`), logText(month, rows));
writeFileSync(here("contracts.csv"), registerText());
writeFileSync(here("prices.csv"), pricesText());
writeFileSync(here("adjustments.csv"), adjustmentsText());
