/** The pane's first sheets: a demo firm with each function explained, an empty register and an empty log. */

export const demo = {
  title: "Start here",
  intro: "A made-up firm shows what the functions answer. Everything goes on new sheets.",
  demo: "Insert a demo firm",
  register: "New register",
  log: "New log",
  made: (sheets: readonly string[]) => `New sheets: ${sheets.join(", ")}.`,

  /** The demo firm's clients, and what was done for them. */
  clients: {
    ironworks: "Fergus Ironworks",
    logistics: "Harbour Light Logistics",
    outfitters: "Kawartha Outfitters",
    antiques: "Bytown Antiques",
  },
  misspelt: "Harbor Lite Logistics",
  work: {
    remote: "Printer no longer found",
    howTo: "How to group contacts",
    report: "New sales report",
    fix: "Error when opening the database",
    training: "Training of two new users",
    settings: "New users set up",
    more: "Synchronization stopped",
    email: "Question about passwords",
  },

  /** The sheets of answers: their names, and what each shows. */
  answers: {
    CLIENT_USAGE: {
      sheet: "Usage",
      says: "The whole firm, a row for each client. Change the log, and this follows.",
    },
    CHECK: {
      sheet: "To correct",
      says: "What is wrong in the two tables. Correct the client’s name in the log, and the line goes away.",
    },
    REMINDERS: {
      sheet: "Reminders",
      says: "What to act on as of the last day of the log: a renewal that is due, a plan that is not paid.",
    },
    CLIENT_STATEMENT: {
      sheet: "Statement",
      says: "One client’s lines: each piece of work, where it went and by which rule.",
    },
    RENEWAL_QUOTE: {
      sheet: "Renewal",
      says: "The price of eight VIP hours renewed on time, step by step. Change the formula to try another day of payment.",
    },
  },
};
