/** What the help pages of the Excel functions say, besides the descriptions shown by Excel itself. */

export const help = {
  title: "Support plan functions",
  argument: "Argument",
  meaning: "What to give",
  optional: "optional",
  example: "Example",
  answers: "answers",
  /** A link. */
  starter: "Workbook to start with: a register and a log to fill in, with the functions over them",
  notes: [
    "Minutes are minutes worked; results are in hours, and prices are before tax. Nothing depends on today's date.",
    "Give tables, such as Log[#All] or Log[minutes]: they grow with their rows. Blank rows are skipped; so are rows of 0 minutes. Empty cells and zeros are treated alike.",
    "Excel on the web passes and takes at most 5 MB in one call: about 32,000 rows of a log with 15 columns. A whole column such as A:A can be too much for it. What a longer table of results does not show, a line of it says.",
    "A date is a date cell or a text such as 2026-03-15, from 2000 to 2099. Functions count dates from 1900: in a workbook that counts from 1904, change that option first.",
    "A column of durations is called minutes or hours (heures); under another name its numbers must show which. A time typed into a cell, such as 1:30, is a fraction of a day. Under minutes it is read as 90; beside numbers of hours, and where hours of a contract are expected, it is refused: multiply the cell by 24, or type '1:30 with the apostrophe. 0.25, 0.5 and 0.75 are quarters of an hour there.",
    "A text such as 1,450 or 1.450 may be 1450 or 1.45 and is refused; 1 450, 1450.00 and 1,450.00 are read, and so is any number.",
    "paid_on left empty counts as paid at the start in a bank's functions, and as not paid in a register. The word unpaid means not paid in both.",
    "A table cell that shows an error, such as #N/A, excludes only its row. Of a long list of unusable rows, the first 500 are listed one by one, the rest by reason.",
    "A table of results shows its dates as dates in a recent Excel; elsewhere format the column as a date.",
    "What can't be read is an error with an explanation: point at the error sign beside the cell, or choose Explain this cell in the pane. Which Orange plan has which published price is to be confirmed: give list_price to be sure.",
  ],
  /** The manifest names it as what is promised of privacy. */
  privacy:
    "Functions and pane work on your computer, with what the workbook and the files that you choose hold. They send nothing to anyone and keep nothing outside the workbook.",
  /** How Excel shows a formula in this language; it stores them in English. */
  marks: { ",": ",", ".": ".", TRUE: "TRUE", FALSE: "FALSE" },
};
