/** What the help pages of the Excel functions say. */

import type { help as english } from "../en/help.ts";

export const help: typeof english = {
  title: "Fonctions des forfaits de soutien",
  argument: "Argument",
  meaning: "Ce qu’il faut donner",
  optional: "facultatif",
  example: "Exemple",
  answers: "donne",
  starter: "Classeur pour commencer : un registre et un journal à remplir, avec les fonctions sur eux",
  notes: [
    "Les minutes sont celles travaillées ; les résultats sont des heures, et les prix sont avant taxes. Rien ne dépend du jour où vous regardez.",
    "Donnez des tableaux, comme Journal[#Tout] ou Journal[minutes] : ils grandissent avec leurs lignes. Les lignes vides et celles de 0 minute sont ignorées. Cellules vides et zéros ne sont jamais distingués.",
    "Excel sur le Web transmet et reçoit 5 Mo au plus par appel : environ 32 000 lignes d’un journal de 15 colonnes. Une colonne entière comme A:A peut être trop pour lui. Ce qu’un tableau de résultats plus long ne montre pas, une de ses lignes le dit.",
    "Une date est une cellule de date ou un texte comme 2026-03-15, de 2000 à 2099. Les fonctions comptent les dates depuis 1900 : dans un classeur qui compte depuis 1904, changez d’abord cette option.",
    "Une colonne de durées s’appelle minutes ou heures ; sous un autre nom, ses nombres doivent le montrer. Une heure tapée dans une cellule, comme 1:30, est une partie de jour. Sous les minutes elle se lit 90 ; à côté de nombres d’heures, et là où il faut des heures d’un contrat, elle est refusée : multipliez la cellule par 24, ou tapez '1:30 avec l’apostrophe. 0,25, 0,5 et 0,75 y sont des quarts d’heure.",
    "Un texte comme 1,450 ou 1.450 peut valoir 1450 ou 1,45 : il est refusé ; 1 450, 1450,00 et 1 450,00 se lisent, et tout nombre aussi.",
    "payé_le laissé vide vaut payé au début dans les fonctions d’une banque, et non payé dans un registre. Le mot impayé veut dire non payé dans les deux.",
    "Une cellule d’un tableau qui affiche une erreur, comme #N/A, coûte sa ligne et rien de plus. D’une longue liste de lignes inutilisables, les 500 premières sont dites une à une, les autres par raison.",
    "Un tableau de résultats montre ses dates en dates dans un Excel récent ; ailleurs, mettez la colonne au format date.",
    "Ce qui ne se lit pas est refusé avec une phrase : pointez le signe d’erreur à côté de la cellule, ou choisissez Expliquer la cellule dans le volet. Quel forfait Orange a quel prix publié est à confirmer : donnez prix_courant pour en être sûr.",
  ],
  privacy:
    "Les fonctions et le volet travaillent sur votre ordinateur, avec ce que contiennent le classeur et les fichiers que vous choisissez. Ils n’envoient rien à personne et ne gardent rien hors du classeur.",
  marks: { ",": ";", ".": ",", TRUE: "VRAI", FALSE: "FAUX" },
};
