/** Les fonctions d’Excel : ce que fait chacune, ses arguments, les tableaux qu’elles donnent, des exemples. */

import type { functions as english } from "../en/functions.ts";
import { pick } from "../pick.ts";
import { control } from "./control.ts";
import { due } from "./due.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

const worked = "Travaillé (min)";
const charged = "Compté (min)";
const left = "Reste (h)";

export const functions: typeof english = {
  names: {
    hours: "heures",
    start: "début",
    dates: "dates",
    minutes: "minutes",
    as_of: "en_date_du",
    carried_hours: "heures_reportées",
    paid_on: "payé_le",
    users: "abonnés",
    from: "du",
    to: "au",
    plan: "forfait",
    quantity: "quantité",
    expires: "expiration",
    online: "en_ligne",
    coterm_end: "fin_commune",
    list_price: "prix_courant",
    first_start: "premier_début",
    client: "client",
    contracts: "contrats",
    time_log: "journal",
    adjustments: "ajustements",
    settings: "réglages",
    days: "jours",
  },

  arguments: {
    bank: {
      hours: "Heures entières achetées pour le terme : 2 à 8 pour VIP, 4 à 10 pour VIP Diamond.",
      start: "Premier jour du terme, qui dure 12 mois.",
      dates:
        "Dates du travail que cette banque doit servir, de préférence une colonne d’un tableau. Les lignes vides sont ignorées, et le travail hors du terme n’est pas compté.",
      minutes:
        "Minutes travaillées, une cellule à côté de chaque date : minutes entières, une heure, ou un texte comme 1:30.",
      as_of: "Dernier jour qui compte. Par défaut : le dernier jour du terme.",
      carried_hours:
        "Heures reçues du terme précédent, comme 1,5 ou le texte 1:30 ; une cellule où une heure a été tapée est refusée. Par défaut : 0.",
      paid_on:
        "Jour du paiement : la banque ouvre ce jour-là ou au début, selon le plus tardif ; ou le mot impayé : elle ne couvre rien. Une cellule vide compte comme payé au début.",
    },
    orange: {
      users:
        "Abonnés : un nombre, ou une plage à côté des dates avec un seul nombre pour toutes les lignes d’un jour.",
      dates:
        "Dates du travail couvert par Orange, de préférence une colonne d’un tableau. Les lignes vides sont ignorées.",
      minutes:
        "Minutes travaillées, une cellule à côté de chaque date : minutes entières, une heure, ou un texte comme 1:30.",
      from: "Premier jour qui compte. Par défaut : la première des dates.",
      to: "Dernier jour qui compte. Par défaut : la dernière des dates.",
    },
    renewal: {
      plan: "Forfait détenu : VIP, VIP Diamond, Orange Starter (renouvelé en Orange Care), Orange Care ou Orange Plus.",
      quantity: "Du nouveau terme : heures entières pour VIP et VIP Diamond, abonnés pour Orange.",
      expires: "Premier jour que le terme détenu ne couvre plus.",
      paid_on: "Jour du paiement. Par défaut : à temps.",
      online:
        "VRAI si payé par l’outil de renouvellement en ligne ; ne compte que pour Orange. Par défaut : FAUX.",
      coterm_end: "Fin de l’abonnement Act!, quand un renouvellement Orange doit finir avec lui.",
      list_price:
        "Plein prix annuel, du forfait pour VIP et d’un abonné pour Orange. Par défaut : le prix publié, s’il y en a un.",
      first_start:
        "Premier jour du premier terme du client, d’où se comptent les anniversaires ; seul un 29 février le demande. Par défaut : expiration.",
    },
    firm: {
      client: "Nom du client, ou un autre nom que le registre lui donne.",
      contracts:
        "Registre des contrats avec sa ligne d’en-tête, comme Contrats[#Tout] : client, forfait, quantité, début, et au besoin expiration, payé le, heures reportées, heures incluses, autres noms, statut, terminé le.",
      time_log:
        "Journal de temps avec sa ligne d’en-tête, comme Journal[#Tout] : jour, client, minutes (ou heures), et au besoin identifiant, heure de début, niveau, catégorie, billet, approuvé.",
      from: "Premier jour qui compte. Par défaut : le premier du journal.",
      to: "Dernier jour qui compte ; les soldes sont ceux de sa fin. Par défaut : le dernier du journal.",
      as_of: "Le jour à la fin duquel la réponse vaut. Par défaut : le dernier du journal.",
      days: "Combien de jours avant son expiration un renouvellement est donné, de 1 à 366. Par défaut : 60.",
      adjustments:
        "Ajustements manuels avec leur ligne d’en-tête : client, forfait, jour, durée, raison, auteur, et prix si les heures se paient. Par défaut : aucun.",
      settings:
        "Réglages avec leur ligne d’en-tête : réglage, valeur ; rounding, diamondForLevel2, plusForLevel3, defaultCategory, overageWithoutNotice, rate1 à rate3 (une heure d’un niveau), ou holidays (une ligne par jour). Par défaut : les habituels.",
    },
  },

  notShown: (rows) =>
    `${writing.counted(rows, "ligne n’est pas montrée", "lignes ne sont pas montrées")} : plus de 5 Mo, c’est trop pour Excel sur le Web. Donnez moins de lignes ou une période plus courte.`,

  defect: (error) => `C’est un défaut du complément, merci de le signaler : ${error}`,

  VIP_BALANCE: {
    short: "Heures restantes d’une banque VIP ou VIP Diamond",
    says: "Heures qui restent dans une banque VIP ou VIP Diamond à la fin d’un jour. Chaque travail est arrondi aux 15 minutes supérieures ; les heures reportées passent d’abord ; le solde ne descend jamais sous 0.",
    example: "5, 5 et 31 minutes comptent pour 15, 15 et 45 : de 2 heures, il reste 0,75.",
  },
  VIP_LEDGER: {
    short: "Les lignes derrière ce solde",
    says: "Les lignes derrière VIP_BALANCE : ce qui a compté, selon quelle règle, et les heures qui restent après chacune. La dernière ligne est le solde.",
    example:
      "À la fin de février, 15 et 15 minutes sont utilisées ; le travail de mars est dit sans être compté.",
    columns: {
      ...pick(headings, "date", "what"),
      worked,
      charged,
      change: "Banque (min)",
      lacking: "Non couvert (min)",
      left,
      rule: headings.rule,
    },
    lines: {
      taken_as_paid: "Aucune date de paiement donnée : compté comme payé au début",
      unpaid: "Impayé : la banque ne couvre rien, et ce travail n’est pas compté",
      before: "Travail avant l’ouverture de la banque, non compté",
      bought: "Heures achetées",
      carried_in: "Heures reportées",
      used: "Travail",
      expired: "Le terme est fini : ce qui reste est perdu, ou passe à un renouvellement payé à temps",
      after: "Travail après les jours qui comptent, non compté",
      balance: "Solde",
    },
  },

  ORANGE_OVERAGE: {
    short: "Heures Orange au-delà de l’allocation du jour",
    says: "Dépassement Orange compté, en heures : les minutes de chaque jour au-delà de 30 par abonné, arrondies aux 15 minutes supérieures une fois par jour.",
    example:
      "30 minutes de trop le 2 mars, 1 minute de trop le 3 mars (comptée pour 15), aucune le 4 mars à deux abonnés.",
  },
  ORANGE_DAYS: {
    short: "Les jours derrière ce dépassement",
    says: "Les jours derrière ORANGE_OVERAGE : allocation, minutes utilisées et dépassement compté de chacun. La dernière ligne est le total.",
    example: "Avec un abonné et deux des jours seulement : 1 minute de trop compte pour 15, et 20 pour 30.",
    columns: {
      ...pick(headings, "date", "subscribers"),
      allowance: "Allocation (min)",
      used: "Utilisé (min)",
      over: "Au-delà (min)",
      charged,
      rule: headings.rule,
      soFar: "Dépassement cumulé (h)",
    },
    total: headings.total,
  },

  RENEWAL_PRICE: {
    short: "Le prix d’un renouvellement",
    says: "Prix du renouvellement d’un forfait, avant taxes : rabais si c’est à temps, prorata d’un renouvellement Orange tardif ou à fin commune, ou nouveau contrat.",
    example: "Cinq abonnés à 120,00, payés 29 jours en retard : 336 des 365 jours de l’année au plein tarif.",
  },
  RENEWAL_QUOTE: {
    short: "Les étapes derrière ce prix",
    says: "Les étapes derrière RENEWAL_PRICE : plein prix, prorata, rabais, clause qui a décidé et nouveau terme. La dernière ligne est le prix.",
    example:
      "Huit heures VIP renouvelées à temps : 680,00 moins 10 %, et les heures inutilisées passent au nouveau terme.",
    columns: { step: "Étape", value: "Valeur", rule: headings.rule },
    steps: {
      ...pick(headings, "expires", "paidOn", "price"),
      pricedAs: "Forfait facturé",
      source: "Prix tiré de",
      listPrice: "cette formule",
      firstStart: "Anniversaires comptés depuis le",
      daysLate: "Jours de retard",
      fullPrice: "Année entière, plein tarif",
      clause: "Clause",
      proration: "Jours payés ÷ jours de l’année",
      discount: "Facteur de rabais",
      none: "aucun",
      start: "Le nouveau terme commence le",
      newExpires: "Le nouveau terme expire le",
      carriesOver: "Heures inutilisées reportées",
      yes: "oui",
      no: "non",
    },
  },

  CLIENT_USAGE: {
    short: "Tous les clients, une ligne chacun",
    says: "Toute l’entreprise : une ligne par client avec les heures restantes et utilisées de chaque banque, les jours et le dépassement Orange, les heures facturables et remises ; puis les lignes inutilisables, avec la raison.",
    example: "Une ligne : il reste 1 heure sur 2 à Acme, qui en a utilisé 0,25 et 0,75.",
    columns: {
      ...pick(headings, "client", "entries", "exceptions", "nextRenewal"),
      vipLeft: "VIP reste (h)",
      vipUsed: "VIP utilisé (h)",
      diamondLeft: "VIP Diamond reste (h)",
      diamondUsed: "VIP Diamond utilisé (h)",
      plusLeft: "Orange Plus reste (h)",
      plusUsed: "Orange Plus utilisé (h)",
      orangeDaysUsed: "Jours Orange utilisés",
      orangeDaysOver: "Jours Orange en dépassement",
      overage: "Dépassement Orange (h)",
      billable: "Facturable (h)",
      waived: "Remis (h)",
    },
    exceptions: (count) => `Exceptions : ${count}`,
    row: (table, line) => `${table}, ligne ${line}`,
    more: (rows, first) => `${rows} de plus, dont ${first}`,
  },
  CLIENT_STATEMENT: {
    short: "Le travail d’un client, ligne par ligne",
    says: "Les lignes d’un client : chaque travail et chaque mouvement de banque, où il est allé, selon quelle règle, et les heures qui restent. La dernière ligne est le total.",
    example: "Les deux travaux d’Acme, chacun arrondi et tiré de ses heures VIP ; 1 heure au total.",
    columns: {
      ...pick(headings, "date", "what"),
      worked,
      charged,
      chargedHours: "Compté (h)",
      ...pick(headings, "where", "bank"),
      left,
      ...pick(headings, "rule", "remarks"),
    },
    opening: "Solde d’ouverture",
    closing: "Solde de clôture",
    rejected: "rejeté",
    warning: "avertissement",
    total: headings.total,
  },

  CHECK: {
    short: "Ce qui est faux dans vos tableaux",
    says: "Tout ce qui est faux ou douteux dans les tableaux, une ligne chacun : où, quoi, que faire, et les heures en jeu, les plus nombreuses d’abord. Une seule ligne le dit quand il n’y a rien.",
    example: "Un client mal écrit : sa demi-heure n’est pas comptée.",
    columns: {
      where: headings.where,
      ...pick(headings, "client", "what"),
      outcome: "Ligne",
      hours: "En jeu (h)",
      toDo: "Que faire",
    },
    outcomes: control.outcomes,
    nothing: "Rien à corriger",
  },
  PLAN_VALUE: {
    short: "Ce qu’ont valu les forfaits d’un client",
    says: "Ce qu’ont valu les forfaits d’un client : une ligne pour le dernier terme complet de chacun, et pour le terme en cours dès sa moitié, avec les heures couvertes, ce qu’elles auraient coûté sans forfait, et ce que le forfait a coûté.",
    example:
      "De 2 heures, 1 heure a servi pendant le terme : 100,00 sans forfait, et le forfait a coûté 198,00.",
    columns: {
      plan: headings.plan,
      quantity: "Quantité",
      term: "Terme",
      from: "Du",
      to: "Au",
      spared: "Couvert (h)",
      worth: "Sans forfait",
      cost: "Coût à ce jour",
      saved: "Économisé",
      left: "Reste (h)",
      best: "Taille la moins chère (h)",
      ...pick(headings, "remarks"),
    },
    terms: { last: "dernier terme complet", current: "terme en cours" },
    noRate: (level) => `Le niveau ${level} n’a pas de tarif : ajoutez la ligne rate${level} aux réglages.`,
    noSeats: "Le prix des abonnés ajoutés pendant le terme n’est pas connu.",
  },
  REMINDERS: {
    short: "Ce qu’il faut faire, et pour quand",
    says: "Ce qu’il faut faire, le plus urgent d’abord : forfaits à renouveler ou impayés, factures Orange à émettre, banques qui s’épuisent, dépassement à trancher, avec le dernier jour et le prix.",
    example: "Le 31 décembre, le forfait est à renouveler d’ici le 14 janvier, pour 178,20.",
    columns: {
      actBy: due.callColumns.actBy,
      ...pick(headings, "client", "what", "plan", "expires"),
      quantity: "Quantité",
      toDo: due.callColumns.toDo,
      ...pick(headings, "price", "source"),
      atStake: "En jeu (h)",
    },
    kinds: due.reminderKinds,
    toDo: due.callFor,
    ...pick(due, "actBy", "bankEmpty", "toBeConfirmed", "addThePrice"),
  },
};
