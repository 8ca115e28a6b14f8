/** Ce que dit la ligne de commande : son aide, et ce qui cloche dans ce qui a été tapé. */

import type { commands as english } from "../en/commands.ts";
import { writing } from "./writing.ts";

const goAndRun = ({ folder, check }: Parameters<typeof english.made>[0]) =>
  `${folder === "" ? "" : `allez dans ${folder} et `}lancez ${check}`;

export const commands: typeof english = {
  about: "Ce qu’un forfait de soutien doit encore à son client, à la minute et au cent près.",
  usage: "Utilisation",
  list: "Commandes",
  options: "Options",
  everyCommand: "Pour toutes les commandes",
  seeHelp: (line) => `${line} en dit plus.`,
  places: {
    command: "COMMANDE",
    options: "options",
    month: "AAAA-MM",
    file: "FICHIER",
    folder: "DOSSIER",
    name: "NOM",
    text: "TEXTE",
    count: "N",
    part: "I/N",
    amount: "MONTANT",
    seconds: "SECONDES",
    language: "en|fr",
  },
  summaries: {
    init: "crée le dossier d’une entreprise : configuration, registre, liste de prix, boîte de réception",
    check: "dit tout ce qui y est faux ou douteux, et n’écrit rien",
    reconcile: "traite un mois et écrit ses classeurs",
    merge: "assemble un mois traité en parties",
    diff: "dit ce qui a changé depuis le dernier traitement d’un mois, et n’écrit rien",
    close: "clôture un mois : dès lors, rien ne le change",
    reopen: "rouvre le dernier mois clôturé",
    invoice: "fait les fichiers de factures d’un mois clôturé, pour le logiciel comptable",
    deliver: "envoie par courriel les classeurs d’un mois clôturé, ou les lettres de renouvellement",
    schedule: "traite chaque mois à son échéance",
    inspect: "montre comment un journal exporté serait lu",
    profile: "ébauche un profil pour une exportation à laquelle aucun ne convient",
    addin: "sert le complément Excel sur cette machine, et dit comment le charger",
  },
  details: {
    init: "Rien de ce qui existe n’est remplacé. Avec --sample, l’entreprise est inventée et a deux ans de travail.",
    check: "Sans mois, le plus récent qui est dû.",
    reconcile:
      "Sans mois, le plus récent qui est dû. Finit par 0 si tout est net, 1 si le mois est écrit mais que quelque chose est à voir, 2 si rien n’est écrit.",
    merge:
      "Les parties sont celles que « reconcile --shard » a laissées ; les fichiers sont ceux d’un traitement en une fois.",
    diff: "Sans mois, le plus récent qui est dû. Finit par 0 si rien n’a changé, 1 si quelque chose a changé, 2 si on ne peut le dire.",
    close:
      "Le mois est clôturé tel que traité la dernière fois, et ce qui arrive plus tard pour lui paraît au mois suivant. Les lignes du mois qui ne sont pas comptées, ou sans date lisible, sont énumérées et rien n’est clôturé.",
    reopen: "Son dossier est gardé avec les autres, avec la raison et le nom.",
    invoice:
      "Un numéro donné reste ; ce qui change ensuite est une correction. « billing », dans la configuration, dit pour quel logiciel. Avec --dry-run, un aperçu, aussi d’un mois non clôturé.",
    deliver:
      "On nomme un mois, ou --renewals. Ce qui a été envoyé ne l’est pas de nouveau. SMTP_USER et SMTP_PASSWORD sont lus de l’environnement. --resend et --arrived demandent une --reason.",
    schedule: "Tourne jusqu’à ce qu’on l’arrête ; chaque évènement est une ligne de JSON.",
    inspect: "Avec une configuration, selon ses clients, ses profils et ses réglages.",
    profile: "L’ébauche est mise à côté du fichier ; rien n’est remplacé.",
    addin:
      "Tourne jusqu’à ce qu’on l’arrête. Excel veut un certificat auquel cette machine fait confiance ; s’il n’y en a pas, la façon d’en faire un est dite.",
  },
  optionSays: {
    config: "la configuration, ou son dossier ; par défaut : firm.json ici ou dans un dossier au-dessus",
    language: "de ce qui est affiché ; par défaut : celle de la configuration",
    json: "affiche plutôt un seul objet, pour les programmes",
    quiet: "n’affiche rien, sauf si quelque chose est à voir",
    help: "affiche ceci",
    version: "affiche la version",
    period: "le mois, comme après le nom de la commande",
    sample: "une entreprise inventée, pour essayer",
    plans: "ce qui est vendu, avec des virgules ; par défaut : tout",
    currency: "son code ; par défaut : CAD",
    "time-zone": "par exemple America/Toronto ; par défaut : celui du système",
    "rate-1": "l’heure de niveau 1, par exemple 95,00 ; sans lui, les montants restent vides",
    "rate-2": "de même pour le niveau 2",
    "rate-3": "de même pour le niveau 3",
    "dry-run": "un essai : affiche la même chose, et rien n’est écrit, envoyé ni émis pour de bon",
    shard: "fait une partie sur N, pour merge : un client sur N, à partir du I-ième",
    shards: "combien de parties il y a",
    by: "qui le fait ; par défaut : le nom du compte",
    "with-exceptions": "clôture sans ces lignes ; leur nombre et leurs minutes sont consignés",
    reason: "pourquoi",
    client: "ce client seulement, ou « Sommaire AAAA-MM »",
    resend:
      "renvoie à ce client ce qui n’est peut-être pas arrivé ou, si rien n’est en doute, ce qui a été envoyé",
    arrived: "consigne que ce qui a peut-être été envoyé à ce client est arrivé",
    renewals: "les lettres de renouvellement dues aujourd’hui, selon les fichiers tels qu’ils sont",
    once: "fait ce qui est dû et finit",
    install: "écrit ce qui le fait lancer chaque jour par le système, et dit qu’en faire",
    grace: "combien de temps un mois en cours peut continuer après l’ordre d’arrêt ; par défaut : 6 s",
    port: "le port où il écoute sur cette machine ; par défaut : 3000",
  },
  unknownCommand: (given, nearest) =>
    `Il n’y a pas de commande ${writing.quoted(given)}.${nearest === null ? "" : ` Vouliez-vous dire ${nearest} ?`}`,
  commandFirst: "La commande vient d’abord, ses options ensuite.",
  unknownOption: (given, nearest) =>
    `Il n’y a pas d’option ${given} ici.${nearest === null ? "" : ` Vouliez-vous dire ${nearest} ?`}`,
  optionTwice: (option) => `${option} est donnée deux fois. Donnez-la une fois.`,
  flagWithValue: (option) => `${option} ne prend pas de valeur. Écrivez-la seule.`,
  optionWithoutValue: (option) => `${option} demande une valeur à sa suite.`,
  unexpected: (given) => `${writing.quoted(given)} est de trop. Retirez-le.`,
  behindDashes: (script) =>
    `npm a pris les options pour lui. Mettez deux tirets devant : npm run ${script} -- --config firm.json`,
  noMonth: (line) => `Quel mois ? Écrivez ${line}`,
  twoMonths: (one, other) => `Deux mois sont donnés, ${one} et ${other}. Donnez-en un.`,
  notMonth: (given) => `${writing.quoted(given)} n’est pas un mois. Écrivez-le AAAA-MM, par exemple 2026-10.`,
  newestDue: (month) => `Aucun mois n’est donné : ${month} est le plus récent qui est dû.`,
  noneDue: "Aucun mois n’est donné, et l’horaire n’en a aucun de dû. Donnez-en un, par exemple 2026-10.",
  noFirm: (folder) =>
    `Il n’y a pas de firm.json dans ${folder} ni au-dessus. Allez dans le dossier de l’entreprise, ou nommez le fichier avec --config ; « plan-balance init » en crée un nouveau.`,
  noFile: "Quel fichier ? Donnez-en un.",
  noLanguage: (given) => `${writing.quoted(given)} n’est pas une langue de ce programme. Écrivez en ou fr.`,
  noAccount: "--by est nécessaire : le compte n’a pas de nom sur cette machine.",
  reasonNeeded: "--reason est nécessaire : dites pourquoi en quelques mots.",
  whoNeeded: "--by est nécessaire : dites qui le fait.",
  oneOf: (options) => `Donnez une seule de ces options : ${writing.list(options)}.`,
  notWith: (one, other) => `${one} va sans ${other}.`,
  renewalsOfToday: (month) =>
    `--renewals est d’aujourd’hui, et va sans mois : retirez ${month}, ou --renewals.`,
  notPart: "--shard est une partie et le nombre de parties, par exemple 2/4.",
  notCount: "--shards est le nombre de parties, par exemple 4.",
  notSeconds: (given) => `--grace est un nombre de secondes, pas ${writing.quoted(given)}.`,
  made: (of) =>
    `Ensuite : lisez ${writing.quoted(of.guide)}, remplissez ${of.register}, mettez les journaux exportés dans ${of.inbox}, puis ${goAndRun(of)}`,
  madeSample: (of) => `Ensuite : lisez ${writing.quoted(of.guide)}, puis ${goAndRun(of)}`,
  nothingMade: "Arrêté : rien n’a été créé.",
  install: {
    service: "Les mois de soutien qui sont dus",
    timer: "Chaque jour, les mois de soutien qui sont dus",
    needsLook: "1 : écrit, et quelque chose est à revoir.",
    caughtUp: "Rattrapé quand la machine a été éteinte.",
    s4u: "S4U : aussi quand personne n’a ouvert de session, sans garder de mot de passe.",
    asRoot: "Ensuite, comme administrateur de cette machine :",
    asAdministrator: "Ensuite, dans un PowerShell lancé comme administrateur :",
    inCrontab: "Ensuite, mettez cette ligne dans « crontab -e » :",
    seeLog: (line) => `Ce qu’il a fait se voit par ${line}`,
    notTried:
      "Chaque jour il fait ce qui est dû, le plus souvent rien. Écrit d’après le manuel du système et pas essayé sur cette machine : voyez une fois qu’il tourne.",
  },
  profileDrafted: (file) =>
    `Une ébauche de profil est dans ${file} : relisez-la, puis nommez-la dans « profiles » de la configuration.`,
};
