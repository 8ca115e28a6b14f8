/** What is wrong with a user's data, and what to do. */

import { bothReadings } from "../../values/notation.ts";
import type { Problem } from "../../values/problems.ts";
import {
  calledBy,
  cellBy,
  entryBy,
  fullHours,
  headingsOf,
  inFile,
  isDay,
  isFigure,
  isPartOfMinutes,
  levelsBy,
  planName,
  setting,
  shown,
  tier,
} from "../problem-parts.ts";
import { type Sentences, sentenceIn } from "../sentences.ts";
import { rules } from "./rules.ts";
import { templates } from "./templates.ts";
import { writing } from "./writing.ts";

const { columns } = templates.contracts;
const columnName = calledBy(headingsOf(templates.log.columns), headingsOf(columns));
const choiceName = calledBy(rules.plans, templates.statuses, templates.languages);
const choices = (given: string) => given.split(", ").map(choiceName).join(", ");

const cellOf = cellBy("cellule");
const entry = entryBy(writing.quoted);
const levels = levelsBy(
  ({ level, names }) => `${level === null ? "facturé à part" : `niveau ${level}`} (${names.fr})`,
);
const IN_UNIT = {
  hours: "en heures",
  minutes: "en minutes",
  seconds: "en secondes",
  milliseconds: "en millisecondes",
};

const label = (of: string | number) => (typeof of === "number" ? `niveau ${of}` : of);

const unopened = (code: string) =>
  code === "ENOENT"
    ? " : il n’est pas là"
    : code === "EACCES" || code === "EPERM"
      ? " : ce compte n’y a pas droit"
      : code === "EBUSY"
        ? " : un autre programme l’a ouvert"
        : "";

/** Ce qu’est un fichier qui n’est pas lu. */
const KINDS = {
  xls: "un ancien classeur Excel (.xls)",
  PDF: "un PDF",
  HTML: "une page web (HTML)",
  XML: "un fichier XML",
  RTF: "un texte de traitement de texte (RTF)",
};

