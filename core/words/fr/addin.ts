/** Ce qui est dit quand le complément est servi à Excel sur cette machine. */

import type { addin as english } from "../en/addin.ts";
import { writing } from "./writing.ts";

export const addin: typeof english = {
  notPort: (given) => `--port est un nombre de 1 à 65535, pas ${writing.quoted(given)}.`,
  notBuilt: (project) =>
    `Le complément n’est pas encore construit. Dans ${project}, lancez « npm run build », puis de nouveau cette commande.`,
  portTaken: (port) =>
    `Un autre programme écoute déjà au port ${port} ; peut-être cette commande tourne-t-elle dans une autre fenêtre. Arrêtez-le, ou donnez un autre port : plan-balance addin --port ${port + 1}`,
  certificate: {
    none: "Ce compte n’a pas de certificat pour https://localhost.",
    expired: "Le certificat de ce compte pour https://localhost est expiré.",
    unread: (path, reason) =>
      `${path} : le certificat pour https://localhost ne peut pas être lu (${reason}).`,
    make: [
      "Excel ne charge rien sans certificat. L’outil de Microsoft en fait un et le fait approuver ici :",
      "  npx office-addin-dev-certs install --days 365",
      "Lancez ensuite cette commande de nouveau.",
    ],
  },
  served: (base) => `Le complément est servi à ${base} jusqu’à l’arrêt de cette commande (Ctrl+C).`,
  manifestFile: "Pour l’essayer dans Excel, chargez ce manifeste :",
  manifestPage:
    "Pour l’essayer dans Excel, ouvrez cette adresse dans un navigateur de cette machine, enregistrez ce qu’elle montre sous le nom manifest.xml, et chargez ce fichier, le manifeste :",
  howToLoad: {
    windows: [
      "Mettez une copie du manifeste dans un dossier, et partagez ce dossier (Propriétés, Partage).",
      "Excel : Fichier, Options, Centre de gestion de la confidentialité, Paramètres du Centre, Catalogues de compléments approuvés : ajoutez le chemin réseau du dossier (\\\\ordinateur\\dossier), cochez « Afficher dans le menu », et redémarrez Excel.",
      "Accueil, Compléments, Plus de compléments, Dossier partagé : choisissez Forfaits de soutien.",
    ],
    mac: [
      "Copiez le manifeste dans ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef (créez le dossier wef s’il n’y en a pas), et redémarrez Excel.",
      "Accueil, Compléments : choisissez Forfaits de soutien.",
    ],
    web: [
      "Ouvrez un classeur dans Excel pour le web, dans un navigateur de cet ordinateur.",
      "Accueil, Compléments, Plus de compléments, Mes compléments, Charger mon complément : choisissez le manifeste. Si le navigateur demande si la page peut joindre cet ordinateur, acceptez.",
    ],
  },
  afterwards: (namespace) => `Tapez ensuite =${namespace}. dans une cellule.`,
};
