/** The letters about renewals on a real SMTP server, day after day: who gets which, once, and what they say. */

import { readdirSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { PERIOD, PROJECT, put, run, SILENT } from "../firm-folder.ts";
import {
  ANNE,
  BOREAL,
  deliverOn,
  IT,
  type LetterFirm,
  letterFiles,
  letterFirm,
  letterJournal,
  REGISTER,
} from "./letter-firm.ts";
import { type PostOffice, postOffice } from "./post-office.ts";

const BY = { by: "Anne Roy", reason: "seen in the server's log" };
const resend = { kind: "resend", ...BY } as const;
const arrived = { kind: "arrived", ...BY } as const;
const dryRun = { kind: "dry_run" } as const;

/** Acme's VIP expires on 15 January: days before it. */
const DAYS = {
  70: "2026-11-06",
  60: "2026-11-16",
  45: "2026-12-01",
  30: "2026-12-16",
  10: "2027-01-05",
  7: "2027-01-08",
  1: "2027-01-14",
  0: "2027-01-15",
};

/** What a delivery of that day sent, by address. */
async function sentOn(day: string, firm: LetterFirm, office: PostOffice): Promise<string[]> {
  const before = office.accepted.length;
  await deliverOn(day, firm);
  return office.accepted.slice(before).map(({ to }) => to.join());
}

const rows = (...more: string[]) => `${REGISTER}${more.map((row) => `${row}\n`).join("")}`;

test("at 60, 30 and 7 days each address gets a VIP's letter once, Orange its own a month before; repeated runs send none", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server);
  const sent: Record<string, string[]> = {};
  for (const [left, day] of Object.entries(DAYS).reverse()) {
    sent[left] = await sentOn(day, firm, office);
    expect(await sentOn(day, firm, office), `again, ${left} days before`).toEqual([]);
  }
  expect(sent).toEqual({
    ...{ 70: [], 60: [ANNE, IT], 45: [], 30: [ANNE, IT] },
    ...{ 10: [BOREAL], 7: [ANNE, IT], 1: [], 0: [] },
  });
  const journal = await letterJournal(firm);
  expect(journal.map(({ event }) => event)).toEqual(office.accepted.flatMap(() => ["sending", "sent"]));
  expect(journal[0]).toMatchObject({
    client: "Acme",
    letter: { plan: "VIP", expires: "2027-01-15", step: 60 },
    workbook: null,
  });
});

test("a day that was missed is made up for by the letter of today alone", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server);
  expect(await sentOn("2027-01-10", firm, office)).toEqual([ANNE, IT, BOREAL]);
  const { subject } = await PostalMime.parse(office.accepted[0]?.raw ?? "");
  expect(subject).toBe("Renewal of VIP for Acme: it expires on 15 January 2027");
  expect((await letterJournal(firm))[0]).toMatchObject({ letter: { step: 7 } });
});

test("today is the day of the firm's own time zone", async () => {
  const office = await postOffice();
  // At 17:00 in Greenwich it is the next day in Kiritimati.
  const firm = await letterFirm(office.server, { settings: { timeZone: "Pacific/Kiritimati" } });
  expect(await sentOn("2026-11-15", firm, office)).toEqual([ANNE, IT]);
});

test.each([
  ["the renewal itself", "Acme,VIP,8,2027-01-15,2026-12-01,,,,", []],
  ["a VIP Diamond, which renews no VIP", "Acme,VIP_DIAMOND,4,2026-12-01,2026-12-01,,,,", [ANNE, IT]],
])("paid meanwhile: %s", async (_what, row, next) => {
  const office = await postOffice();
  const firm = await letterFirm(office.server);
  expect(await sentOn(DAYS[60], firm, office)).toEqual([ANNE, IT]);
  await put(firm.folder, "contracts.csv", rows(row));
  expect(await sentOn(DAYS[30], firm, office)).toEqual(next);
});

test.each([
  ["declined", ",declined"],
  ["cancelled", ",cancelled"],
])("a plan that was %s meanwhile gets no further letter", async (_what, status) => {
  const office = await postOffice();
  const firm = await letterFirm(office.server);
  expect(await sentOn(DAYS[60], firm, office)).toEqual([ANNE, IT]);
  await put(firm.folder, "contracts.csv", REGISTER.replace(",en,,", `,en,${status}`));
  expect(await sentOn(DAYS[30], firm, office)).toEqual([]);
  expect(await sentOn(DAYS[7], firm, office)).toEqual([BOREAL]);
});

