/** The workbooks to fill in. */

import type { templates as english } from "../en/templates.ts";

export const templates: typeof english = {
  contracts: {
    title: "Registre des contrats",
    sheet: "Contrats",
    columns: {
      client: {
        heading: "Client",
        note: "Requis. Le nom du client, écrit de la même façon à chacune de ses lignes. Une ligne par forfait et par période.",
      },
      plan: { heading: "Forfait", note: "Requis. Choisissez dans la liste." },
      quantity: {
        heading: "Quantité",
        note: "Requis, sauf pour Basic. Des heures pour VIP et VIP Diamond, des abonnés pour Orange. Un nombre entier.",
      },
      start: {
        heading: "Début",
        note: "Requis, sauf pour Basic. Le premier jour de la période, par exemple 2026-10-01.",
      },
      expires: {
        heading: "Expire le",
        note: "Le premier jour qui n’est plus couvert. Laissez vide pour un an après le début.",
      },
      paid_on: {
        heading: "Payé le",
        note: "Le jour du paiement. Laissez vide tant que ce n’est pas payé : rien n’est couvert avant.",
      },
      channel: {
        heading: "Canal",
        note: "Le mode de paiement : en ligne, par la page de paiement, ou autrement. Vide veut dire pas en ligne.",
      },
      status: {
        heading: "Statut",
        note: "Vide veut dire actif. Annulé ou décliné : la ligne ne compte pas. Résilié : donnez le jour sous Terminé le.",
      },
      ended_on: {
        heading: "Terminé le",
        note: "Seulement si la période a pris fin plus tôt : le premier jour qu’elle ne couvre plus.",
      },
      carried_hours: {
        heading: "Heures reportées",
        note: "Les heures inutilisées d’avant le début de ces livres, par exemple 1,25. Laissez vide autrement.",
      },
      included_hours: {
        heading: "Heures incluses",
        note: "Orange Plus seulement : les heures que le forfait comprend, par exemple 3.",
      },
      act_end: {
        heading: "Fin de l’abonnement Act!",
        note: "Le jour où l’abonnement Act! du client prend fin, si les renouvellements doivent s’y aligner.",
      },
      act_edition: { heading: "Édition d’Act!", note: "Telle qu’elle doit être montrée : Pro ou Premium." },
      language: {
        heading: "Langue",
        note: "Celle du classeur du client. Laissez vide pour celle de l’entreprise.",
      },
      alias: {
        heading: "Autres noms",
        note: "Les autres noms du client dans les journaux, avec | entre deux noms.",
      },
    },
  },
  log: {
    title: "Journal de temps",
    sheet: "Journal de temps",
    columns: {
      date: { heading: "Date", note: "Requis. Le jour où le travail a commencé, par exemple 2026-10-05." },
      start: { heading: "Début", note: "L’heure où le travail a commencé, par exemple 9:30." },
      client: {
        heading: "Client",
        note: "Requis. Le nom du client, tel que le registre des contrats le donne.",
      },
      user: { heading: "Utilisateur", note: "La personne aidée." },
      technician: { heading: "Technicien", note: "La personne qui a aidé." },
      minutes: {
        heading: "Minutes",
        note: "Requis. La durée du travail, en minutes : 90 pour une heure et demie. N’arrondissez pas.",
      },
      category: { heading: "Catégorie", note: "La sorte de travail. Choisissez dans la liste." },
      level: {
        heading: "Niveau",
        note: "1, 2 ou 3, seulement si ce n’est pas celui de la catégorie. Laissez vide autrement.",
      },
      channel: {
        heading: "Canal",
        note: "La façon dont le client a été servi : clavardage, téléphone ou autre.",
      },
      ticket: { heading: "Billet", note: "Le numéro du billet, s’il y en a un." },
      description: {
        heading: "Description",
        note: "Ce qui a été fait. Le client le lit dans son classeur.",
      },
      trainees: { heading: "Participants", note: "Pour une formation : combien y ont pris part." },
      notice: {
        heading: "Avis",
        note: "Pour Orange : si le client a été avisé du dépassement à l’avance. Oui, une date ou un nom.",
      },
      approved: {
        heading: "Approuvé",
        note: "Pour un mot de passe : si l’administrateur du client a approuvé la réinitialisation.",
      },
      id: {
        heading: "Identifiant",
        note: "Ce qui distingue cette ligne de toute autre, si votre outil le donne. Laissez vide autrement.",
      },
    },
  },
  lists: "Listes",
  channels: { online: "En ligne", other: "Autre" },
  statuses: { active: "Actif", cancelled: "Annulé", declined: "Décliné", terminated: "Résilié" },
  languages: { en: "Anglais", fr: "Français" },
  served: { chat: "Clavardage", telephone: "Téléphone", email: "Courriel", visit: "Sur place" },
  answers: { yes: "Oui", no: "Non" },
  refused: {
    title: "À vérifier",
    choice: "Choisissez dans la liste.",
    date: "Entrez une date, par exemple 2026-10-05.",
    time: "Entrez une heure, par exemple 9:30.",
    whole: "Entrez un nombre entier.",
    minutes: "Entrez des minutes en nombre entier : 90, et non 1:30.",
    hours: "Entrez des heures en nombre, par exemple 1,25.",
  },
};
