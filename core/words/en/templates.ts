/** The workbooks to fill in, a contract register and a time log: headings, a note on each, and the choices. */

/** Columns are in the order in which people fill them in; each heading is one that is read back. */
export const templates = {
  contracts: {
    title: "Contract register",
    sheet: "Contracts",
    columns: {
      client: {
        heading: "Client",
        note: "Required. The client's name, written the same way on each of its rows. One row for each plan and term.",
      },
      plan: { heading: "Plan", note: "Required. Choose from the list." },
      quantity: {
        heading: "Quantity",
        note: "Required, except for Basic. Hours for VIP and VIP Diamond, subscribers for Orange. A whole number.",
      },
      start: {
        heading: "Start",
        note: "Required, except for Basic. The first day of the term, such as 2026-10-01.",
      },
      expires: {
        heading: "Expires",
        note: "The first day that is no longer covered. Leave it empty for one year after the start.",
      },
      paid_on: {
        heading: "Paid on",
        note: "The day of payment. Leave it empty until it is paid: nothing is covered before.",
      },
      channel: {
        heading: "Channel",
        note: "How it was paid: online, through the payment page, or any other way. Empty means not online.",
      },
      status: {
        heading: "Status",
        note: "Empty means active. Cancelled or declined: the row does not count. Terminated: give the day under Ended on.",
      },
      ended_on: {
        heading: "Ended on",
        note: "Only for a term that ended early: the first day it no longer covers.",
      },
      carried_hours: {
        heading: "Hours carried",
        note: "Unused hours brought in from before these books begin, such as 1.25. Leave it empty otherwise.",
      },
      included_hours: {
        heading: "Hours included",
        note: "Orange Plus only: the hours that the plan includes, such as 3.",
      },
      act_end: {
        heading: "Act! subscription end",
        note: "The day on which the client's Act! subscription ends, if renewals should end with it.",
      },
      act_edition: { heading: "Act! edition", note: "As it should be shown, such as Pro or Premium." },
      language: { heading: "Language", note: "Of the client's workbook. Leave it empty for the firm's own." },
      alias: {
        heading: "Other names",
        note: "Other names of the client in time logs, separated by |.",
      },
    },
  },
  log: {
    title: "Time log",
    sheet: "Time log",
    columns: {
      date: { heading: "Date", note: "Required. The day the work began, such as 2026-10-05." },
      start: { heading: "Start", note: "The time the work began, such as 9:30." },
      client: { heading: "Client", note: "Required. The client's name, as the contract register has it." },
      user: { heading: "User", note: "Who was helped." },
      technician: { heading: "Technician", note: "Who helped." },
      minutes: {
        heading: "Minutes",
        note: "Required. How long the work took, in minutes: 90 for an hour and a half. Do not round.",
      },
      category: { heading: "Category", note: "The kind of work. Choose from the list." },
      level: {
        heading: "Level",
        note: "1, 2 or 3, only where it differs from the category's. Leave it empty otherwise.",
      },
      channel: { heading: "Channel", note: "How the client was served: chat, telephone or other." },
      ticket: { heading: "Ticket", note: "The number of the ticket, if there is one." },
      description: { heading: "Description", note: "What was done. The client reads it in its workbook." },
      trainees: { heading: "Trainees", note: "For training: how many took part." },
      notice: {
        heading: "Notice",
        note: "For Orange: whether the client was warned of overage beforehand. Yes, a date or a name.",
      },
      approved: {
        heading: "Approved",
        note: "For a password reset: whether the client's administrator approved it.",
      },
      id: {
        heading: "Id",
        note: "The row's unique id, if your tool gives one. Leave it empty otherwise.",
      },
    },
  },
  /** A hidden sheet with the choices. */
  lists: "Lists",
  channels: { online: "Online", other: "Other" },
  statuses: { active: "Active", cancelled: "Cancelled", declined: "Declined", terminated: "Terminated" },
  languages: { en: "English", fr: "French" },
  served: { chat: "Chat", telephone: "Telephone", email: "E-mail", visit: "On site" },
  answers: { yes: "Yes", no: "No" },
  /** What a cell says when it refuses a value. */
  refused: {
    title: "Please check",
    choice: "Choose from the list.",
    date: "Type a date, such as 2026-10-05.",
    time: "Type a time of day, such as 9:30.",
    whole: "Type a whole number.",
    minutes: "Type minutes as a whole number: 90, not 1:30.",
    hours: "Type hours as a number, such as 1.25.",
  },
};