test("two plans of one client are two letters", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server, {
    files: { "contracts.csv": rows("Acme,ORANGE_CARE,3,2026-01-20,2026-01-20,online,,,") },
  });
  expect(await sentOn("2026-12-22", firm, office)).toEqual([ANNE, IT, ANNE, IT]);
  const subjects = await Promise.all(
    office.accepted.map(async ({ raw }) => (await PostalMime.parse(raw)).subject),
  );
  expect(new Set(subjects)).toEqual(
    new Set([
      "Renewal of Orange Care for Acme: it expires on 20 January 2027",
      "Renewal of VIP for Acme: it expires on 15 January 2027",
    ]),
  );
  expect(await sentOn("2026-12-23", firm, office)).toEqual([]);
});

test("a client that is called otherwise meanwhile gets no letter twice", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server, {
    mail: { recipients: { Acme: ANNE } },
    files: { "contracts.csv": REGISTER.replace(/^Acme/m, "Acme") },
  });
  expect(await sentOn(DAYS[60], firm, office)).toEqual([ANNE]);
  const header = REGISTER.split("\n")[0];
  const renamed = REGISTER.replace(`${header}`, `${header},alias`).replace(
    /^Acme,(.*)$/m,
    "Acme Group,$1,Acme",
  );
  await put(firm.folder, "contracts.csv", renamed);
  const { printed } = await deliverOn(DAYS[45], firm);
  expect(printed).toContain(
    `Acme Group, VIP 2027-01-15 <${ANNE}>  sent before, on 16 November 2026 at 12:00`,
  );
  expect(office.accepted).toHaveLength(1);
});

test("a letter without a price is told and held, and the others go", async () => {
  const office = await postOffice();
  const recipients = { Acme: ANNE, Dune: "d@dune.example" };
  const firm = await letterFirm(office.server, {
    mail: { recipients },
    files: { "contracts.csv": rows("Dune,VIP,4,2026-01-15,2026-01-15,,,,") },
  });
  const { code, printed } = await deliverOn(DAYS[60], firm);
  expect(code).toBe(1);
  expect(office.accepted.map(({ to }) => to[0])).toEqual([ANNE]);
  expect(printed).toContain(
    "Dune, VIP 2027-01-15  not sent: No price is known for VIP 4 h on 2027-01-14. Add a row for it to the price list",
  );
  await put(firm.folder, "prices.csv", "plan,hours,from,cents,source\nVIP,4,2020-01-01,38000,ours\n");
  const later = await deliverOn(DAYS[45], firm);
  expect(later.code).toBe(0);
  expect(office.accepted.map(({ to }) => to[0])).toEqual([ANNE, "d@dune.example"]);
});

test("a price of the published list that is to be confirmed says so", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server, {
    files: { "prices.csv": "plan,hours,from,cents,source\nVIP,8,2020-01-01,68000,ours\n" },
  });
  await deliverOn(DAYS[7], firm, { only: "Boréal" });
  const { text } = await PostalMime.parse(office.accepted[0]?.raw ?? "");
  expect(text).toContain("446,30 CAD avant taxes, à confirmer");
});

test("a client with a row of the register that can't be used gets no letter: the row may be its payment", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server, {
    files: { "contracts.csv": rows("Acme,VIP,80,2027-01-15,2026-11-10,,,,") },
  });
  const { code, printed } = await deliverOn(DAYS[7], firm);
  expect(code).toBe(1);
  expect(office.accepted.map(({ to }) => to[0])).toEqual([BOREAL]);
  expect(printed).toMatch(/Acme, VIP 2027-01-15 {2}not sent: contracts\.csv:5 {2}.*80/);
  expect(printed).toContain(
    "1 row or file is left out of the figures: “plan-balance check” says which, and why.",
  );
});

test("an input that can't be read stops all; so does a damaged journal", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server);
  await rename(join(firm.folder, "contracts.csv"), join(firm.folder, "elsewhere.csv"));
  const unread = await deliverOn(DAYS[60], firm);
  expect(unread.code).toBe(2);
  expect(unread.printed).toContain("contracts.csv: the file can't be read");
  expect(unread.printed).toContain("Nothing was sent.");
  await rename(join(firm.folder, "elsewhere.csv"), join(firm.folder, "contracts.csv"));
  await deliverOn(DAYS[60], firm);
  const path = join(firm.folder, "out", "mail", "renewals.jsonl");
  const text = await readFile(path, "utf8");
  await writeFile(path, `${text.slice(0, 40)}\n${text}`);
  for (const action of [{ kind: "send" }, dryRun] as const) {
    const { code, printed } = await deliverOn(DAYS[30], firm, { action });
    expect(code).toBe(2);
    expect(printed).toContain(
      `${path}:1: this line of the record of sent mail was changed by hand or damaged.`,
    );
  }
  await writeFile(path, `${text}${text.slice(0, 40)}`);
  expect(await sentOn(DAYS[30], firm, office)).toEqual([ANNE, IT]);
});

