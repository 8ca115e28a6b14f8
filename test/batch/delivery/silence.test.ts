/** A mail server that takes its time: how long it is waited for, what becomes of each message, and who goes on meanwhile. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { MailServer, Silent } from "../../../batch/delivery/mail-server.ts";
import { reopenMonth } from "../../../batch/run/month-closing.ts";
import { ORDINARY, PERIOD, run } from "../firm-folder.ts";
import {
  closedFirm,
  closeMonth,
  deliver,
  FERGUS,
  GINETTE,
  journal,
  MANAGER,
  RECIPIENTS,
  SUMMARY,
  THEATRE,
} from "./closed-firm.ts";
import { muteServer, type Step } from "./mute-server.ts";

const GINETTE_AT = "ginette@boulangerie.example";
const EVERYBODY = [GINETTE_AT, RECIPIENTS[FERGUS], RECIPIENTS[THEATRE], MANAGER];
const NAMED = [
  [GINETTE, GINETTE_AT],
  [FERGUS, RECIPIENTS[FERGUS]],
  [THEATRE, RECIPIENTS[THEATRE]],
  [SUMMARY, MANAGER],
] as const;
const untried = (name: string, to: string) =>
  `${name} <${to}>  not sent, as the mail server can't be used: run again when it can`;
/** So that a slow machine is not taken for a silent one. */
const STEP = 700;
const WAITED = 30_000;
const LOGIN = { SMTP_USER: "support", SMTP_PASSWORD: "very secret" };

describe("a server that falls silent", () => {
  test.each([
    ["greeting", "none", {}],
    ["EHLO", "none", {}],
    ["STARTTLS", "starttls", {}],
    ["handshake", "starttls", {}],
    ["AUTH", "none", LOGIN],
  ] as const)(
    "at %s can't be used: nothing is sent, and each message is reported",
    async (at, security, login) => {
      const office = await muteServer(security);
      const firm = await closedFirm(office.server);
      office.mute = { at, time: 1 };
      const since = Date.now();
      const { code, printed } = await deliver(firm, { step: STEP }, login);
      expect(Date.now() - since).toBeLessThan(WAITED);
      expect(code, printed).toBe(2);
      expect(printed).toMatch(
        /127\.0\.0\.1: the mail server can't be used \(.+\)\. Nothing more was sent; check/,
      );
      for (const [name, to] of NAMED) expect(printed).toContain(untried(name, to));
      expect(printed).toMatch(/Nothing was sent\.$/);
      expect(printed).not.toContain("very secret");
      expect(await journal(firm)).toEqual([]);
      if (security === "starttls") return;
      office.speak();
      expect((await deliver(firm, {}, login)).code).toBe(0);
      expect(office.taken).toEqual(EVERYBODY);
    },
  );

  test.each(["MAIL", "RCPT", "DATA"] as const)(
    "at %s of the second message: that one is not sent, no further one is tried, and the next delivery sends them",
    async (at) => {
      const office = await muteServer();
      const firm = await closedFirm(office.server);
      office.mute = { at, time: 2 };
      const { code, printed, logged } = await deliver(firm, { step: STEP });
      expect(code).toBe(1);
      expect(printed).toContain(`${GINETTE} <${GINETTE_AT}>  sent: 250 taken`);
      expect(printed).toContain(
        `${FERGUS} <${RECIPIENTS[FERGUS]}>  not sent, will be tried again: the mail server did not answer for 0.7 s`,
      );
      expect(printed).toContain(untried(THEATRE, RECIPIENTS[THEATRE]));
      expect(printed).toContain(untried(SUMMARY, MANAGER));
      expect(printed).not.toContain("Nothing was sent");
      expect(logged.match(/"mail\.untried"/g)).toHaveLength(2);
      expect((await journal(firm)).map(({ event }) => event)).toEqual(["sending", "sent"]);

      office.speak();
      expect((await deliver(firm)).code).toBe(0);
      expect(office.taken).toEqual(EVERYBODY);
    },
  );

  test("at the first message: nothing was sent", async () => {
    const office = await muteServer();
    const firm = await closedFirm(office.server, { language: "fr" });
    office.mute = { at: "MAIL", time: 1 };
    const { code, printed } = await deliver(firm, { step: STEP });
    expect(code).toBe(2);
    expect(printed).toContain(
      `${GINETTE} <${GINETTE_AT}>  non envoyé, à réessayer : le serveur de courriel n’a rien répondu pendant 0,7 s`,
    );
    expect(printed).toContain(
      `${SUMMARY} <${MANAGER}>  non envoyé, car le serveur de courriel est inutilisable : relancez quand il sera rétabli`,
    );
    expect(printed).toMatch(/Rien n’a été envoyé\.$/);
  });

  test("after the end of a message: only the server knows, no further one is tried, and a person is asked", async () => {
    const office = await muteServer();
    const firm = await closedFirm(office.server);
    office.mute = { at: "end", time: 1 };
    const { code, printed } = await deliver(firm, { step: STEP });
    expect(code).toBe(1);
    expect(printed).toContain(`${GINETTE} <${GINETTE_AT}>  may have been sent on`);
    // As a shell takes it.
    expect(printed).toContain(String.raw`--arrived "Boulangerie \"Chez Ginette\"" if it arrived`);
    for (const [name, to] of NAMED.slice(1)) expect(printed).toContain(untried(name, to));
    expect(printed).not.toContain("Nothing was sent");
    expect((await journal(firm)).map(({ event }) => event)).toEqual(["sending", "lost"]);
    expect(office.taken).toEqual([GINETTE_AT]);

    office.speak();
    const again = await deliver(firm);
    expect(again.code).toBe(1);
    expect(again.printed).toContain(`${GINETTE} <${GINETTE_AT}>  may have been sent on`);
    expect(office.taken).toEqual(EVERYBODY);
  });

  test("by never ending its answer: that has an end too", async () => {
    const office = await muteServer();
    const firm = await closedFirm(office.server);
    office.mute = { at: "MAIL", time: 1 };
    office.dripEvery = 50;
    const since = Date.now();
    expect((await deliver(firm, { step: 300 })).code).toBe(2);
    expect(Date.now() - since).toBeLessThan(WAITED);
  });
});

