/** A small workbook of a firm: a VIP bank, Orange days, a renewal, and the whole firm in one table. */

import { day, excelSerial } from "../../../core/values/calendar.ts";
import type { FakeCells } from "./fake-workbook.ts";

const d = (date: string) => excelSerial(day(date));

export const SAMPLE: FakeCells = {
  sheets: {
    Bank: [
      // The term's first day is in F1.
      [
        "Date",
        "Minutes",
        "",
        "=PLAN.VIP_BALANCE(4,DATE(2026,1,15),A:A,B:B,DATE(2026,6,30),1.5)",
        "",
        d("2026-01-15"),
      ],
      [
        d("2026-01-20"),
        5,
        "",
        '=IF(PLAN.VIP_BALANCE(2,F1,A1:A4,B1:B4)<1,PLAN.RENEWAL_PRICE("VIP",8,DATE(2027,1,15)),0)',
      ],
      [d("2026-02-02"), 5, "", "=SUM(B2:B8)"],
      [d("2026-02-02"), 31, "", "=PLAN.VIP_BALANCE(2,TODAY(),A1:A4,B1:B4)"],
      [d("2026-03-10"), 95, "", "=PLAN.VIP_BALANCE(2,DATE(2026,1,15),A1:A4,B1:B3)"],
      [d("2026-04-21"), 20, "", "=PLAN.VIP_BALANCE(Hours,Start,Worked[Day],Worked[Time])"],
      [d("2026-05-06"), 44, "", "text"],
      [d("2026-06-12"), 60],
    ],
    Orange: [
      ["Date", "Minutes", "Users", "=PLAN.ORANGE_OVERAGE(C1:C4,A1:A4,B1:B4)"],
      [
        d("2026-03-02"),
        60,
        1,
        '=PLAN.RENEWAL_PRICE("ORANGE_CARE",5,DATE(2026,3,15),DATE(2026,4,13),FALSE,,120)',
      ],
      [d("2026-03-03"), 31, 1],
      [d("2026-03-04"), 50, 2],
    ],
    Contracts: [
      ["client", "plan", "quantity", "start", "paid_on"],
      ["Acme", "VIP", 2, d("2026-01-15"), d("2026-01-10")],
      ["Boulangerie Ginette", "ORANGE_CARE", 2, d("2026-01-01"), d("2026-01-01")],
    ],
    Log: [
      ["date", "client", "minutes", "category"],
      [d("2026-02-02"), "Acme", 5, "how_to"],
      [d("2026-02-03"), "Boulangerie Ginette", 75, "how_to"],
      [d("2026-03-10"), "Acme", 31, "break_fix"],
    ],
    Firm: [["=PLAN.CLIENT_USAGE(Contracts!A:E,Log!A:D)"], ["Acme"], ["Boulangerie Ginette"]],
    Typed: [
      ["Date", "Client", "Minutes"],
      ["2026-02-02", "Acme", 0.0625],
      [d("2026-02-03"), "Acme", "soon"],
    ],
    Empty: [],
  },
  shown: {
    "Bank!D1": "1.50",
    "Bank!D2": "612",
    "Bank!D3": "260",
    "Bank!D4": "#VALUE!",
    "Bank!D5": "#VALUE!",
    "Bank!D6": "0.75",
    "Orange!D1": "0.75",
    "Orange!D2": "552.33",
    "Firm!A1": "Client",
  },
  spilled: { "Firm!A2": "Firm!A1", "Firm!A3": "Firm!A1" },
  names: [
    { name: "Hours", sheet: null, formula: "=2" },
    { name: "Start", sheet: null, formula: "=Bank!$F$1" },
  ],
  tables: [
    {
      name: "Worked",
      area: { sheet: "Bank", row: 0, column: 0, rows: 8, columns: 2 },
      headings: ["Day", "Time"],
      hasHeadings: true,
      hasTotals: false,
    },
    {
      name: "Typed",
      area: { sheet: "Typed", row: 0, column: 0, rows: 3, columns: 3 },
      headings: ["Date", "Client", "Minutes"],
      hasHeadings: true,
      hasTotals: false,
    },
  ],
};