test("an address that is refused is tried again, while its step lasts", async () => {
  let isRefusing = true;
  const office = await postOffice({
    recipient: (address) => (isRefusing && address === IT ? "550 5.1.1 no such user" : null),
  });
  const firm = await letterFirm(office.server);
  const { code, printed } = await deliverOn(DAYS[60], firm);
  expect(code).toBe(1);
  expect(printed).toContain(
    `  Acme, VIP 2027-01-15 <${IT}>  refused by the server, will be tried again: 550 5.1.1 no such user`,
  );
  expect(await sentOn(DAYS[45], firm, office)).toEqual([]);
  isRefusing = false;
  expect(await sentOn(DAYS[30], firm, office), "one, not the one of 60 days too").toEqual([ANNE, IT]);
});

test("an answer that was lost: it is asked about each day, never sent by itself; the next step's letter is another one", async () => {
  let isHangingUp = true;
  const office = await postOffice({ message: (to) => (isHangingUp && to === IT ? "hang up" : null) });
  const firm = await letterFirm(office.server);
  const first = await deliverOn(DAYS[60], firm);
  expect(first.code).toBe(1);
  expect(first.printed).toContain(
    `Acme, VIP 2027-01-15 <${IT}>  may have been sent on 16 November 2026 at 12:00: the server's answer was lost.`,
  );
  expect(first.printed).toContain('--arrived "Acme" if it arrived');
  isHangingUp = false;
  expect(await sentOn(DAYS[45], firm, office)).toEqual([]);
  expect((await deliverOn(DAYS[45], firm, { action: dryRun })).code).toBe(1);
  const later = await deliverOn(DAYS[30], firm);
  expect(later.code).toBe(1);
  expect(later.printed).toContain(`<${IT}>  may have been sent on 16 November 2026`);
  expect(office.accepted.slice(2).map(({ to }) => to[0])).toEqual([ANNE, IT]);

  const settled = await deliverOn(DAYS[30], firm, { action: arrived, only: "acme" });
  expect(settled.code, settled.printed).toBe(0);
  expect((await deliverOn(DAYS[30], firm)).code).toBe(0);
  expect((await letterJournal(firm)).at(-1)).toMatchObject({ event: "arrived", letter: { step: 60 }, ...BY });
  expect(office.accepted).toHaveLength(4);
});

test("--resend sends today's letter again; one whose time is past is not sent", async () => {
  const office = await postOffice({ message: (to) => (to === IT ? "hang up" : null) });
  const firm = await letterFirm(office.server);
  await deliverOn(DAYS[60], firm);
  const past = await deliverOn(DAYS[30], firm, { action: resend, only: "Acme" });
  expect(past.printed).toContain(`Acme, VIP 2027-01-15 <${IT}>  not sent again: it is no longer due`);
  const before = office.accepted.length;
  await deliverOn(DAYS[30], firm, { action: arrived, only: "Acme" });
  await deliverOn(DAYS[30], firm, { action: resend, only: "Acme" });
  expect(office.accepted.slice(before).map(({ to }) => to[0])).toEqual([ANNE, IT]);
  const none = await deliverOn(DAYS[30], firm, { action: arrived, only: "Cedar" });
  expect(none.code).toBe(2);
  expect(none.printed).toContain("No letter about a renewal to “Cedar” was ever started.");
});

test("one that is in doubt is no longer asked about when its term is over", async () => {
  const office = await postOffice({ message: () => "hang up" });
  const firm = await letterFirm(office.server, { mail: { recipients: { Acme: ANNE } } });
  await deliverOn(DAYS[7], firm);
  expect((await deliverOn(DAYS[1], firm)).code).toBe(1);
  expect((await deliverOn(DAYS[0], firm)).code).toBe(0);
});

