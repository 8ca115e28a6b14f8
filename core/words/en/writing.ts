/** How English writes figures, dates and counts. */

import { writingBy } from "../writing.ts";

export const writing = writingBy({
  group: ",",
  point: ".",
  singular: (of) => of === 1,
  percent: (of) => `${of}%`,
  dollars: (of) => `$${of}`,
  months: [
    ...["January", "February", "March", "April", "May", "June"],
    ...["July", "August", "September", "October", "November", "December"],
  ],
  shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  dayOfMonth: (day) => `${day}`,
  moment: (date, hour, minute) => `${date} at ${String(hour).padStart(2, "0")}:${minute}`,
  quoted: (text) => `“${text}”`,
  colon: ":",
});
