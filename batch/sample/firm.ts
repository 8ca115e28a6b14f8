/**
 * The sample firm as data: its clients, the terms they bought, the entries that show a rule ("scenes"), its own prices
 * and its manual adjustments. README.md says which client shows which rule.
 *
 * Laws. Every fact that a reader may want to change is a line of a table. No rule is applied here: that is left to the
 * software that reads the sample.
 *
 * In every table `|` separates cells. In the column `more`, "column=value; column=value" fills rarely used columns; in
 * a description, ⏎ is a line break.
 */

/**
 * `monthly`: entries a month; `busy`: days a month that exceed the allowance; `until`: after this month all work is
 * scenes. */
export const CLIENTS = table(
  "key name language edition people monthly busy work until",
  `
  bytown    | Bytown Antiques & Clocks        | en |         |  2 |  1.4 |     | basic   | 2026-09
  ginette   | Boulangerie "Chez Ginette"      | fr | Pro     |  2 |  0.4 |     | vip     | 2026-09
  clinique  | Clinique dentaire Saint-Léonard | fr | Premium |  4 |  0.8 |     | vip     | 2026-09
  duquesne  | Duquesne Paper & Twine          | en | Pro     |  3 |  6.5 | 0.6 | orange  | 2026-10
  fergus    | Fergus Ironworks Ltd.           | en | Premium |  3 |  1.0 |     | vip     | 2026-09
  lavallee  | Fournitures Lavallée ltée       | fr | Premium |  8 | 16.5 | 0.3 | orange  | 2026-10
  gagne     | Gagné & Sons Plumbing           | en | Pro     |  2 |  0.4 |     | basic   | 2026-08
  harbour   | Harbour Light Logistics         | en | Premium |  6 |  1.2 |     | diamond | 2026-09
  etoile    | Imprimerie L'Étoile du Nord     | fr | Premium |  3 |  0.9 |     | vip     | 2026-09
  kawartha  | Kawartha Outdoor Outfitters     | en | Premium |  4 |  8.5 | 0.3 | orange  | 2026-10
  lakeshore | Lakeshore Veterinary Clinic     | en | Pro     |  2 |  0.4 |     | vip     | 2026-01
  maple     | Maple Ridge Dental Group        | en | Premium |  9 | 17   | 0.2 | orange  | 2026-10
  northgate | Northgate Insurance Brokers     | en | Premium | 12 | 23   | 0.2 | orange  | 2026-10
  oneil     | O'Neil & Fils                   | en | Premium |  3 |  0.5 |     | diamond | 2026-09
  riviere   | Rivière-Nord Consulting Group   | en | Premium |  5 | 10.5 | 0.4 | orange  | 2026-10
  theatre   | Théâtre du Vieux-Quai           | fr | Premium |  6 | 11.5 | 0.4 | orange  | 2026-10
  verger    | Verger Côté-Lemay               | fr | Pro     |  5 | 10   | 0.5 | orange  | 2026-10`,
);

