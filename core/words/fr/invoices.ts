/** Les factures : leurs lignes, les colonnes de leurs fichiers, et ce qui est dit à la personne qui les émet. */

import type { invoices as english } from "../en/invoices.ts";
import { writing } from "./writing.ts";

export const invoices: typeof english = {
  work: (level, because) => `Soutien, niveau ${level}. ${because}.`,
  earlier: (month) => `Soutien de ${month}, connu après la clôture de ce mois.`,
  renewal: (plan, of, from, to) => `Renouvellement de ${plan}, ${of}, du ${from} au ${to}.`,
  paidBy: (day) => `Le prix vaut s’il est payé au plus tard le ${day}.`,
  paidOnline: (price) => `Payé d’ici là par l’outil en ligne, il est de ${price}.`,
  vipCondition:
    "Le forfait ne se renouvelle pas de lui-même ; les heures inutilisées sont reportées s’il est renouvelé d’ici là.",
  orangeCondition: "Si vous ne voulez pas renouveler, dites-le-nous : cette facture est alors annulée.",
  corrected: (number, description) => `Correction de ${number} : ${description}`,
  settled: "le renouvellement, au prix qui s’applique.",
  notRenewed: (plan) => `${plan} n’a pas été renouvelé.`,
  kinds: { invoice: "facture", credit: "note de crédit" },
  fields: {
    number: "Numéro",
    kind: "Genre",
    corrects: "Corrige",
    client: "Client",
    customer: "Client",
    date: "Date",
    due: "Échéance",
    terms: "Conditions",
    currency: "Devise",
    total: "Total",
    period: "Mois",
    item: "Article",
    account: "Compte",
    taxCode: "Code de taxe",
    description: "Description",
    clause: "Clause",
    level: "Niveau",
    hours: "Heures",
    quantity: "Quantité",
    rate: "Taux",
    amount: "Montant",
    serviceFrom: "Service du",
    serviceTo: "Service au",
  },
  items: {
    level1: "Soutien, niveau 1",
    level2: "Soutien, niveau 2",
    level3: "Soutien, niveau 3",
    earlierMonths: "Soutien de mois antérieurs",
    addedTime: "Heures ajoutées",
    renewal: "Renouvellement",
  },
  withHours: (description, hours, rate) => `${description} (${hours}${rate === null ? "" : ` à ${rate}`})`,
  noBilling: (file) =>
    `${file} : il n’y a pas de « billing », donc aucune facture n’est faite. Ajoutez-le, par exemple "billing": { "layout": "quickbooks-online" }, puis relancez.`,
  notClosed: (period) =>
    `${period} n’est pas clôturé, et seul un mois clôturé est facturé. Clôturez-le d’abord : plan-balance close ${period}. Avec --dry-run, un aperçu est fait.`,
  notRun: (period) =>
    `Il n’y a pas de chiffres de ${period} dont faire un aperçu. Traitez-le d’abord : plan-balance reconcile ${period}`,
  otherVersion: (period, version) =>
    `${period} a été clôturé par la version ${version} de ce logiciel, et il manque à son dossier ce que demandent les factures. Rouvrez-le, traitez-le, clôturez-le, puis relancez.`,
  reopened: (period) =>
    `${period} a été facturé et est maintenant ouvert. Clôturez-le d’abord : plan-balance close ${period}. Ce qui a changé devient alors une correction.`,
  noLayout: (given, known) =>
    `« billing.layout » : il n’y a pas de présentation « ${given} ». Écrivez l’une de ${known}, ou le chemin de la vôtre, qui finit par .json.`,
  layoutUnread: (path, reason) =>
    `${path} : la présentation ne peut pas être lue (${reason}). Corrigez le fichier, ou nommez-en un autre dans « billing.layout ».`,
  needed: (program, key) =>
    `${program} demande « billing.${key} », qui n’est pas dans la configuration. Ajoutez-le et relancez ; rien n’a été émis.`,
  tooLong: (text, most, key) =>
    `« ${text} » dépasse les ${most} caractères que permet la présentation. Donnez plus court dans « billing.${key} » ; rien n’a été émis.`,
  unwritableSign: (text, program) =>
    `« ${text} » a un caractère qu’un fichier pour ${program} ne peut pas contenir. Donnez un autre texte dans « billing » ; rien n’a été émis.`,
  noTaxes: (program) =>
    `Les fichiers de ${program} contiennent les taxes, et « billing.taxes » ne les dit pas. La présentation simple est écrite à la place ; pour ${program}, ajoutez par exemple "taxes": [{ "name": "TPS", "percent": 5 }].`,
  noCredits: (program, file) =>
    `${program} n’importe pas de notes de crédit : saisissez à la main celles de ${file}.`,
  unknownClient: (name, nearest) =>
    `« billing.clients » : aucun client du mois ne s’appelle « ${name} »${nearest === null ? "." : ` ; vouliez-vous dire « ${nearest} » ?`} Corrigez-le à cet endroit.`,
  record: (path, reason) =>
    `${path} : le registre des factures ne peut être ni lu ni écrit (${reason}), et sans lui rien n’est émis. Vérifiez le dossier, puis relancez.`,
  damaged: (path, line) =>
    `${path}:${line} : cette ligne du registre des factures a été modifiée à la main ou abîmée. Rétablissez le fichier à partir d’une copie ; rien n’est émis tant qu’il est illisible, pour que rien ne soit facturé deux fois.`,
  unwritable: (path, reason) =>
    `${path} : le fichier ne peut pas être écrit (${reason}). Veillez à ce qu’il y ait de la place et que ce compte puisse y écrire, puis relancez.`,
  unplaced: (path, reason) =>
    `${path} : les factures sont émises, mais ce fichier ne peut pas être écrit (${reason}). Relancez la même commande : les numéros seront les mêmes.`,
  head: (period, invoices, total) =>
    `${period} : ${writing.counted(invoices, "nouvelle facture ou note de crédit", "nouvelles factures et notes de crédit")}, ${total}`,
  nothingNew: (period) => `${period} : rien de nouveau à facturer.`,
  line: ({ number, client, total }, what) => `  ${number}  ${client}  ${what}  ${total}`,
  ofRenewal: (plan, expires) => `renouvellement de ${plan}, ${expires}`,
  correcting: (what, number) => `${what}, corrige ${number}`,
  unrated: (client, period, hours) =>
    `Non facturé : ${hours} de ${client} en ${period} n’ont pas de taux. Ajoutez-le à « rates », rouvrez le mois, traitez-le et clôturez-le : elles sont alors facturées.`,
  separate: (client, period, hours) =>
    `Non facturé : ${hours} de ${client} en ${period} sont du travail qui a son propre prix. Ajoutez-le à la facture à la main.`,
  unconfirmed: (client, plan) =>
    `À confirmer : le prix du renouvellement de ${plan} de ${client} est notre lecture de la liste publiée. Mettez le vôtre dans la liste de prix, ou vérifiez-le avant de l’envoyer.`,
  noPrice: (client, plan) =>
    `Non facturé : le prix du renouvellement de ${plan} de ${client} n’est pas connu. Ajoutez-le à la liste de prix ; il est facturé avec le mois suivant.`,
  notInvoiced: (period, command) => `${period} est clôturé et n’a jamais été facturé : ${command}`,
  files: (files) => `Pour votre logiciel comptable : ${files}`,
  draft: (files) => `Essai : rien n’a été émis, et les numéros ne sont pas définitifs. À regarder : ${files}`,
  draftNumber: (number) => `BROUILLON-${number}`,
  nothingIssued: "Rien n’a été émis.",
};
