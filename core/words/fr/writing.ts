/** How French writes figures, dates and counts. */

import { writingBy } from "../writing.ts";

/** Keeps a figure on the line of its unit, and its thousands together. */
const TIED = "\u00a0";

export const writing = writingBy({
  group: TIED,
  point: ",",
  singular: (of) => Math.abs(of) < 2,
  percent: (of) => `${of}${TIED}%`,
  dollars: (of) => `${of}${TIED}$`,
  months: [
    ...["janvier", "février", "mars", "avril", "mai", "juin"],
    ...["juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  ],
  shortMonths: [
    ...["janv.", "févr.", "mars", "avr.", "mai", "juin"],
    ...["juill.", "août", "sept.", "oct.", "nov.", "déc."],
  ],
  weekdays: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
  dayOfMonth: (day) => (day === 1 ? "1er" : `${day}`),
  moment: (date, hour, minute) => `${date} à ${hour}${TIED}h${TIED}${minute}`,
  quoted: (text) => `« ${text} »`,
  colon: " :",
});