export const TERMS = table(
  "client plan quantity start paid_on channel more",
  `
  bytown    | BASIC          |    | 2024-11-01 |            |        |
  ginette   | VIP            |  4 | 2024-11-15 | 2024-11-12 |        |
  ginette   | VIP            |  4 | 2025-11-15 | 2025-11-03 | online |
  clinique  | VIP            |  6 | 2024-10-07 | 2024-10-04 |        |
  clinique  | VIP            |  6 | 2025-10-21 | 2025-10-21 |        |
  duquesne  | ORANGE_CARE    |  3 | 2024-10-28 | 2024-10-25 | online |
  duquesne  | ORANGE_STARTER |  3 | 2025-10-28 | 2025-10-20 | online |
  duquesne  | ORANGE_CARE    |  3 | 2026-10-28 | 2026-10-28 | online |
  fergus    | VIP            |  6 | 2024-10-14 | 2024-10-10 |        |
  fergus    | VIP            |  6 | 2025-10-14 | 2025-10-02 | online |
  fergus    | VIP            |  6 | 2026-10-14 | 2026-10-08 | online |
  lavallee  | ORANGE_CARE    |  8 | 2023-11-25 | 2023-11-20 |        |
  lavallee  | ORANGE_CARE    |  8 | 2024-11-25 | 2024-11-19 |        |
  lavallee  | ORANGE_CARE    |  8 | 2025-11-25 | 2025-11-20 |        |
  lavallee  | VIP            |  2 | 2026-09-01 |            |        |
  gagne     | BASIC          |    | 2024-11-01 |            |        |
  gagne     | VIP            |  3 | 2026-09-28 | 2026-10-13 |        |
  harbour   | VIP            |  8 | 2024-11-04 | 2024-10-30 | online | carried_hours=1.5
  harbour   | VIP            |  8 | 2025-11-04 | 2025-10-20 | online |
  harbour   | VIP_DIAMOND    |  6 | 2025-03-10 | 2025-03-10 | online |
  harbour   | VIP_DIAMOND    |  6 | 2026-03-10 | 2026-03-02 | online |
  etoile    | VIP            |  5 | 2024-02-29 | 2024-02-26 |        |
  etoile    | VIP            |  5 | 2025-02-28 | 2025-02-20 |        |
  etoile    | VIP            |  5 | 2026-02-28 | 2026-02-27 |        |
  kawartha  | ORANGE_PLUS    |  4 | 2024-11-01 | 2024-10-28 | online | included_hours=8; alias=KOO
  kawartha  | ORANGE_PLUS    |  4 | 2025-11-01 | 2025-10-27 | online | included_hours=8
  lakeshore | VIP            |  2 | 2025-02-02 | 2025-01-30 |        |
  lakeshore | VIP            |  2 | 2026-02-02 | 2026-02-02 |        |
  maple     | ORANGE_CARE    |  9 | 2024-08-26 | 2024-08-26 | online |
  maple     | ORANGE_CARE    |  9 | 2025-08-26 | 2025-08-20 | online |
  maple     | ORANGE_CARE    |  9 | 2026-10-05 | 2026-10-05 | online |
  northgate | ORANGE_CARE    | 12 | 2024-09-16 | 2024-09-12 | online |
  northgate | ORANGE_CARE    | 12 | 2025-09-16 | 2025-09-02 | online |
  northgate | ORANGE_CARE    | 12 | 2026-10-15 | 2026-10-15 | online |
  northgate | VIP            |  4 | 2026-04-01 | 2026-03-30 |        | status=cancelled
  oneil     | VIP_DIAMOND    |  4 | 2025-01-13 | 2025-01-09 |        |
  oneil     | VIP_DIAMOND    |  8 | 2026-01-13 | 2026-01-06 | online |
  riviere   | ORANGE_CARE    |  5 | 2024-02-01 | 2024-01-30 | online |
  riviere   | ORANGE_CARE    |  5 | 2025-02-01 | 2025-01-22 | online |
  riviere   | ORANGE_CARE    |  5 | 2026-02-01 | 2026-02-01 | online |
  riviere   | ORANGE_CARE    |  2 | 2026-10-13 | 2026-10-13 | online | expires=2027-02-01
  riviere   | VIP            |  8 | 2024-11-18 | 2024-11-18 | online |
  riviere   | VIP            |  8 | 2025-11-18 | 2025-11-10 | online |
  theatre   | ORANGE_CARE    |  6 | 2024-03-31 | 2024-03-28 | online |
  theatre   | ORANGE_CARE    |  6 | 2025-03-31 | 2025-03-31 | online |
  theatre   | ORANGE_CARE    |  6 | 2026-03-31 | 2026-03-24 | online | expires=2026-12-15; act_end=2026-12-15
  verger    | ORANGE_STARTER |  5 | 2024-11-04 | 2024-11-04 | online |
  verger    | ORANGE_CARE    |  5 | 2025-11-04 | 2025-10-30 | online |`,
);

/** Between an expiry and a late payment a client calls less, because calls are then billed. */
export const LAPSED: Record<string, readonly [from: string, to: string]> = {
  maple: ["2026-08-26", "2026-10-05"],
  northgate: ["2026-09-16", "2026-10-15"],
};

/** Other spellings found in the logs. All but the Northgate one (config.json) and KOO (register) match by name key. */
export const ALSO_WRITTEN: Record<string, string> = {
  kawartha: "KOO",
  northgate: "Northgate Ins.",
  oneil: "O’Neil & Fils",
  theatre: "THEATRE DU VIEUX-QUAI",
};

