/** Number formats of the workbooks, as Excel's files write them. */

export const formats = {
  money: "$#,##0.00",
  usedShare: '0%" used"',
  /** Along the axis of a chart: named in this language, whatever the reader's Excel speaks. */
  axisDay: "[$-409]mmm d",
  axisMonth: "[$-409]mmm yyyy",
};