test("what is written down while the server's time runs out is waited for, and its message has no end", async () => {
  const office = await muteServer();
  const server = new MailServer(office.server, null, 300);
  let isWritten = false;
  const beforeEnd = async () => {
    await new Promise((done) => setTimeout(done, 1_000));
    isWritten = true;
  };
  const mail = {
    from: "a@b.example",
    to: "c@d.example",
    bytes: Buffer.from("Subject: x\r\n\r\ny\r\n"),
    beforeEnd,
  };
  await expect(server.answer(mail)).rejects.toThrow(Silent);
  expect(isWritten).toBe(true);
  await new Promise((done) => setTimeout(done, 200));
  expect(office.taken).toEqual([]);
});

describe("while a delivery waits for its server", () => {
  /** A delivery that waits for the answer to a step of its first message. */
  async function waiting(at: Step) {
    const office = await muteServer();
    const firm = await closedFirm(office.server);
    office.mute = { at, time: 1 };
    const delivery = deliver(firm);
    await office.isMute();
    return { office, firm, delivery };
  }

  test.each(["MAIL", "end"] as const)(
    "(%s) the next month is run, and the delivery ends well",
    async (at) => {
      const { office, firm, delivery } = await waiting(at);
      await mkdir(join(firm.folder, "logs"));
      await writeFile(join(firm.folder, "contracts.csv"), ORDINARY["contracts.csv"]);
      await writeFile(join(firm.folder, "logs", "november.csv"), "date,client,minutes\n2026-11-03,Acme,20\n");
      const { code, printed } = await run(firm.folder, { period: "2026-11" });
      expect(code, printed).not.toBe(2);
      office.speak();
      expect((await delivery).code).toBe(0);
      expect(office.taken).toEqual(EVERYBODY);
    },
  );

  test.each(["MAIL", "end"] as const)(
    "(%s) a second delivery is refused, and each message goes once",
    async (at) => {
      const { office, firm, delivery } = await waiting(at);
      const second = await deliver(firm);
      expect(second.code).toBe(2);
      expect(second.printed).toMatch(/another run has been active since .*\nNothing was sent\.$/);
      office.speak();
      expect((await delivery).code).toBe(0);
      expect(office.taken).toEqual(EVERYBODY);
    },
  );

  test.each(["reopened", "closed anew"])("the month is %s: what it was is not sent", async (how) => {
    const { office, firm, delivery } = await waiting("RCPT");
    const by = { by: "Anne", reason: "a row is missing", at: new Date() };
    await reopenMonth({ period: PERIOD, ...by }, await readConfig(firm.config));
    if (how === "closed anew") await closeMonth(firm.folder, 10_000);
    office.speak();
    const { code, printed } = await delivery;
    expect(code).toBe(2);
    expect(printed).toContain(`${PERIOD} was reopened or closed again during delivery`);
    expect(printed).toMatch(/Nothing was sent\.$/);
    expect(office.taken).toEqual([]);
    expect(await journal(firm)).toEqual([]);
  });

  test("it is reopened after the first message: what was sent is not denied", async () => {
    const { office, firm, delivery } = await waiting("end");
    const config = await readConfig(firm.config);
    await reopenMonth({ period: PERIOD, by: "Anne", reason: "a row is missing", at: new Date() }, config);
    office.speak();
    const { code, printed } = await delivery;
    expect(code).toBe(1);
    expect(printed).toContain(`${GINETTE} <${GINETTE_AT}>  sent: 250 taken`);
    expect(printed).toContain("so nothing more is sent");
    expect(printed).not.toContain("Nothing was sent.");
    expect(office.taken).toEqual([GINETTE_AT]);
  });

  test("a workbook is changed after the first message: neither is what was sent denied", async () => {
    const { office, firm, delivery } = await waiting("end");
    const workbook = join(firm.folder, "out", PERIOD, "Fergus Ironworks Ltd.xlsx");
    await writeFile(workbook, `${await readFile(workbook)} `);
    office.speak();
    const { code, printed } = await delivery;
    expect(code).toBe(1);
    expect(printed).toContain(`${workbook}: this is not the file that the month was closed with.`);
    expect(printed).not.toMatch(/nothing was sent/i);
  });
});
