/** A new firm's folder: the questions before it is made, the names of its files, and the page that says how to begin. */

import type { newFirm as english, GuideNames } from "../en/new-firm.ts";
import { headings } from "./headings.ts";

export const newFirm: typeof english = {
  questions: {
    language: { asks: "Language / Langue (en, fr)", wrong: "Entrez en ou fr." },
    sample: {
      asks: "Remplir le dossier avec une entreprise fictive, pour essayer ? (oui, non)",
      wrong: "Entrez oui ou non.",
    },
    plans: {
      asks: "Que vendez-vous ? Séparez par des virgules",
      wrong: "Entrez des noms de cette liste, séparés par des virgules :",
    },
    currency: { asks: "Devise", wrong: "Entrez son code, par exemple CAD." },
    timeZone: { asks: "Fuseau horaire", wrong: "Entrez un fuseau horaire, par exemple America/Toronto." },
    rate: {
      asks: (level) =>
        `Tarif horaire du niveau ${level}, par exemple 125,00 (vide : les montants restent vides)`,
      wrong: "Entrez un montant en dollars, par exemple 125,00.",
    },
  },
  files: {
    guide: "COMMENCER ICI.txt",
    register: "contrats.xlsx",
    inbox: "heures",
    log: "journal-de-temps.xlsx",
    prices: "prix.csv",
    adjustments: "ajustements.csv",
    results: "resultats",
  },
  ratesComment: (currency) =>
    `rates : tarifs horaires en cents, par niveau de travail ; 12500 au niveau 2, c’est 125,00 ${currency}`,
  example: (plan) => `Exemple – ${plan}`,
  samplePrice: "prix fictif",
  columns: {
    client: headings.client,
    date: headings.date,
    minutes: headings.minutes,
    reason: headings.reason,
    author: "Auteur",
    hours: headings.hours,
    from: "À partir du",
    price: headings.price,
    source: "Origine",
  },
  taken: (folder, names) =>
    `${folder} : ${names.join(", ")} : cela existe déjà, alors rien n’a été créé. Choisissez un nouveau dossier, ou déplacez ces éléments.`,
  notMade: (folder, reason) =>
    `${folder} : le dossier ne peut pas être créé (${reason}) ; il n’en reste rien. Choisissez un autre endroit.`,
  guide: {
    head: (of: GuideNames) => [
      "COMMENCER ICI",
      "",
      "À partir du registre des contrats et des journaux de temps de ce dossier,",
      "plan-balance produit chaque mois un classeur Excel pour chaque client.",
      "",
      "CE QU’IL CONTIENT",
      "",
      `${of.register}           Le registre des contrats : une ligne par achat d’un client.`,
      `${of.inbox}                  Déposez dans ce dossier ce que votre outil exporte, tel quel.`,
      `${of.log}   Un journal à remplir, si aucun outil ne tient le vôtre. Chaque`,
      `                        mois, enregistrez-en une copie dans « ${of.inbox} ».`,
      "                        Celui-ci n’est jamais lu.",
      `${of.prices}                Vos prix. Ceux qui sont publiés y sont, à confirmer par vous.`,
      `${of.settings}               Les réglages : langue, devise, fuseau horaire, tarifs.`,
      `${of.results}               Apparaît au premier mois, avec un dossier pour chacun.`,
      "",
    ],
    once: (of: GuideNames) => [
      "UNE SEULE FOIS",
      "",
      `1. Ouvrez ${of.register}. Les lignes « Exemple – … » sont à supprimer : écrivez à`,
      "   leur place celles de vos clients. Une note sur chaque en-tête dit quoi y mettre.",
      `2. Ouvrez ${of.prices}. Corrigez les prix, et ajoutez une ligne pour chaque format que`,
      "   vous vendez et qui n’en a pas.",
      `3. Ouvrez ${of.settings} dans un éditeur de texte, comme le Bloc-notes. Les tarifs`,
      "   horaires sont en cents, par niveau de travail ; pour 125,00 et 175,00 l’heure :",
      '      "rates": { "2": 12500, "3": 17500 }',
      "",
    ],
    sample: (of: GuideNames) => [
      "POUR ESSAYER",
      "",
      "Cette entreprise, ses clients et son travail sont fictifs. Suivez les étapes",
      "ci-dessous et regardez le résultat. Huit lignes sont fautives exprès, pour montrer",
      "ce qui en est dit. Pour votre entreprise, créez un autre dossier. Les tarifs",
      `horaires de ${of.settings} sont en cents. ${of.register} et ${of.prices} montrent comment`,
      "écrire les vôtres.",
      "",
    ],
    month: (of: GuideNames) => [
      `CHAQUE MOIS (ici ${of.month})`,
      "",
      `-  Déposez l’exportation du mois dans « ${of.inbox} ». Laissez-y les précédentes : les`,
      "   soldes sont calculés à partir de toutes.",
      "-  Ouvrez un terminal dans ce dossier. Voyez comment les fichiers sont lus, et ce",
      "   qui ne va pas :",
      "      plan-balance check",
      "-  Produisez le mois :",
      `      plan-balance reconcile ${of.month}`,
      `-  Regardez-le, dans ${of.results}/${of.month} : d’abord le sommaire de l’entreprise, qui`,
      "   dit quoi faire, puis les classeurs des clients. Corrigez ce que nomme",
      "   exceptions.csv et produisez le mois de nouveau, aussi souvent qu’il le faut.",
      "-  Quand tout est juste, clôturez-le. Dès lors, rien ne le change :",
      `      plan-balance close ${of.month}`,
    ],
  },
};
