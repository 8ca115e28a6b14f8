/** A `run.json` of two clients. */

export const RUN = {
  schema: 1,
  period: "2026-10",
  asOf: "2026-10-31",
  control: {
    entriesRead: 12,
    entriesPlaced: 9,
    entriesRejected: 2,
    entriesDuplicate: 1,
    minutesRead: 400,
    minutesPlaced: 300,
    minutesRejected: 60,
    minutesDuplicate: 40,
  },
  clients: [
    {
      client: "Acme",
      banks: [
        {
          plan: "VIP",
          start: "2025-11-15",
          expires: "2026-11-15",
          opening: 285,
          bought: 0,
          carriedIn: 0,
          adjusted: 0,
          used: 45,
          expired: 0,
          carriedOut: 0,
          closing: 240,
        },
      ],
      orange: { daysUsed: 0, daysOver: 0, usedMinutes: 0, overageRaw: 0, overageCharged: 0 },
      placed: { allowance: 0, free: 0, included: 0, bank: 30, billable: 0, separate: 0, waived: 0 },
      charged: { bank: 45, billable: 0, waived: 0 },
      renewals: [
        {
          plan: "VIP",
          quantity: 4,
          expires: "2026-11-15",
          invoiceOn: null,
          onTimeCents: 33480,
          lateCents: 37200,
          carryAtStake: 240,
        },
      ],
    },
    {
      client: "=Boulangerie",
      banks: [],
      orange: { daysUsed: 3, daysOver: 1, usedMinutes: 100, overageRaw: 10, overageCharged: 15 },
      placed: { allowance: 90, free: 0, included: 0, bank: 0, billable: 10, separate: 0, waived: 0 },
      charged: { bank: 0, billable: 15, waived: 0 },
      renewals: [],
    },
  ],
  inputs: [{ file: "2026-10.csv", sha256: "0".repeat(64), entries: 12, minutes: 400 }],
  outputs: [],
};