export const problems: Sentences<Problem> = {
  FILE_NOT_UTF8: () =>
    "Le fichier n’est pas du texte UTF-8. Enregistrez-le en « CSV UTF-8 » et remettez-le en place.",
  FILE_EMPTY: () => "Le fichier est vide. Exportez-le de nouveau ou retirez-le du dossier.",
  FILE_NOT_CSV: () =>
    "Seuls les fichiers CSV et les classeurs Excel (.xlsx) sont lus ; celui-ci a été laissé de côté. Enregistrez-le en « CSV UTF-8 » dans le même dossier.",
  FILE_UNREADABLE: (p) =>
    `Le fichier ne se lit pas comme un CSV : ${p.reason}. Exportez-le de nouveau ou corrigez cette ligne.`,
  FILE_UNOPENED: (p) =>
    `Le fichier ne s’ouvre pas${unopened(p.reason)}. Vérifiez qu’il est toujours là et qu’il peut être lu, puis relancez.`,
  FILE_NOT_PLAIN: (p) =>
    `C’est ${{ folder: "un dossier", pipe: "un tube", socket: "un socket", device: "un périphérique" }[p.is]} et non un fichier : rien n’en a été lu. Mettez le fichier lui-même à sa place.`,
  FILE_CHANGING: () =>
    "Le fichier était encore en cours d’écriture pendant sa lecture : rien n’en a été compté. Attendez qu’il soit complet, puis relancez.",
  QUOTE_UNCLOSED: () =>
    'Un guillemet ouvert sur cette ligne n’est jamais fermé ; les lignes suivantes ne se distinguent plus. Fermez-le, ou doublez-le ("") dans un texte.',
  QUOTE_STRAY: (p) =>
    `Un guillemet figure au milieu d’un texte sur cette ligne : ${shown(p.given)}. Mettez le texte entre guillemets et doublez celui du milieu (""), ou retirez-le.`,
  COLUMN_MISSING: (p) =>
    `La colonne « ${columnName(p.column)} » manque ; le fichier contient ${p.present}. ${p.nearest === undefined ? "Ajoutez-la ou renommez celle qui en tient lieu." : `Est-ce « ${p.nearest} » ? Alors, renommez celle-ci ; sinon, ajoutez la colonne.`}`,
  COLUMN_REPEATED: (p) =>
    `La colonne « ${p.column} » figure plus d’une fois. Gardez celle qui compte et renommez l’autre.`,
  HEADING_UNREAD: (p) =>
    `La colonne « ${shown(p.heading)} » n’est pas lue. Vouliez-vous dire « ${p.nearest} » ? Alors, renommez-la ; sinon, il n’y a rien à faire.`,
  ROW_MALFORMED: (p) =>
    `La ligne compte ${p.given} cellules et l’en-tête ${p.expected}. ${p.given > p.expected ? "Mettez entre guillemets tout texte qui contient le séparateur." : "Ajoutez les séparateurs qui manquent, ou enregistrez de nouveau le fichier depuis un tableur."}`,
  FILE_TOO_LARGE: (p) =>
    `Le fichier compte ${p.given} ${{ bytes: "octets", rows: "lignes", cells: "cellules" }[p.counts]} ; on en lit ${p.most} au plus. Exportez une période plus courte.`,
  FILE_WRONG_KIND: (p) =>
    p.kind === "zip" || p.kind === "gzip"
      ? `Ce fichier est compressé (${p.kind}). Décompressez-le et mettez à sa place ce qu’il contient.`
      : `Ce fichier est ${KINDS[p.kind]}, qui n’est pas lu. Exportez-le en CSV ou enregistrez-le en classeur Excel (.xlsx).`,
  FILE_IS_OUTPUT: () =>
    "Ce classeur est le résultat d’un traitement, et non un journal de temps. Retirez-le du dossier des journaux.",
  ENCODING_UNCLEAR: () =>
    'Les accents n’ont de sens ni en UTF-8 ni en Windows-1252. Exportez le fichier en UTF-8, ou dites comment il est écrit : "encoding": "macintosh" dans « sources ».',
  ROW_TOO_LONG: (p) =>
    `La ligne qui commence ici dépasse ${p.most} octets. Cherchez un guillemet qui n’est pas fermé, ou raccourcissez le texte.`,
  WORKBOOK_DAMAGED: () =>
    "Le classeur est endommagé et ne s’ouvre pas. Enregistrez-le de nouveau dans Excel, ou exportez-le de nouveau.",
  WORKBOOK_PROTECTED: () =>
    "Le classeur est protégé par un mot de passe et ne s’ouvre pas. Enregistrez-le de nouveau dans Excel sans mot de passe (Fichier, Informations, Protéger le classeur).",
  WORKBOOK_TOO_LARGE: () =>
    "Le classeur contient plus de cellules qu’un journal de temps. Supprimez ce qui l’entoure, ou enregistrez la feuille en CSV.",
  SHEETS_ALIKE: (p) =>
    `Plus d’une feuille convient : ${p.sheets}. Dites laquelle : ${setting(p.file, '"sheet": "…"')} ; pour des journaux de temps, lisez-les toutes avec "sheets": "all", ou quelques-unes avec "sheets": ["…", "…"].`,
  SHEET_REPEATED: (p) =>
    `Toutes les lignes de cette feuille sont aussi sur la feuille « ${p.other} » : rien n’en a été compté. Supprimez la copie ; si les deux travaux ont eu lieu, dites ce qui les distingue, par exemple qui l’a fait : ${setting(p.name, '"technician": "…"')}.`,
  SHEET_UNKNOWN: (p) =>
    `Le classeur n’a pas de feuille visible et remplie du nom de « ${shown(p.given)} » ; il contient ${p.present}. Corrigez le nom dans « sources ».`,
  PROFILE_UNKNOWN: (p) =>
    `Aucune exportation connue n’a cet en-tête : ${shown(p.present)}. ${p.nearest === "" ? "" : `Les plus proches, avec ce qui leur manque : ${p.nearest}. `}Exportez le rapport détaillé, ou lancez « plan-balance profile ${p.file} » pour décrire celui-ci.`,
  PROFILES_ALIKE: (p) =>
    `L’en-tête convient autant à plusieurs profils : ${p.profiles}. Dites lequel : ${setting(p.file, '"profile": "…"')}.`,
  REPORT_WRONG: (p) =>
    `C’est le mauvais rapport de ${p.tool} : ${p.report.fr}. Rien n’en a été lu. À la place : ${p.instead.fr}.`,
  DATE_ORDER_UNCLEAR: (p) =>
    `Aucune date ne montre si le jour ou le mois vient d’abord : « ${shown(p.given)} » est ${p.dayFirst} (DMY) ou ${p.monthFirst} (MDY). ${p.file === "" ? "Écrivez AAAA-MM-JJ." : `Ajoutez ${setting(p.file, '"dateOrder": "DMY"')} ou "MDY" à la configuration.`}`,
  DATE_ORDER_MIXED: (p) =>
    `Les dates se contredisent : « ${shown(p.one)} » a le jour d’abord et « ${shown(p.other)} » le mois. ${p.file === "" ? "Écrivez AAAA-MM-JJ." : `Exportez de nouveau sans passer par un tableur, ou ajoutez ${setting(p.file, '"dateOrder": "DMY"')} ou "MDY" et corrigez les autres lignes.`}`,
  DATES_SWAPPED: (p) =>
    `Un tableur semble avoir interverti jour et mois là où il le pouvait : il a fait « ${shown(p.one)} » de certaines dates et laissé d’autres telles quelles, comme « ${shown(p.other)} ». Exportez de nouveau sans ouvrir le fichier dans un tableur ; si ses dates sont justes, ajoutez ${setting(p.file, '"dateOrder": "DMY"')} ou "MDY".`,
  DECIMAL_MARK_UNCLEAR: (p) => {
    const given =
      p.column === undefined ? `« ${shown(p.given)} »` : `« ${p.column} » vaut « ${shown(p.given)} », qui`;
    const may = `${given} peut être ${bothReadings(p.given).join(" ou ").replace(".", ",")}`;
    return p.file === ""
      ? `${may}. Écrivez-le sans séparateur, ou comme nombre.`
      : `${may}, et aucune autre ligne ne le dit. Écrivez-le sans séparateur, ou ajoutez ${setting(p.file, '"decimalMark": ","')} ou "." à la configuration.`;
  },
  DECIMAL_MARK_MIXED: (p) =>
    `Les nombres se contredisent : « ${shown(p.one)} » a un point décimal et « ${shown(p.other)} » une virgule. Exportez de nouveau, ou ajoutez ${setting(p.file, '"decimalMark": ","')} ou "." et corrigez les autres lignes.`,
  DURATION_UNIT_UNCLEAR: (p) =>
    `Rien ne montre ce que compte « ${p.column} » : « ${shown(p.given)} » fait ${p.readings.map(({ unit, minutes: is }) => `${is ?? "aucune"} min ${IN_UNIT[unit]}`).join(", ")}.${p.wasMinutes ? " Jusqu’ici, on y lisait des minutes." : ""} Ajoutez ${setting(p.file, `"durationUnit": "${p.likely}"`)} (ou une autre unité, si c’est elle) à la configuration${p.wasMinutes ? ", ou nommez la colonne d’après ce qu’elle compte : « heures » (ou « minutes », en nombres entiers)" : ""}.`,
  DURATIONS_PARTS_OF_DAY: (p) =>
    `« ${p.column} » contient des heures telles qu’un tableur les garde, en parties de jour : « ${shown(p.given)} » ferait ${p.time}. Donnez à ces cellules le format [h]:mm, ou multipliez-les par 1440 et nommez la colonne « minutes ».`,
  DURATIONS_AGAINST_TIMES: (p) =>
    `« ${p.column} » et les heures d’à côté se contredisent dans ${p.rows} lignes sur ${p.of} : « ${shown(p.given)} » fait ${p.minutes} minutes là où ${p.span} passent du début à la fin. Rien n’en a été compté. Si les cellules contiennent des heures, donnez-leur le format [h]:mm ; si l’unité est autre, dites-le : "durationUnit" dans « sources » ; sinon, corrigez les heures.`,
  HEADER_CHANGES: (p) =>
    `Un autre en-tête se trouve ici : ${shown(p.headings)}. Ce qui est au-dessous n’a pas le même sens que ce qui est au-dessus. Mettez chaque tableau dans son propre fichier ou sur sa propre feuille.`,
  DURATION_COLUMNS_DIFFER: (p) =>
    `Deux colonnes disent la durée du travail et diffèrent : « ${p.one} » vaut « ${shown(p.given)} » et « ${p.other} » « ${shown(p.otherGiven)} ». Gardez celle qui compte.`,
  TOTAL_MISMATCH: (p) =>
    `Le total dit « ${shown(p.given)} », mais les ${p.rows} lignes au-dessus font ${p.minutes} minutes : il manque des lignes ou elles ont changé. Exportez de nouveau sans filtre.`,
  TIMER_RUNNING: () =>
    "La minuterie tournait encore à l’exportation. Arrêtez-la et exportez de nouveau, ou donnez les minutes.",
  TIMER_FORGOTTEN: (p) =>
    `Une minuterie oubliée ? Elle a tourné ${p.minutes} minutes, jusqu’à minuit. Corrigez les minutes, ou libérez la ligne dans les décisions.`,
  ENTRY_TOO_LONG: (p) =>
    `« ${shown(p.given)} » dépasse ${p.most} heures pour une entrée. Corrigez, libérez la ligne dans les décisions, ou relevez « maxEntryHours ».`,
  ENDS_BEFORE_START: () =>
    "L’entrée finit avant de commencer. Corrigez les heures dans l’outil, ou donnez ici les minutes.",
  DURATION_OVER_SPAN: (p) =>
    `La durée est de ${p.minutes} minutes, mais il n’en passe que ${p.span} du début à la fin. Corrigez, ou libérez la ligne dans les décisions.`,
  DURATION_IN_DAYS: (p) =>
    `« ${shown(p.given)} » compte des jours ou des semaines de travail. Dites combien dure un jour : "hoursPerDay" dans « sources », ou donnez les minutes.`,
  FORMULA_UNSAVED: (p) =>
    `« ${p.column} » est une formule dont le résultat n’a pas été enregistré dans le fichier. Ouvrez le classeur dans Excel, laissez-le calculer, enregistrez-le et remettez-le en place.`,
  PROJECT_UNKNOWN: (p) =>
    `L’entrée ne nomme aucun client, et « projects » ne dit pas à qui est « ${shown(p.given)} ». ${
      p.nearest === null ? "Ajoutez-le." : `Le nom le plus proche est « ${p.nearest} » : ajoutez-y le projet.`
    }`,
  TECHNICIAN_UNKNOWN: (p) =>
    `« technicians » ne connaît personne du nom de « ${shown(p.given)} ». ${p.nearest === null ? "Ajoutez-y ce nom." : `Le plus proche est « ${p.nearest} » : ajoutez-y cette graphie.`}`,
  LABEL_UNKNOWN: (p) =>
    `« ${p.label}s » ne dit pas ce que veut dire ${p.label === "task" ? "la tâche" : "l’étiquette"} « ${shown(p.given)} ». ${p.nearest === null ? "Ajoutez-la." : `La plus proche est « ${p.nearest} ». Ajoutez-la.`}`,
  LABELS_DISAGREE: (p) =>
    `La tâche et les étiquettes de l’entrée se contredisent : ${label(p.one)} et ${label(p.other)}. Gardez-en une dans l’outil, ou donnez ici la catégorie et le niveau.`,
  POSSIBLE_DUPLICATE: (p) =>
    `Cette entrée ressemble à celle de ${inFile(p.other)}, qui compte : même personne et même heure dans un autre fichier, sans être pareille en tout. Gardez-en une, ou libérez cette ligne dans les décisions si les deux ont eu lieu.`,
  ENTRY_AMENDED: (p) =>
    `L’entrée « ${shown(p.id)} » a été modifiée : la version de ${inFile(p.newest)} compte, de l’exportation plus récente, et celle-ci non. Retirez l’ancienne exportation pour ne plus voir cet avis.`,
  LEFT_OUT_AS_CLOSED: (p) =>
    `Cette ligne a été écartée quand son mois, celui du ${p.date}, a été clôturé, et elle se lirait maintenant. Rien d’un mois clôturé ne bouge de soi-même (M2) : libérez la ligne dans les décisions pour qu’elle paraisse en période antérieure.`,
  ENTRY_EDITED: (p) =>
    `Cette entrée a été modifiée entre deux exportations : ici, ${entry(p.was)} ; à ${inFile(p.newest)}, ${entry(p.is)}. La plus récente compte, et celle-ci non. Retirez l’ancienne exportation pour ne plus voir cet avis, ou libérez cette ligne dans les décisions si les deux ont eu lieu.`,
  ENTRY_DROPPED: (p) =>
    `Cette entrée (${entry(p.was)}) ne compte pas : l’exportation plus récente ${p.newer} couvre ce jour et reprend la plupart des autres entrées de ce fichier, mais plus celle-ci. Retirez l’ancienne exportation pour ne plus voir cet avis, ou libérez cette ligne dans les décisions si le travail a été fait.`,
  VERSION_UNCLEAR: (p) =>
    `${
      p.is === null
        ? `Cette entrée (${entry(p.was)}) n’est pas dans ${p.other}, une exportation des mêmes jours`
        : `Deux exportations disent une même entrée autrement : ici, ${entry(p.was)} ; à ${p.other}:${p.is.line}, ${entry(p.is)}`
    }. Rien ne montre laquelle est bonne ; les lignes qui diffèrent ne comptent donc pas. Retirez le mauvais fichier, écrivez le jour de chaque exportation dans son nom (2026-10-31), ou libérez dans les décisions ce qui compte et rejetez le reste.`,
  CORRECTED_TWICE: (p) =>
    `Deux corrections visent une même ligne ; celle de ${inFile(p.other)} compte. Gardez la bonne.`,
  DECISION_REJECTED: (p) => `Écartée par décision de ${shown(p.who)} : ${shown(p.why)}.`,
  VALUE_MISSING: (p) => `« ${p.column} » est vide. Remplissez cette cellule.`,
  DATE_IMPOSSIBLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas une date du calendrier. Écrivez AAAA-MM-JJ.`,
  TIME_IMPOSSIBLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas une heure. Écrivez HH:MM, de 00:00 à 23:59.`,
  NUMBER_UNREADABLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas un nombre entier d’au plus neuf chiffres. N’écrivez que des chiffres.`,
  HOURS_UNREADABLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui ne fait pas un nombre entier de minutes, d’au plus neuf chiffres. Écrivez les heures ainsi : 1,25 ou 1:15.`,
  AMOUNT_UNREADABLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas un montant de 0 à 9 999 999,99. Écrivez-le ainsi : 680,00.`,
  SIGNED_AMOUNT_UNREADABLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas un montant d’au plus 9 999 999,99. Écrivez-le ainsi : 250,00, ou -250,00 pour des heures reprises.`,
  CHOICE_UNKNOWN: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} ». ${p.nearest === undefined ? "" : `Vouliez-vous dire ${choiceName(p.nearest)} ? `}Écrivez l’une de ces valeurs : ${choices(p.choices)}.`,
  CLIENT_UNKNOWN: (p) =>
    `Aucun client du registre ne s’appelle « ${shown(p.given)} ». ${
      p.nearest === null
        ? "Corrigez le nom ou ajoutez le client au registre."
        : `Le plus proche est « ${p.nearest} » : corrigez le nom, ajoutez-le comme alias, ou ajoutez le client au registre.`
    }`,
  CATEGORY_UNKNOWN: (p) =>
    p.nearest === null
      ? `La catégorie « ${shown(p.given)} » n’existe pas. Écrivez l’une de celles-ci, ${levels(p)}, ou dites dans « categories » laquelle c’est.`
      : `La catégorie « ${shown(p.given)} » n’existe pas. La plus proche est « ${p.nearest.fr} » : corrigez, ou dites dans « categories » laquelle c’est.`,
  CATEGORY_AMBIGUOUS: (p) =>
    `« ${shown(p.given)} » peut être un travail de deux niveaux : ${levels(p)}. Écrivez l’un de ces mots, ou dites lequel dans la configuration : "categories": { "${shown(p.given)}": "break_fix" }.`,
  MINUTES_NEGATIVE: (p) =>
    `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} ». Un travail n’est jamais négatif : corrigez l’entrée ou passez par un ajustement manuel.`,
  MINUTES_UNREADABLE: (p) =>
    isPartOfMinutes(p)
      ? `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} », et les minutes sont des nombres entiers. Si ce sont des heures, écrivez heures et minutes (1:30) ou nommez la colonne « heures » ; sinon, arrondissez.`
      : `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} », qui n’est pas une durée. Écrivez 90 ou 1:30.`,
  MINUTES_UNSAID: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », et rien ne dit ce que cela compte ; jusqu’ici, on y lisait des minutes. Écrivez 0:30 ou 30 min, ou nommez la colonne « minutes ».`,
  MINUTES_BELOW_ONE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », et les minutes sont des nombres entiers. Si la cellule contient une heure (${p.time}), donnez-lui le format [h]:mm ou multipliez-la par 1440 ; si elle compte des heures, nommez la colonne « heures ».`,
  MINUTES_OVER_DAY: (p) =>
    `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} », plus de 24 heures. Corrigez l’entrée ou répartissez-la par jour.`,
  ID_DUPLICATE: (p) =>
    p.differs
      ? `L’identifiant « ${shown(p.id)} » a déjà été lu à ${inFile(p.first)}, avec un autre contenu ; celui-là compte, pas celui-ci. Gardez le bon ou donnez à celui-ci son propre identifiant.`
      : `L’identifiant « ${shown(p.id)} » a déjà été lu à ${inFile(p.first)}, avec le même contenu. Rien à faire, sauf s’il s’agit d’un second travail : donnez-lui alors son propre identifiant.`,
  QUANTITY_OUT_OF_RANGE: (p) =>
    p.counts === "hours"
      ? `${planName(p.plan)} se vend de ${p.least} à ${p.most} heures entières par an, et non « ${shown(p.given)} ». Corrigez la quantité.`
      : `${planName(p.plan)} demande un nombre entier d’abonnés, au moins ${p.least}, et non « ${shown(p.given)} ». Corrigez la quantité.`,
  EXPIRES_BEFORE_START: (p) =>
    `Le terme commencerait le ${p.start} et expirerait le ${p.expires}. « ${p.column ?? columns.expires.heading} » est le premier jour non couvert : donnez une date ultérieure, ou rien pour une année.`,
  TERMS_OVERLAP: (p) =>
    `Ce terme ${planName(p.plan)} commence le ${p.start}, pendant celui de ${inFile(p.other)} (du ${p.otherStart} au ${p.otherExpires}). Un client n’en a qu’un à la fois : faites-le commencer le ${p.otherExpires} ou corrigez l’autre.`,
  CHANNEL_UNKNOWN: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui ne dit pas si le paiement s’est fait en ligne : il compte comme hors ligne, sans les 10 % (R3). Écrivez en ligne, ou un autre moyen comme téléphone.`,
  ROW_REFUSED: (p) =>
    `Le registre ne nomme « ${shown(p.client)} » que dans des lignes inutilisables, la première à ${inFile(p.row)}. Corrigez cette ligne ; d’ici là, ceci est laissé de côté.`,
  NAMES_ALIKE: (p) =>
    `« ${shown(p.given)} » et « ${shown(p.other)} » comptent comme un seul client, car seuls des signes les distinguent. S’il n’y en a qu’un, donnez l’un comme alias de l’autre ; sinon, distinguez les noms.`,
  CLIENT_ROWS: (p) =>
    `Le registre compte ${p.given} lignes de « ${shown(p.client)} » ; on en lit ${p.most} au plus par client. Une ligne a-t-elle été recopiée vers le bas par erreur ? Retirez les autres.`,
  CLIENTS_JOINED: (p) =>
    `« ${shown(p.given)} » et « ${shown(p.client)} » sont un seul client par un alias : leurs forfaits et leur travail comptent ensemble, sous « ${shown(p.client)} » ; ce que les mois clôturés disent de chacun demeure. S’il s’agit de deux clients, retirez l’alias ; sinon il n’y a rien à faire, et clôturer le mois met fin à cette remarque.`,
  CLIENT_GONE: (p) =>
    p.like === null
      ? `« ${shown(p.client)} » figure dans des mois clôturés, avec un solde de ${writing.hoursText(p.minutes)}, et le registre n’en a plus aucune ligne : ce solde lui est retiré. Remettez ses lignes ; s’il porte désormais un autre nom, donnez l’ancien comme alias.`
      : `« ${shown(p.client)} » figure dans des mois clôturés, avec un solde de ${writing.hoursText(p.minutes)}, et le registre n’en a plus aucune ligne : ce solde lui est retiré. « ${shown(p.like)} » a des lignes qui disent la même chose : si c’est le même client, donnez-lui « ${shown(p.client)} » comme alias.`,
  ALIAS_TAKEN: (p) =>
    `L’alias « ${shown(p.alias)} » désigne déjà « ${p.client} ». Donnez chaque alias à un seul client.`,
  ALIAS_UNKNOWN: (p) =>
    `L’alias « ${shown(p.alias)} » mène à « ${shown(p.given)} », et aucun client du registre ne s’appelle ainsi. ${
      p.nearest === null
        ? "Corrigez ce nom, ou retirez l’alias."
        : `Le plus proche est « ${p.nearest} » : corrigez ce nom, ou ajoutez le client au registre.`
    }`,
  STARTER_NOT_FIRST: (p) =>
    `Orange Starter ne vaut que pour un premier terme, et le client avait un forfait avant le ${p.start} (P7). Vérifiez s’il s’agit plutôt d’Orange Care.`,
  STARTER_NOT_PRO: (p) =>
    `Orange Starter du ${p.start} est réservé aux clients d’Act! Pro, et « ${columns.act_edition.heading} » vaut « ${shown(p.edition)} » (P7). Vérifiez le forfait et l’édition.`,
  HOURS_NOT_USED: (p) =>
    p.reason === "not_first"
      ? `« ${p.column} » ne sert qu’au premier terme connu d’un forfait. Le terme ${planName(p.plan)} du ${p.start} en suit un autre : son report est calculé (R1) et cette valeur n’est pas utilisée. Laissez la cellule vide.`
      : `« ${p.column} » n’a pas de sens pour le terme ${planName(p.plan)} du ${p.start} et n’est pas utilisé. Laissez la cellule vide ou corrigez le forfait.`,
  PAID_AFTER_EXPIRY: (p) =>
    `Le terme payé le ${p.paidOn} avait déjà expiré le ${p.expires} : il ne couvre rien (P5). Vérifiez les deux dates.`,
  TERM_OVER_A_YEAR: (p) =>
    `Le terme va du ${p.start} au ${p.expires}, plus d’une année. Vérifiez « ${columns.expires.heading} ».`,
  TERM_UNDER_A_YEAR: (p) =>
    `Ce terme ${planName(p.plan)} va du ${p.start} au ${p.expires}, moins d’une année (P9). Laissez « ${columns.expires.heading} » vide pour une année ; s’il a pris fin plus tôt, écrivez ce jour dans « ${columns.ended_on.heading} ».`,
  TERMS_CLOSE: (p) =>
    `Le client a deux termes ${planName(p.plan)} payés qui commencent à moins d’une année l’un de l’autre : ${p.otherStart} et ${p.start} (P9). Vérifiez les deux débuts.`,
  PRO_NOT_STARTER: (p) =>
    `Le client est sur « ${shown(p.edition)} » et son premier forfait Orange, dès le ${p.start}, est ${planName(p.plan)} ; Act! Pro commence par Orange Starter (P7). Vérifiez le forfait et l’édition.`,
  STARTER_LAPSED: (p) =>
    `L’Orange Starter d’avant a expiré le ${p.expires} et cet Orange Care a été payé après, le ${p.paidOn} (P7). Vérifiez qu’il a été vendu au prix du retard.`,
  RENEWAL_READ: (p) =>
    `Lu comme le renouvellement de ce qui a expiré le ${p.previous} (${p.clause}) : ce terme ${planName(p.plan)}, écrit à partir du ${p.given}, va du ${p.start} au ${p.expires} (P9). Écrivez ces deux dates, ou corrigez la date de paiement.`,
  RENEWAL_TOO_FAR: (p) =>
    `Payé à temps pour le terme expiré le ${p.expires}, mais commence plus de 60 jours après, le ${p.start} : lu comme un nouveau contrat, sans rabais ni heures reportées (P8, P9). Si c’est le renouvellement, faites-le commencer le ${p.expires}.`,
  SEATS_READ: (p) =>
    `Lu comme ${p.count} abonnés de plus, du ${p.start} au ${p.expires}, et non comme un renouvellement (P9). Si ce sont des abonnés ajoutés, écrivez ${p.expires} dans « ${columns.expires.heading} » ; si c’est le renouvellement, faites-le commencer le jour où le terme expire.`,
  PLAN_BESIDE: (p) =>
    `${planName(p.plan)} commence pendant que ${planName(p.other)} court jusqu’au ${p.otherExpires}, et ne renouvelle rien : c’est un forfait à part, jusqu’au ${p.expires} (P4). S’il remplace l’autre, écrivez dans le « ${columns.ended_on.heading} » de celui-ci le jour où il a pris fin.`,
  KEPT_AS_CLOSED: (p) =>
    `Les mois jusqu’au ${p.through} ont été clôturés avec ce terme du ${p.start} au ${p.expires} : il le reste (M2) ; lu aujourd’hui, il irait du ${p.nowStart} au ${p.nowExpires}. Pour le changer, ajoutez une ligne dès un jour ouvert, ou rouvrez les mois.`,
  ENDED_ON_MISSING: (p) =>
    `« ${p.status} » vaut « ${shown(p.given)} » et « ${p.column} » est vide. Écrivez-y le premier jour qui n’est plus couvert.`,
  ENDED_OUTSIDE_TERM: (p) =>
    `« ${p.column ?? columns.ended_on.heading} » vaut ${p.endedOn}, et le terme va du ${p.start} au ${p.expires}. Donnez un jour après son début et pas après son expiration.`,
  CANCELLED_AND_ENDED: (p) =>
    `« ${p.status} » vaut « ${shown(p.given)} », comme pour un forfait qui n’a jamais pris effet, et pourtant « ${p.column} » dit qu’il a pris fin le ${p.endedOn}. Gardez la date s’il a pris fin plus tôt, ou le statut s’il n’a jamais commencé.`,
  CANCELLED_BILLED: (p) =>
    `Parce que le ${planName(p.plan)} du ${p.start} est annulé, comme s’il n’avait jamais commencé, du travail qu’il aurait couvert est facturé : ${writing.hoursText(p.minutes)} (P10). S’il a pris fin plus tôt, écrivez ce jour dans « ${columns.ended_on.heading} » au lieu du statut.`,
  PRICE_BEGINS_LATER: (p) =>
    `Au ${p.on}, ${tier(p.plan, p.hours)} est au prix publié, ${writing.amount(p.used)} (R9). Le vôtre, ${writing.amount(p.own)}, ne commence que le ${p.from}. Ajoutez à la liste celui d’avant, s’il y en avait un.`,
  CENTS_MEANT: (p) =>
    `« ${p.what} » est ${p.given}, soit ${writing.money(p.given)} : les montants sont en cents. S’il s’agit de ${writing.money(p.given * 100)}, écrivez ${p.given * 100}.`,
  PRICE_MISSING: (p) =>
    `Aucun prix connu pour ${tier(p.plan, p.hours)} au ${p.on}${p.from === null ? "" : ` ; la liste n’en a un que dès le ${p.from}`}. Ajoutez-lui une ligne dans la liste de prix, avec le ${p.on} ou un jour d’avant.`,
  PLAN_NOT_RENEWABLE: (p) =>
    `${planName(p.plan)} n’a ni prix ni renouvellement (P1). Donnez VIP, VIP Diamond ou un forfait Orange.`,
  COTERM_NOT_ORANGE: (p) =>
    `Seul un renouvellement Orange peut finir avec l’abonnement Act! (R6), pas ${planName(p.plan)}. Retirez cette date.`,
  COTERM_OUT_OF_RANGE: (p) =>
    `Une fin commune au ${p.given} n’est pas possible : elle vient après le ${p.after} et au plus tard le ${p.latest} (R6). Donnez une telle date ou retirez-la.`,
  COTERM_ON_NEW_CONTRACT: (p) =>
    `Payé avec ${p.daysLate} jours de retard, c’est un nouveau contrat, d’une année entière (R5), qui ne peut pas finir avec l’abonnement Act! (R6). Retirez cette date.`,
  ADJUSTMENT_WITHOUT_BANK: (p) =>
    `Le client n’a pas de banque ${planName(p.plan)} en vigueur le ${p.date} : il n’y a rien à ajuster. Corrigez le forfait ou la date.`,
  ADJUSTMENT_OVERDRAWS: (p) =>
    `L’ajustement retire ${-p.given} minutes et la banque en contient ${p.left}. Une banque ne descend jamais sous 0 : retirez-en ${p.left} au plus.`,
  ADJUSTMENT_PRICE_SIGN: (p) =>
    p.minutes > 0
      ? `« ${p.column} » vaut « ${shown(p.given)} », moins que 0, alors que l’ajustement ajoute ${p.minutes} minutes. Écrivez sans signe moins ce que le client paie pour elles, ou laissez la case vide si c’est un geste commercial.`
      : `« ${p.column} » vaut « ${shown(p.given)} », alors que l’ajustement n’ajoute pas de minutes (${p.minutes}) : seules des minutes ajoutées se paient. Corrigez les minutes, laissez le montant vide, ou écrivez-le avec un signe moins si des minutes sont reprises et de l’argent rendu.`,
  DECISION_WITHOUT_OVERAGE: (p) =>
    `Le client n’a pas de dépassement le ${p.date} : il n’y a rien à décider (A9). Corrigez le client ou la date, ou retirez la ligne.`,
  DECISION_REPEATED: (p) =>
    `Le dépassement du client le ${p.date} est déjà décidé à ${p.first.file}:${p.first.line} ; cette ligne-là compte (A9). Gardez une seule des deux.`,
  ARGUMENT_MISSING: (p) =>
    `« ${cellOf(p)} » est vide. Donnez une valeur, ou une cellule qui en contient une.`,
  ARGUMENT_NOT_DATE: (p) =>
    `« ${cellOf(p)} » vaut « ${shown(p.given)} », qui n’est pas une date de 2000 à 2099. Donnez une cellule de date ou AAAA-MM-JJ${isFigure(p) ? " ; vérifiez que les plages ne sont pas interverties et que le classeur ne compte pas les dates depuis 1904" : ""}.`,
  ARGUMENT_DATE_UNCLEAR: (p) =>
    `« ${cellOf(p)} » est le texte « ${shown(p.given)} », qui peut être le ${p.dayFirst} ou le ${p.monthFirst}. Écrivez-le AAAA-MM-JJ, ou donnez une cellule de date.`,
  ARGUMENT_NOT_MINUTES: (p) =>
    `« ${cellOf(p)} » vaut « ${shown(p.given)} ». Donnez des minutes entières de 0 à 1440, ou un texte comme 1:30 ; multipliez par 1440 une cellule qui contient une heure${isDay(p) ? " ; si c’est une date, les plages sont interverties" : ""}.`,
  ARGUMENT_NOT_HOURS: (p) =>
    `« ${p.argument} » vaut « ${shown(p.given)} ». Donnez des heures, de 0 et plus, qui font des minutes entières, comme 1,25 ou 1:15.`,
  ARGUMENT_NOT_AMOUNT: (p) =>
    `« ${p.argument} » vaut « ${shown(p.given)} ». Donnez un montant de 0 à 9 999 999,99, avec deux décimales au plus.`,
  ARGUMENT_NOT_WHOLE: (p) =>
    `« ${cellOf(p)} » vaut « ${shown(p.given)} ». Donnez un nombre entier de ${p.least} à ${p.most}.`,
  ARGUMENT_NOT_CHOICE: (p) =>
    `« ${p.argument} » vaut « ${shown(p.given)} ». Donnez l’une de ces valeurs : ${choices(p.choices)}.`,
  ARGUMENT_SIZES_DIFFER: (p) =>
    `« ${p.argument} » compte ${p.cells} cellules et « ${p.other} » ${p.otherCells}. Donnez des plages de même taille, ligne à ligne.`,
  ARGUMENT_DATE_BLANK: (p) =>
    `« ${cellOf(p)} » est vide à côté de ${shown(p.minutes)} minutes. Donnez la date de ce travail ou effacez ses minutes.`,
  ARGUMENT_NO_TABLE: (p) =>
    `« ${p.argument} » n’a pas de colonne « ${columnName(p.column)} » ; sa première ligne contient ${shown(p.present)}. Donnez la plage avec sa ligne d’en-tête, comme Tableau1[#Tout].`,
  ARGUMENTS_REVERSED: (p) =>
    `« ${p.argument} » vaut ${p.given}, après « ${p.other} », ${p.otherGiven}. Donnez « ${p.argument} » plus tôt ou « ${p.other} » plus tard.`,
  ARGUMENT_PAID_EARLY: (p) =>
    `« ${p.argument} » vaut ${p.given}, plus d’un an avant « ${p.other} », ${p.otherGiven} : c’était pour un terme précédent. Corrigez l’un des deux.`,
  SUBSCRIBERS_DIFFER: (p) =>
    `Le ${p.date} compte à la fois ${p.other} et ${p.given} abonnés. Donnez un seul nombre pour toutes les lignes d’un jour.`,
  LIST_PRICE_NEEDED: (p) =>
    `Aucun prix n’est publié pour ${tier(p.plan, p.hours)}. Donnez « ${p.argument} » : le plein prix annuel ${p.hours === null ? "d’un abonné" : "du forfait"}.`,
  ARGUMENT_NOT_ANNIVERSARY: (p) =>
    `« ${p.argument} » vaut ${p.given}, dont « ${p.other} », ${p.otherGiven}, n’est pas un anniversaire. Donnez le jour où le premier terme a commencé, ou rien.`,
  ARGUMENT_ROWS_REFUSED: (p) =>
    `${p.rows === 1 ? `La seule ligne de « ${p.argument} » n’est pas utilisable` : `Aucune des ${p.rows} lignes de « ${p.argument} » n’est utilisable`}. La première est la ligne ${p.line} : ${sentenceIn(problems, p.first)}`,
  ARGUMENT_WITHOUT_WORK: (p) =>
    `« ${p.argument} » ne contient aucun travail et n’a donc pas de dernier jour. Donnez « ${p.other} », ou un journal qui a des lignes sous ses en-têtes.`,
  ARGUMENT_UNIT_UNCLEAR: (p) =>
    `Rien dans « ${p.argument} » ne montre ce que comptent les nombres sous « ${shown(p.column)} », comme ${shown(p.given)}. Nommez la colonne minutes et donnez-en d’entières, ou nommez-la heures.`,
  ARGUMENT_IS_ERROR: (p) =>
    `« ${cellOf(p)} » contient l’erreur ${shown(p.given)}. Corrigez la cellule ou videz-la.`,
  ARGUMENT_IS_TIME: (p) =>
    `« ${cellOf(p)} » contient l’heure ${p.given}, qu’Excel transmet comme une partie de jour, et non des heures. ${fullHours(p) === null ? `Multipliez-la par 24, ou tapez '${p.given} avec l’apostrophe, qui en fait un texte.` : `Écrivez ${fullHours(p)}, ou multipliez-la par 24.`}`,
  ARGUMENT_TIME_UNCLEAR: (p) =>
    `« ${cellOf(p)} » vaut ${p.given.replace(".", ",")} : l’heure ${p.time}, ou des heures, et aucune autre cellule ne le dit. Tapez '${p.time} avec l’apostrophe si c’est l’heure, ou donnez des minutes entières dans une colonne nommée minutes.`,
  ARGUMENT_NUMBER_UNCLEAR: (p) =>
    `« ${cellOf(p)} » est le texte « ${shown(p.given)} », qui peut valoir ${p.whole} ou ${p.decimal.replace(".", ",")}. Donnez un nombre, ou écrivez-le sans ce signe ou avec toutes ses décimales.`,
};
