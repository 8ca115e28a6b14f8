/** Number formats of the workbooks, as Excel's files write them. */

import type { formats as english } from "../en/formats.ts";

export const formats: typeof english = {
  money: '#,##0.00" $"',
  usedShare: '0%" utilisé"',
  axisDay: "[$-40C]d mmm",
  axisMonth: "[$-40C]mmm yyyy",
};
