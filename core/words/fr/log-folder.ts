/** What lies in the folder of time logs and is not read, and why. */

import type { logFolder as english } from "../en/log-folder.ts";
import { writing } from "./writing.ts";

export const logFolder: typeof english = {
  whys: {
    NOT_A_LOG: "pas un journal d’après son nom : seuls .csv, .tsv et .xlsx sont lus",
    HIDDEN: "caché : son nom commence par un point",
    IN_USE: "gardé par un programme à côté d’un fichier ouvert",
    PACKED: "compressé : décompressez-le s’il contient des journaux de temps",
    SYSTEM_FILE: "du système",
    REPEATED: "identique à un autre fichier, qui a été lu",
    SUBFOLDER:
      'dans un sous-dossier : ajoutez "subfolders": true à la configuration pour le lire, ou false pour l’omettre de façon durable',
  },
  subfolder: (name, count, files) => `${name}/ (${writing.counted(count, "fichier", "fichiers")} : ${files})`,
  unusedSource: (pattern) =>
    `« sources » : aucun fichier ne s’appelle « ${pattern} ». Corrigez le motif ou retirez-le.`,
};