test("of one client only; a name that has no letter, or nobody has, is told", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server, {
    mail: { recipients: { Acme: ANNE, Boréal: BOREAL, Acmee: "x@y.example" } },
  });
  const only = await deliverOn(DAYS[7], firm, { only: "boreal" });
  expect(only.code).toBe(1);
  expect(only.printed).toContain("no client of the month is called “Acmee”; did you mean “Acme”?");
  expect(office.accepted.map(({ to }) => to[0])).toEqual([BOREAL]);
  for (const name of ["Cedar", "Nobody"]) {
    const { code, printed } = await deliverOn(DAYS[7], firm, { only: name });
    expect(code).toBe(2);
    expect(printed).toContain(`No letter about a renewal is due for “${name}” today.`);
  }
});

test("a dry run writes what would be sent, says why and to whom, and records nothing; what was sent is told", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server, { mail: { recipients: { Acme: [ANNE, IT] } } });
  const { code, printed } = await deliverOn(DAYS[7], firm, { action: dryRun });
  expect(code).toBe(0);
  expect(printed).toContain("Renewals, 8 January 2027: 1 letter");
  expect(printed).toContain(
    `Acme, VIP 2027-01-15 <${ANNE}>  would be sent: the letter of 7 days before; 7 days left`,
  );
  expect(printed).toContain("No address: Boréal");
  const files = await letterFiles(firm);
  expect([...files.keys()]).toEqual(["Acme, VIP 2027-01-15.eml"]);
  expect(await letterJournal(firm)).toEqual([]);
  expect(office.connections()).toBe(0);
  await deliverOn(DAYS[7], firm, { action: dryRun });
  expect(await letterFiles(firm)).toEqual(files);

  await deliverOn(DAYS[7], firm);
  const undated = (raw: Buffer = Buffer.alloc(0)) =>
    raw
      .toString("latin1")
      .replace(/^Date: .*$/m, "")
      .trimEnd();
  expect(undated(office.accepted[0]?.raw)).toBe(undated(files.get("Acme, VIP 2027-01-15.eml")));
  const again = await deliverOn(DAYS[7], firm, { action: dryRun });
  expect(again.printed).toContain(`<${IT}>  sent before, on 8 January 2027 at 12:00`);
  expect((await letterFiles(firm)).size).toBe(0);
});

test("work after today is not counted; without a pace what is left is at stake", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server);
  await rm(join(firm.folder, "logs/october.csv"));
  await put(firm.folder, "logs/all.csv", "id,date,client,minutes,category\n1,2026-11-30,Acme,60,how_to\n");
  await deliverOn(DAYS[60], firm, { only: "Acme" });
  const { text } = await PostalMime.parse(office.accepted[0]?.raw ?? "");
  expect(text).toContain("- VIP, hours left: 8.00 h\n");
  expect(text).toContain("- Hours at stake: 8.00 h, kept for the new term");
});

test("hours come from the books of closed months; a clock within them stops all", async () => {
  const office = await postOffice();
  const firm = await letterFirm(office.server, { mail: { recipients: { Acme: ANNE } } });
  expect((await run(firm.folder)).code).toBeLessThan(2);
  const config = await readConfig(firm.config);
  await closeMonth({ period: PERIOD, by: "Ada", at: new Date("2026-11-03T15:00:00Z") }, config, SILENT);
  await put(
    firm.folder,
    "logs/november.csv",
    "id,date,client,minutes,category\n4,2026-11-10,Acme,120,how_to\n",
  );
  await deliverOn(DAYS[60], firm);
  const { text } = await PostalMime.parse(office.accepted[0]?.raw ?? "");
  expect(text).toContain("- VIP, hours left: 3.00 h\n");
  const { code, printed } = await deliverOn("2026-10-30", firm);
  expect(code).toBe(2);
  expect(printed).toContain("2026-10 was closed on");
});

test("two clients that are joined meanwhile: each bank has its letters, none twice", async () => {
  const office = await postOffice();
  const recipients = { Acme: ANNE, Bolt: "bob@bolt.example" };
  const firm = await letterFirm(office.server, {
    mail: { recipients },
    files: { "contracts.csv": rows("Bolt,VIP,2,2026-01-15,2026-01-15,,,,") },
  });
  await run(firm.folder);
  const config = await readConfig(firm.config);
  await closeMonth({ period: PERIOD, by: "Ada", at: new Date("2026-11-03T15:00:00Z") }, config, SILENT);
  expect(await sentOn(DAYS[60], firm, office)).toEqual([ANNE, "bob@bolt.example"]);
  const text = JSON.parse(await readFile(firm.config, "utf8"));
  text.mail.recipients = { Acme: [ANNE, "bob@bolt.example"] };
  await writeFile(firm.config, JSON.stringify({ ...text, aliases: { Bolt: "Acme" } }));
  const { printed } = await deliverOn(DAYS[45], firm, { action: dryRun });
  expect(printed).toContain(`  Acme, VIP 2027-01-15 <${ANNE}>  sent before`);
  expect(printed).toContain("  Acme (Bolt), VIP 2027-01-15 <bob@bolt.example>  sent before");
  expect((await letterFiles(firm)).size, "the address that each bank's letter did not have yet").toBe(2);
});