/** Entries that each show a rule. In `more`, `file` is the month of the row's file, `again` that of a second copy. */
export const SCENES = table(
  "when client minutes category more description",
  `
  2025-01-22 13:30 | kawartha  |   60 | training | trainees=3 | First training session, opportunities and quotes
  2025-04-09 10:00 | harbour   |  120 | migration | | Moved the database to the new server, "ACT-PROD"
  2025-05-14 11:20 | maple     |   20 | how_to | minutes=twenty | How to share a calendar between two offices
  2025-06-18 09:30 | kawartha  |   90 | training | trainees=4 | Training, marketing automation
  2025-07-31 16:10 | northgate |   25 | break_fix | again=2025-08 | Sync stopped on two remote databases, restarted
  2025-10-14 10:40 | clinique  |   25 | break_fix | | Erreur à l'ouverture de session; le forfait est échu depuis le 7
  2026-02-17 10:00 | kawartha  |   60 | training | trainees=2 | Training for two new hires
  2026-03-12 10:15 | lakeshore |    5 | how_to | | How to mark an activity as done for a whole group
  2026-05-21 14:00 | lakeshore |   40 | configuration | channel=remote | Set up the new reception PC, Outlook link tested
  2026-08-19 09:50 | lakeshore |   22 | break_fix | | Labels print off centre after the driver update
  2026-08-12 09:30 | verger    |  120 | source_code | | Remise du code source du module de pesée
  2026-09-29 14:20 | gagne     |   20 | how_to | | How to log a call, first question under the new plan
  2026-09-30 16:20 | etoile    |   20 | how_to | file=2026-10 | Saisie en retard: tri des groupes par région
  2026-10-02 09:15 | northgate |   10 | how_to | | Two questions:⏎1. where did the "Lost" tab go?⏎2. can it come back, please
  2026-10-02 10:30 | harbour   |   20 | how_to | | Mail merge, "Dear {Salutation}" left blank
  2026-10-02 11:10 | maple     |   15 | how_to | | Report filters, called while the contract was lapsed
  2026-10-05 09:40 | oneil     |   20 | break_fix | | Outlook add-in disabled itself, re-enabled
  2026-10-06 09:10 | bytown    |   10 | email | channel=email | Where to download last year's version
  2026-10-06 10:05 | fergus    |   35 | how_to | | Grouping prospects by territory, then exporting the list view
  2026-10-06 13:20 | gagne     |   40 | configuration | | New laptop set up before the plan was paid
  2026-10-06 15:30 | maple     |   30 | configuration | | First call of the new contract: two workstations reconnected
  2026-10-07 09:35 | northgate |   35 | break_fix | | Database locked, during the gap
  2026-10-07 11:00 | ginette   |   10 | password_reset | approved=yes | Mot de passe de la caisse, demandé par Mme Ginette
  2026-10-08 10:10 | lakeshore |   31 | break_fix | | Duplicate check crashes on import preview
  2026-10-08 11:15 | northgate |   20 | how_to | client=Northgate Insurrance Brokers | Colour codes in the calendar
  2026-10-08 15:00 | etoile    |   15 | how_to | | - rappel à 15 h⏎- modèle d'étiquettes retrouvé
  2026-10-09 09:05 | riviere   |   80 | break_fix | notice=yes; ticket=T-61010 | Server moved overnight, clients lost their path
  2026-10-09 10:40 | riviere   |   60 | configuration | notice=yes; ticket=T-61010 | Same, second half of the office
  2026-10-09 13:15 | riviere   |   40 | add_on | notice=yes; ticket=T-61010 | Same, add-ons activated again
  2026-10-09 14:00 | harbour   |   70 | repair | channel=chat | Repaired the index from a chat, took longer than thought
  2026-10-13 09:20 | verger    |   10 | password_reset | approved=yes | Mot de passe oublié après le long congé
  2026-10-13 10:50 | lavallee  |   15 | toner | | Remplacement de la cartouche, mauvais formulaire
  2026-10-13 14:45 | verger    |   20 | how_to | date=2026-02-30 | Ajouter un champ à la fiche
  2026-10-14 09:10 | riviere   |  110 | configuration | ticket=T-61033 | Two new seats installed, licences and sync
  2026-10-14 11:20 | riviere   |   80 | how_to | ticket=T-61033 | Tour of the database for the two new seats
  2026-10-14 11:30 | clinique  |   25 | break_fix | | Le carnet d'adresses n'apparaît plus, "profil introuvable"
  2026-10-14 15:10 | gagne     |   25 | how_to | | Invoices as attachments, the plan being paid since yesterday
  2026-10-15 10:00 | kawartha  |   75 | training | trainees=6; channel=remote | Training, six people around one screen
  2026-10-15 11:05 | lakeshore |   10 | password_reset | approved=yes | Reset asked for by the administrator
  2026-10-15 13:30 | maple     |   15 | break_fix | minutes=-15 | Correction typed as a negative time
  2026-10-16 09:30 | oneil     |   55 | import_export | | Imported the trade show list, 1,240 names
  2026-10-16 10:00 | duquesne  |   60 | break_fix | ticket=T-61047 | Sync failure after an update
  2026-10-16 11:30 | duquesne  |   40 | configuration | ticket=T-61047 | Sync set rebuilt; nobody was told about the extra time
  2026-10-17 13:30 | theatre   |   40 | break_fix | | Billetterie bloquée un samedi de représentation
  2026-10-19 10:15 | verger    |   60 | consulting | | Plan de suivi des acheteurs, saison 2027
  2026-10-19 13:40 | fergus    |   50 | configuration | | Shared templates set up for the new estimator
  2026-10-19 15:00 | theatre   |   15 |  | | Courte question, catégorie oubliée
  2026-10-20 09:45 | clinique  |   15 | configuration | | Dernier appel avant l'échéance du 21
  2026-10-20 13:00 | northgate |   90 | training | trainees=4; channel=remote | Refresher for the claims team
  2026-10-20 14:00 | bytown    |   25 | how_to | | Sorting clocks by maker, asked over the phone
  2026-10-20 16:00 | northgate |    0 | how_to | | Called back, no answer
  2026-10-21 09:20 | harbour   |   75 | report_creation | | Report "Shipments by month", first version
  2026-10-21 10:30 | lavallee  |   60 | training | trainees=3; channel=remote | Formation: suivi des soumissions
  2026-10-22 09:00 | riviere   |   60 | migration | | Archive database moved to the new server
  2026-10-22 10:30 | ginette   |   20 | how_to | | Imprimer les étiquettes de commande, format 3 x 10
  2026-10-22 16:10 | kawartha  |   25 | how_to | minutes=1560 | Timer left running overnight
  2026-10-23 09:10 | kawartha  |   90 | break_fix | notice=yes; ticket=T-61061 | Catalogue sync down in both stores
  2026-10-23 11:15 | kawartha  |   70 | configuration | notice=yes; ticket=T-61061 | Same, sync sets created again
  2026-10-23 13:30 | lakeshore |   20 | password_reset | approved=no | Reset for a leaver's account, the administrator refused
  2026-10-23 15:00 | lavallee  |   20 | configuration | again=2026-10 | Imprimante par défaut des étiquettes
  2026-10-24 23:40 | theatre   |   45 | break_fix | | Sauvegarde en échec après la première
  2026-10-26 11:00 | clinique  |   20 | how_to | | Question posée après l'échéance
  2026-10-27 10:00 | riviere   |   60 | training | trainees=2; channel=remote | Training for the two new seats
  2026-10-27 14:20 | harbour   |   30 | how_to | level=3 | =SUM(A1) in a custom report, explained field by field
  2026-10-28 09:30 | gagne     |   10 | email | channel=email | Copy of the invoice
  2026-10-29 09:00 | duquesne  |  180 | classroom_training | trainees=3 | Morning class at the client's office
  2026-10-29 13:10 | etoile    |   40 | add_on | | Module d'envoi groupé: licence, puis essai`,
);

