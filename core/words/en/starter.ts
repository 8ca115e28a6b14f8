/** The workbook to start with in Excel: its sheets, and the example that is in it. */

export const starter = {
  title: "Support plans: a workbook to start with",
  sheets: { usage: "Usage", statement: "Statement", reminders: "Reminders", check: "Check" },
  notes: {
    usage:
      "One row for each client, from the tables of the sheets Contracts and Time log. Type over their examples, or add rows below: this follows. The formula is in A4.",
    statement: "Choose a client: its lines, with the rule of each. The formula is in A6.",
    reminders:
      "What to act on, by when and at what price, as of the last day of the log. The formula is in A4.",
    check:
      "What is wrong or doubtful in the two tables, most hours first. One client of the example is misspelt, to show it. The formula is in A4.",
  },
  client: "Client",
  work: [
    "Link to Outlook broken, repaired",
    "Mail merge, step by step",
    "New workstation connected",
    "Answered by e-mail",
    "Recurring activities in the calendar",
  ],
};
