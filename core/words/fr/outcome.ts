/** What a run prints at its end. */

import type { outcome as english } from "../en/outcome.ts";
import { writing } from "./writing.ts";

const entries = (count: number) => writing.counted(count, "entrée", "entrées");
const rows = (count: number) => writing.counted(count, "ligne", "lignes");
const files = (count: number) => writing.counted(count, "fichier", "fichiers");
const overages = (count: number) => writing.counted(count, "dépassement", "dépassements");
const reminders = (count: number) => writing.counted(count, "rappel", "rappels");
/** “d’octobre 2026”, “de mars 2026”. */
const ofMonth = (month: string) => (/^[aeiou]/i.test(month) ? `d’${month}` : `de ${month}`);
const first = (shown: number, count: number) =>
  shown < count ? `, dont voici les ${writing.count(shown)} premiers` : "";

export const outcome: typeof english = {
  head: (month, clients, logs) =>
    `${month} : ${writing.counted(clients, "client", "clients")}, ${writing.counted(logs, "journal", "journaux")}`,
  entries,
  totals: {
    ofMonth: (month) => `travail ${ofMonth(month)}`,
    read: "lues en tout",
    placed: "placées",
    leftOut: "écartées",
    duplicate: "en double",
  },
  noLog: "Il n’y a encore aucun journal de temps : les relevés sont sans travail.",
  doubts: {
    head: "Avant d’utiliser ces chiffres :",
    examples: () =>
      "Le registre contient encore les exemples avec lesquels il a été créé ; ce ne sont pas vos clients.",
    future: (month, begins) =>
      `Le mois ${ofMonth(month)} est à venir : il commence le ${begins}. On ne voit ici que ce qui est connu aujourd’hui.`,
    unfinished: (month, ends) =>
      `Le mois ${ofMonth(month)} n’est pas terminé : son dernier jour est le ${ends}. Ses chiffres changeront.`,
    before_contracts: (month, begins) =>
      `Le mois ${ofMonth(month)} précède le premier contrat, qui commence le ${begins}.`,
    no_work: (month) => `Aucun journal n’a de travail en ${month}. Il manque peut-être un fichier.`,
    earlier_open: (month, open) =>
      `Le mois ${ofMonth(open)} est encore ouvert, et les mois se clôturent dans l’ordre : clôturez-le avant celui ${ofMonth(month)}.`,
  },
  toBill: (amount, hours) => `À facturer : ${amount}${hours === null ? "" : ` pour ${hours}`}, avant taxes`,
  toBillUnrated: (hours) => `À facturer : ${hours}, sans montant`,
  nothingToBill: "À facturer : rien",
  parts: {
    ofMonth: (month) => `travail ${ofMonth(month)}`,
    added: "heures ajoutées contre un prix",
    late: "travail tardif et changements de mois clôturés",
    unrated: "sans tarif",
  },
  unratedNote: "dans aucun montant : « rates » de la configuration n’en donne pas le tarif",
  onNoBill: (count, hours, amount) =>
    `Sur aucune facture : ${overages(count)} sans avis à confirmer, ${hours}, ${amount}. Décidez dans « decisions » (client, date, décision, qui, pourquoi)`,
  separate: (count, hours) => `Facturé à part, à son propre prix : ${entries(count)}, ${hours}`,
  more: (count) => `et ${writing.count(count)} de plus`,
  used: "utilisé",
  billable: "à facturer",
  confirming: "à confirmer",
  forAdded: (amount) => `heures ajoutées : ${amount}`,
  left: (bank, hours) => `${bank} : il reste ${hours}`,
  manyClients: (toBill, flagged, where) =>
    `${writing.counted(toBill, "client a", "clients ont")} quelque chose à facturer, ${writing.count(flagged)} ${writing.form(flagged, "demande", "demandent")} de l’attention : voir chacun dans ${where}`,
  look: (count, parts) => `${writing.counted(count, "ligne est", "lignes sont")} à revoir : ${parts}`,
  lookParts: {
    left_out: (count, hours) => `${writing.counted(count, "écartée", "écartées")} (${hours})`,
    counted_already: (count) => `${writing.count(count)} déjà ${writing.form(count, "comptée", "comptées")}`,
    used: (count) => `${writing.counted(count, "comptée", "comptées")}, à vérifier`,
  },
  lookMarks: { left_out: "écartée", counted_already: "déjà comptée", used: "avertissement" },
  kind: (reason, count) => `${reason} : ${rows(count)}`,
  otherRows: (count, where) => `${writing.count(count)} de plus, dans ${where} :`,
  otherTerms: (count) =>
    `${writing.counted(count, "avertissement concerne", "avertissements concernent")} des périodes de forfait qui ne sont pas en vigueur ce mois-ci : voir exceptions.csv.`,
  reminders: {
    overdue: (count, shown, asOf) => `${reminders(count)} en retard au ${asOf}${first(shown, count)} :`,
    past: (count, shown) =>
      `${writing.counted(count, "événement déjà passé", "événements déjà passés")}${first(shown, count)} :`,
    soon: (count, shown, days) => `${reminders(count)} d’ici ${days} jours${first(shown, count)} :`,
    where: (calendar, summary) => `Tous sont dans ${calendar} et dans ${summary}.`,
  },
  kinds: {
    lapse: "à renouveler maintenant",
    lapsed: "échu",
    invoice: "facture à émettre",
    exhaustion: "s’épuisera",
    exhausted: "épuisé",
    renewal: "renouvellement",
    unpaid: "impayé",
    confirm: "dépassement à confirmer",
    notice: "heures utilisées",
    ending: "prend fin, non renouvelé",
  },
  priorPeriod: (count) =>
    `${writing.counted(count, "changement de mois clôturés paraît", "changements de mois clôturés paraissent")} en période antérieure.`,
  notRead: "Non lus dans le dossier des journaux de temps :",
  read: "Lecture des journaux de temps :",
  tablesRead: "Lecture des autres tableaux :",
  andMore: (names, more) => `${names} et ${writing.counted(more, "autre", "autres")}`,
  firstOnly: "(nombres du premier fichier)",
  moreRemarks: (count) =>
    `${writing.counted(count, "autre remarque est", "autres remarques sont")} sur la feuille Contrôle.`,
  checkup: {
    config: "La configuration :",
    mail: "Courriels :",
    nothing: "Rien n’est faux ni douteux. Ensuite : lancez le traitement.",
    correct: "Rien n’a été écrit. Ensuite : corrigez ce qui est énuméré, puis vérifiez de nouveau.",
  },
  dryRun: "Essai : rien n’a été écrit.",
  folder: (folder) => `Les classeurs sont dans ${folder}`,
  nextHead: "Ensuite :",
  next: {
    explain_checks:
      "Ensuite : n’utilisez pas ces chiffres. Envoyez le sommaire à la personne qui s’occupe de ce logiciel.",
    check_month: "Ensuite : vérifiez le mois et les journaux de temps, puis relancez.",
    correct: (count, whole, where) => {
      const isOne = count + whole < 2;
      const many = [...(count > 0 ? [rows(count)] : []), ...(whole > 0 ? [files(whole)] : [])].join(" et ");
      const one = count > 0 ? "la ligne écartée" : "le fichier écarté";
      const left = isOne ? one : `les ${many} ${whole === 0 ? "écartées" : "écartés"}`;
      const origin = `dans ${isOne && whole === 0 ? "son fichier" : "leurs fichiers"} d’origine`;
      // Celui du dossier du mois est refait par chaque traitement.
      const place =
        where === null ? origin : `${origin} ou dans une copie de ${where} mise avec les journaux de temps`;
      return `Ensuite : corrigez ${left}${count === 0 ? "" : `, ${place}`}, puis relancez.`;
    },
    fill_register:
      "Ensuite : écrivez vos propres clients dans le registre à la place des exemples, puis relancez.",
    run: "Ensuite : relancez sans --dry-run.",
    decide: (count, summary) =>
      `Ensuite : consultez ${summary}, tranchez ${count < 2 ? "le dépassement" : `les ${overages(count)}`} à confirmer, puis relancez.`,
    close_earlier: (open, command) => `Ensuite : clôturez d’abord ${open} : ${command}`,
    wait: (ends) => `Ensuite : relancez après le ${ends}.`,
    close: (summary, month, command) => `Ensuite : consultez ${summary}, puis clôturez ${month} : ${command}`,
  },
};
