/** Live formulas of bills that the sample has none of: LibreOffice makes of each what is cached with it. */

import { join } from "node:path";
import { expect } from "vitest";
import { officeTest, recalculated } from "../../../libreoffice.ts";
import { firmFolder, monthFolder, ORDINARY, run, runJsonOf, temporaryFolder } from "../../firm-folder.ts";

// On the 2nd no seat is paid. On the 6th one is: of 50 minutes 20 are beyond its 30, and those not paid would hold them.
officeTest(
  "overage that is billed because more seats are not paid (P5), beside work of the same reason",
  async () => {
    const folder = await firmFolder({
      "config.json": { ...ORDINARY["config.json"], rates: { 2: 60_00 } },
      "contracts.csv":
        "client,plan,quantity,start,paid_on\n" +
        "Acme,ORANGE_CARE,3,2026-01-10,\nAcme,ORANGE_CARE,1,2026-01-15,2026-10-05\n",
      "logs/october.csv":
        "id,date,client,minutes,category\n1,2026-10-02,Acme,20,how_to\n2,2026-10-06,Acme,50,how_to\n",
    });
    expect((await run(folder)).code).toBe(0);
    const [acme] = (await runJsonOf(folder)).clients;
    expect(acme?.bill).toEqual([
      {
        because: { code: "unpaid", plan: "ORANGE_CARE", since: "2026-01-10" },
        ...{ level: 2, minutes: 60, cents: 60_00, from: "2026-10-02", to: "2026-10-06" },
      },
    ]);
    const file = join(monthFolder(folder), acme?.file ?? "");
    const found = (await recalculated([file], await temporaryFolder())).get(file);
    expect(found?.differences).toEqual([]);
    expect(found?.formulas).toBeGreaterThan(10);
  },
);