export const PRICES = table(
  "plan hours cents",
  `
  VIP         | 4 |  37200
  VIP         | 5 |  45500
  VIP         | 6 |  53400
  VIP_DIAMOND | 6 |  92400
  VIP_DIAMOND | 8 | 119200
  ORANGE_PLUS |   |  24000`,
);

export const ADJUSTMENTS = table(
  "client plan date minutes reason author",
  `
  etoile  | VIP | 2026-06-11 | -15 | Call of 2026-06-09 agreed by phone and never logged | Mélanie Roy
  harbour | VIP | 2026-10-16 |  30 | Goodwill: the mail merge answer of 2026-10-02 was wrong | Mélanie Roy`,
);

export type Client = (typeof CLIENTS)[number];
export type Cells = Record<string, string>;

export const clientOf = (key: string): Client =>
  found(
    CLIENTS.find((client) => client.key === key),
    key,
  );

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`not in the tables: ${what}`);
  return value;
}

type Words<S extends string> = S extends `${infer Head} ${infer Tail}` ? Head | Words<Tail> : S;

/** The lines of a table as records, keyed by the words of `header`. */
export function table<H extends string>(header: H, text: string): Record<Words<H>, string>[] {
  const columns = header.split(" ");
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      if (cells.length !== columns.length) throw new Error(`${columns.length} cells expected: ${line}`);
      return Object.fromEntries(columns.map((column, i) => [column, cells[i]])) as Record<Words<H>, string>;
    });
}

/** "a=1; b=2" as cells. */
export function more(text: string): Cells {
  const pairs = text.split(";").filter((pair) => pair.trim() !== "");
  return Object.fromEntries(pairs.map((pair) => pair.split("=").map((side) => side.trim())));
}