test("Orange of several rows, Starter renewed as Care, paid online; a bank that is used up has nothing at stake", async () => {
  const office = await postOffice();
  const work = "id,date,client,minutes,category\n1,2026-02-03,Dune,120,how_to\n";
  const firm = await letterFirm(office.server, {
    mail: { recipients: { Dune: "d@dune.example", Elm: "e@elm.example" } },
    files: {
      "logs/october.csv": work,
      "contracts.csv": rows(
        "Dune,VIP,2,2026-01-15,2026-01-15,,,,",
        "Elm,ORANGE_STARTER,1,2026-01-20,2026-01-20,online,,,",
        "Elm,ORANGE_STARTER,2,2026-06-01,2026-06-01,online,,,",
      ),
    },
  });
  expect(await sentOn(DAYS[7], firm, office)).toEqual(["d@dune.example", "e@elm.example"]);
  const [dune, elm] = await Promise.all(office.accepted.map(({ raw }) => PostalMime.parse(raw)));
  expect(dune?.text).not.toMatch(/hours left|at stake/);
  expect(elm?.text).toContain("- Plan: Orange Starter (3 subscribers), 20 January 2026 to 19 January 2027\n");
  expect(elm?.text).toContain(
    "- New term: Orange Care (3 subscribers), 20 January 2027 to 19 January 2028\n",
  );
  expect(elm?.text).toContain(
    "- Price if paid by 20 January 2027: 486.00 CAD before tax (10% off, paid online)\n",
  );
  expect(elm?.text).toContain("- Price a day late, on 21 January 2027: 538.52 CAD before tax (pro rata");
  expect(elm?.text).not.toMatch(/The same|at stake/);
});

test("runs are not kept waiting while the server is", async () => {
  const locks: string[][] = [];
  const there = { folder: "" };
  const office = await postOffice({
    message: () => {
      locks.push(readdirSync(join(there.folder, "out")).filter((name) => name.endsWith("lock")));
      return null;
    },
  });
  const firm = await letterFirm(office.server);
  there.folder = firm.folder;
  await deliverOn(DAYS[60], firm);
  expect(locks).toEqual([[".mail-lock"], [".mail-lock"]]);
});

test("what the letters say, in English and in French, with the firm's own sentences", async () => {
  const office = await postOffice();
  const usual = await letterFirm(office.server);
  await deliverOn(DAYS[60], usual, { only: "Acme" });
  await deliverOn(DAYS[7], usual, { only: "Boréal" });
  const [acme, , boreal] = await Promise.all(office.accepted.map(({ raw }) => PostalMime.parse(raw)));
  for (const [name, letter] of Object.entries({ en: acme, fr: boreal })) {
    const file = join(PROJECT, `test/golden/renewal-letter.${name}.txt`);
    const text = `${letter?.subject}\n\n${letter?.text?.trim()}\n`;
    if (process.env.UPDATE_GOLDEN === "1") await writeFile(file, text);
    expect(text).toBe(await readFile(file, "utf8"));
    expect(letter?.attachments).toEqual([]);
    expect(letter?.html).not.toMatch(/https?:|src=|url\(|<script|<link/i);
    for (const line of letter?.text?.split("\n").filter((one) => one.startsWith("- ")) ?? [])
      for (const part of line.slice(2).split(/ ?: /))
        expect(letter?.html?.replaceAll("&quot;", '"')).toContain(part);
  }
  expect(office.accepted[2]?.raw.toString("latin1")).toContain("Content-Language: fr\r\n");

  const own = await letterFirm(office.server, {
    mail: {
      renewals: {
        link: "https://nordet.example/renew",
        howToDecline: { fr: "écrivez à <ventes@nordet.example>." },
      },
    },
  });
  await deliverOn(DAYS[7], own, { only: "Boréal" });
  const { text, html } = await PostalMime.parse(office.accepted.at(-1)?.raw ?? "");
  expect(text).toContain(
    "Comment renouveler : allez à https://nordet.example/renew, ou répondez à ce message.",
  );
  expect(text).toContain("Comment refuser : écrivez à <ventes@nordet.example>.");
  expect(html).toContain("écrivez à &lt;ventes@nordet.example&gt;.");
});
