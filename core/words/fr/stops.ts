/** What stops a command: what happened and what to do. */

import type { stops as english } from "../en/stops.ts";
import { writing } from "./writing.ts";

export const stops: typeof english = {
  nothingWritten: "Rien n’a été écrit.",
  held: (out, since, { pid, host }) =>
    `${out} : un autre traitement est en cours depuis ${since} (processus ${pid} sur ${host}). Attendez qu’il se termine, ou arrêtez ce processus, puis relancez.`,
  takenOver: (out, reason) =>
    `${out} : un autre traitement a pris la relève, car celui-ci n’a donné aucun signe de vie pendant deux minutes (${reason}). Relancez quand l’autre sera terminé.`,
  unwritable: (folder, reason) =>
    `${folder} : les fichiers ne peuvent pas être mis en place (${reason}) ; rien n’a été changé. Fermez les classeurs de ce mois, vérifiez que le dossier est accessible en écriture, puis relancez.`,
  noLock: (path) =>
    `${path} : c’est ici que les traitements gardent leur verrou, mais ce fichier n’est pas le leur. Retirez-le, puis relancez.`,
  away: (folder, reason, kept) =>
    `${folder} : les fichiers ne peuvent pas être mis en place (${reason}), et le dossier qui s’y trouvait n’a pas pu être remis : il est entier dans ${kept}. Vérifiez que le dossier est accessible en écriture, puis relancez : chaque traitement commence par le remettre.`,
  unmended: (folder, reason) =>
    `${folder} : ce qu’un traitement interrompu a laissé ne peut pas être remis en ordre (${reason}). Fermez les classeurs de ce mois, vérifiez que le dossier est accessible en écriture, puis relancez.`,
  shardMissing: (month, { number, of }, path) =>
    `${path} : la partie ${number} de ${of} de ${month} manque. Préparez-la avec « plan-balance reconcile … --shard ${number}/${of} », puis assemblez de nouveau.`,
  shardUnread: (month, { number, of }, path, reason) =>
    `${path} : la partie ${number} de ${of} de ${month} est illisible (${reason ?? "tronquée, ou modifiée à la main"}). Préparez-la de nouveau, puis assemblez de nouveau.`,
  shardDiffers: (month, { number, of }) =>
    `La partie ${number} de ${of} de ${month} n’a pas été préparée à partir des mêmes fichiers, sous les mêmes chemins, par le même logiciel, que la partie 1. Que personne ne modifie les fichiers entre-temps ; préparez de nouveau toutes les parties, puis assemblez de nouveau.`,
  shardStale: (month) =>
    `La configuration, le logiciel, les mois clôturés ou le dossier du mois ont changé depuis la préparation des parties de ${month}. Préparez de nouveau toutes les parties, puis assemblez de nouveau.`,
  open: (folder, workbooks) =>
    `${folder} : ${writing.list(workbooks.map(({ file, by }) => `« ${file} » est ouvert${by === null ? "" : ` (${by})`}`))} ; rien n’a été changé. Fermez-le, puis relancez. Si personne ne l’a ouvert, supprimez le fichier caché à côté de lui qui commence par « ~$ » ou « .~lock. ».`,
  file: (path, reason, setting) =>
    `${path} : le fichier ne peut pas être lu (${reason}). Vérifiez ${setting}.`,
  logs: (folder, reason, setting) =>
    `${folder} : le dossier des journaux de temps ne peut pas être lu (${reason}). Vérifiez ${setting}.`,
  outInLogs: (out, logs) =>
    `« out » (${out}) est dans le dossier des journaux de temps (${logs}) : le prochain traitement y trouverait ses propres fichiers. Donnez à « out » son propre dossier.`,
  logsInOut: (logs, out) =>
    `« logs » (${logs}) est là où les traitements écrivent (${out}) : les fichiers des uns seraient lus ou retirés par les autres. Donnez à « logs » son propre dossier.`,
  doneUnread: (path, reason) =>
    `${path} : les mois que la planification a faits ne sont plus lisibles (${reason ?? "fichier coupé, ou modifié à la main"}) ; aucun mois n’est donc traité, pour qu’aucun ne soit oublié. Remettez le fichier depuis une copie, ou écrivez-y le dernier mois qui est fait, par exemple {"schema":1,"through":"2026-09","unfinished":[]}.`,
  doneUnwritten: (path, reason) =>
    `${path} : il n’est pas possible de noter qu’un mois est fait (${reason}). Faites de la place sur le disque et vérifiez que le dossier est accessible en écriture ; d’ici là, le mois est refait à chaque fois.`,
  interrupted: (period, signal) =>
    `${period} a été arrêté par ${signal} avant la fin. Il reste dû : le prochain démarrage le fera.`,
  ownerUnread: (path, reason) =>
    `${path} : à qui sont ces mois n’est plus lisible (${reason ?? "fichier coupé, ou modifié à la main"}) ; rien n’a été changé. S’ils sont à cette entreprise, supprimez ce fichier, puis relancez.`,
  otherFirm: (out, then, owner) =>
    `${out} : ces mois sont ceux d’une autre configuration (${then.config}, avec les journaux de temps de ${then.logs}), que ce traitement remplacerait ; rien n’a été changé. Donnez à « out » son propre dossier. Si les deux sont d’une même entreprise, supprimez ${owner}, puis relancez.`,
  logChanged: (path) =>
    `${path} : le fichier a changé pendant la préparation de cette partie, qui lit les journaux deux fois. Attendez que rien n’y écrive, puis préparez la partie de nouveau.`,
  noLog: (folder) =>
    `${folder} : il n’y a aucun journal de temps ici, mais des mois avec du travail sont clôturés. Remettez-y les fichiers exportés, ou vérifiez « logs ».`,
  logsBelow: (folder) =>
    `${folder} : il n’y a aucun journal de temps ici, seulement dans des sous-dossiers. Placez-y les fichiers, ou ajoutez "subfolders": true à la configuration.`,
  profilesCalled: (id) => `« profiles » : deux profils s’appellent « ${id} ». Renommez l’un des deux.`,
  profilesAlike: (one, other) =>
    `« profiles » : « ${one} » et « ${other} » reconnaissent le même en-tête. Gardez-en un, ou faites que l’un étende l’autre.`,
  noRow: (path, rows, line, reason) =>
    `${path} : ${rows === 0 ? "le registre n’a aucune ligne. Ajoutez les forfaits des clients." : `${rows === 1 ? "sa seule ligne n’est pas utilisable" : `aucune de ses ${rows} lignes n’est utilisable`}. ${rows === 1 ? "C’est" : "La première est"} la ligne ${line} : ${reason}`}`,
  refusals: {
    missing: { is: "il n’y a aucun fichier ni dossier de ce nom", remedy: "Vérifiez le chemin." },
    forbidden: {
      is: "ce compte n’y a pas droit",
      remedy: "Donnez-lui ce droit, ou utilisez un compte qui l’a.",
    },
    readOnly: { is: "le disque est en lecture seule", remedy: "Utilisez-en un où l’on peut écrire." },
    full: { is: "le disque est plein", remedy: "Faites-y de la place, puis relancez." },
    tooLarge: { is: "le fichier est trop gros", remedy: "Réduisez-le, puis relancez." },
    failing: { is: "le disque ou le réseau est en panne", remedy: "Vérifiez-le, puis relancez." },
    tooManyOpen: {
      is: "trop de fichiers sont ouverts",
      remedy: "Fermez d’autres programmes ou relevez la limite (ulimit -n), puis relancez.",
    },
    folder: {
      is: "il y a là un dossier au lieu d’un fichier",
      remedy: "Déplacez-le, ou corrigez le chemin.",
    },
    noFolder: {
      is: "il y a là un fichier au lieu d’un dossier",
      remedy: "Déplacez-le, ou corrigez le chemin.",
    },
    taken: { is: "il y a déjà quelque chose de ce nom", remedy: "Déplacez-le, puis relancez." },
    inUse: { is: "un autre programme l’a ouvert", remedy: "Fermez-le là, puis relancez." },
    nameTooLong: { is: "le nom est trop long", remedy: "Prenez-en un plus court." },
    circle: { is: "ses liens tournent en rond", remedy: "Corrigez-les." },
    memory: { is: "il n’y a pas assez de mémoire", remedy: "Fermez d’autres programmes, puis relancez." },
    unread: {
      is: "ce qui lisait la sortie s’est terminé",
      remedy: "Relancez, et laissez-le lire jusqu’au bout.",
    },
    other: { is: "le système refuse", remedy: "Vérifiez ce fichier ou ce dossier, puis relancez." },
  },
  defect: [
    "Ceci est un défaut de ce logiciel, et non une erreur de votre part. Ce qui n’était pas terminé est resté tel qu’avant.",
    "Envoyez les lignes qui suivent, et la commande, à qui s’occupe du logiciel ; relisez-les d’abord, car elles peuvent nommer un client.",
  ],
  json: {
    empty: () =>
      'le fichier est vide. Écrivez les réglages entre { et }, par exemple { "register": "contrats.csv" }.',
    backslash: () =>
      "dans un texte, la barre oblique inverse doit être doublée. Écrivez \\\\ ou / au lieu de \\, comme dans C:\\\\entreprise\\\\contrats.csv ou C:/entreprise/contrats.csv.",
    singleQuotes: () =>
      "les textes et les clés se mettent entre guillemets droits doubles, et non simples. Remplacez ' par \", ici et partout ailleurs.",
    smartQuotes: () =>
      'ce sont des guillemets typographiques, comme en fait un traitement de texte. Remplacez-les par des guillemets droits ("), ici et partout ailleurs.',
    unquotedKey: (word) =>
      `il faut des guillemets droits autour de « ${word} ». Écrivez "${word}", et de même pour les autres clés.`,
    unquotedText: () =>
      "un texte se met entre guillemets droits. Seuls les nombres, true et false (en minuscules) s’en passent.",
    missingComma: () => "il manque ici une virgule, entre cette valeur et ce qui suit. Ajoutez-la.",
    missingColon: () => "il manque un deux-points entre la clé et sa valeur. Ajoutez-le.",
    missingValue: () => "il manque ici une valeur. Ajoutez-la, ou retirez la clé ou la virgule qui précède.",
    unfinishedText: () => "ce texte n’a pas de fin. Fermez-le par un guillemet droit, sur la même ligne.",
    unfinishedComment: () => "ce commentaire n’a pas de fin. Fermez-le par */.",
    hashComment: () => "un commentaire commence par //, et non par #. Corrigez-le ou retirez-le.",
    number: () =>
      "un nombre ne s’écrit pas ainsi ici. Écrivez des chiffres seulement, avec un point pour les décimales, par exemple 12500.",
    notClosed: () =>
      "le fichier finit trop tôt : il manque un } ou un ]. Ajoutez-le là où finit la partie qu’il ferme.",
    after: () =>
      "les réglages sont déjà finis. Retirez ce qui suit, ou vérifiez si un } ne vient pas trop tôt.",
    control: () => "il y a une tabulation ou un autre caractère de commande dans ce texte. Retirez-le.",
    invisible: (word) =>
      `il y a ici un caractère invisible (${word}), comme il en vient avec un texte collé. Supprimez-le.`,
    symbol: (word) =>
      `« ${word} » n’a pas sa place ici. Retirez-le, ou mettez le texte entre guillemets droits.`,
    misplaced: () =>
      "ceci n’a pas sa place ici. Vérifiez les guillemets, les virgules et les crochets qui précèdent.",
    tooDeep: () => "il y a trop de crochets les uns dans les autres. Retirez-en.",
    notUtf8: () =>
      "le fichier n’est pas enregistré en UTF-8 : ses accents sont illisibles à partir d’ici. Enregistrez-le de nouveau avec l’encodage UTF-8 (dans le Bloc-notes : Enregistrer sous, Encodage).",
    repeated: (word) => `« ${word} » est dit deux fois, ici la deuxième. N’en gardez qu’un.`,
    unusable: (word) =>
      `« ${word} » : « __proto__ » ne peut pas être une clé. Écrivez « proto », qui est ici le même nom.`,
  },
};
