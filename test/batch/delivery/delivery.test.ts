/** A closed month delivered to a real SMTP server: who gets what, what is sent once, and what a person reads. */

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { expect, test } from "vitest";
import { FIGURES } from "../../../batch/delivery/figures.ts";
import { clientLetter, firmLetter } from "../../../batch/delivery/message.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import { firmFolder, monthFolder, PERIOD, PROJECT, run } from "../firm-folder.ts";
import {
  closedFirm,
  closeMonth,
  deliver,
  emlFiles,
  FERGUS,
  GINETTE,
  journal,
  MANAGER,
  RECIPIENTS,
  SUMMARY,
  THEATRE,
} from "./closed-firm.ts";
import { type Accepted, postOffice } from "./post-office.ts";

const BY = { by: "Anne Roy", reason: "seen in the server's log" };
const resend = { kind: "resend", ...BY } as const;
const arrived = { kind: "arrived", ...BY } as const;

const FERGUS_AT = RECIPIENTS[FERGUS];
const GINETTE_AT = "ginette@boulangerie.example";
const THEATRE_AT = RECIPIENTS[THEATRE];
const EVERYBODY = [GINETTE_AT, FERGUS_AT, THEATRE_AT, MANAGER];

const addressesOf = (accepted: readonly Accepted[]) => accepted.map(({ to }) => to.join());

async function attached(email: Email): Promise<{ name: string | null; sha256: string }> {
  expect(email.attachments).toHaveLength(1);
  const [attachment] = email.attachments;
  const content = attachment?.content;
  if (!(content instanceof ArrayBuffer)) throw new Error("the attachment has bytes");
  return { name: attachment?.filename ?? null, sha256: sha256Of(new Uint8Array(content)) };
}

test("the manager is told of banks that are nearly or wholly used, and a client of its own", async () => {
  // 30 and 75 minutes of 120 are 87 %.
  const folder = await firmFolder({
    "logs/october.csv":
      "id,date,client,minutes,category\n1,2026-10-01,Acme,20,how_to\n2,2026-10-05,Acme,70,how_to\n",
  });
  await run(folder);
  const month = FIGURES.parse(JSON.parse(await readFile(join(monthFolder(folder), "run.json"), "utf8")));
  const [acme] = month.clients;
  if (acme === undefined) throw new Error("no client");
  expect(firmLetter(month).figures).toContainEqual({
    label: "Banks nearly or wholly used",
    value: "Acme, VIP: 80% or more used, 0.25 h left",
  });
  expect(clientLetter(month, acme).figures).toContainEqual({
    label: "VIP, hours used",
    value: "80% or more; 0.25 h of 2.00 h are left",
  });
});

test("each client and the manager get their own workbook, byte for byte, once", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server);
  const { code, printed, logged } = await deliver(firm);
  expect(code).toBe(0);
  expect(addressesOf(office.accepted)).toEqual(EVERYBODY);
  for (const [index, client] of [GINETTE, FERGUS, THEATRE, SUMMARY].entries()) {
    const email = await PostalMime.parse(office.accepted[index]?.raw ?? "");
    const { name, sha256 } = await attached(email);
    expect(sha256).toBe(sha256Of(firm.workbooks.get(client) ?? ""));
    expect(name).toContain(PERIOD);
    expect(office.accepted[index]?.from).toBe("support@nordet.example");
  }
  expect(printed.split("\n")).toHaveLength(5);
  expect(printed).toContain(`${FERGUS} <${FERGUS_AT}>  sent: 250`);
  expect(logged.match(/"mail\.sent"/g)).toHaveLength(4);
  expect(office.connections()).toBe(1);
  expect((await journal(firm)).map(({ event }) => event)).toEqual(
    EVERYBODY.flatMap(() => ["sending", "sent"]),
  );

  const again = await deliver(firm);
  expect(again.code).toBe(0);
  expect(again.printed).toContain(`${FERGUS} <${FERGUS_AT}>  sent before, on 3 November 2026 at 04:00`);
  expect(office.accepted).toHaveLength(4);
});

test("a month of an earlier version, without an overview, is reported as one with it", async () => {
  const run = JSON.parse(await readFile(join(PROJECT, "test/golden/run-2026-10.json"), "utf8"));
  const { overview, ...earlier } = run;
  expect(FIGURES.parse(run).overview.renewals).toHaveLength(overview.renewals.length);
  expect(FIGURES.parse(earlier)).toEqual(FIGURES.parse(run));
});

test("English and French, by the client's language", async () => {
  const office = await postOffice();
  await deliver(await closedFirm(office.server));
  const [ginette, fergus, theatre, manager] = await Promise.all(
    office.accepted.map(({ raw }) => PostalMime.parse(raw)),
  );
  expect(fergus?.subject).toBe("Support plan usage, October 2026: Fergus Ironworks Ltd.");
  expect(fergus?.text?.trim().split("\n")).toEqual([
    "Hello,",
    "",
    "Here is how Fergus Ironworks Ltd. used its support plan in October 2026.",
    "",
    "- VIP, hours left: 6.25 h of 7.25 h, expiring on 14 October 2027",
    "- Next renewal: VIP expires on 14 October 2027; on time until 13 October 2027",
    "",
    "The attached workbook, “Fergus Ironworks Ltd 2026-10.xlsx”, lists every entry with the rule behind it. If anything looks wrong, reply to this message.",
    "",
    "Nordet Support",
  ]);
  expect(theatre?.subject).toBe("Utilisation du forfait de soutien, octobre 2026 : Théâtre du Vieux-Quai");
  expect(theatre?.text?.trim().split("\n").slice(2, 7)).toEqual([
    "Voici comment Théâtre du Vieux-Quai a utilisé son forfait de soutien en octobre 2026.",
    "",
    "- Dépassement Orange : aucun",
    "- Facturé ce mois-ci : 2,00 h",
    "- Prochain renouvellement : Orange Care expire le 15 décembre 2026 ; à temps jusqu’au 15 décembre 2026",
  ]);
  expect(ginette?.to).toEqual([{ name: "Ginette Roy", address: GINETTE_AT }]);
  expect(ginette?.html).toContain("Voici comment Boulangerie &quot;Chez Ginette&quot; a utilisé");
  expect(manager?.subject).toBe("Support plans, all clients, October 2026");
  expect(manager?.text).toContain("- Clients: 3\n");
  expect(manager?.text).toContain(
    '- To renew by 29 January 2027: Boulangerie "Chez Ginette", VIP: 15 November 2026; Théâtre du Vieux-Quai, Orange Care: 15 December 2026\n',
  );
  for (const email of [ginette, fergus, theatre, manager]) {
    expect(email?.from).toEqual({ name: "Nordet Support", address: "support@nordet.example" });
    expect(email?.html).not.toMatch(/https?:|src=|url\(|<script|<link/i);
  }
});

test("several addresses of a client: each gets the message once, and one that is refused keeps no other waiting", async () => {
  let isRefusing = true;
  const office = await postOffice({
    recipient: (address) => (isRefusing && address.startsWith("gone") ? "550 5.1.1 no such user" : null),
  });
  const recipients = {
    [FERGUS]: ["gone@ironworks.example", FERGUS_AT, FERGUS_AT.toUpperCase()],
    [THEATRE]: THEATRE_AT,
  };
  const firm = await closedFirm(office.server, {
    mail: { from: "s@nordet.example", server: office.server, recipients },
  });
  const { code, printed } = await deliver(firm);
  expect(code).toBe(1);
  expect(addressesOf(office.accepted)).toEqual([FERGUS_AT, THEATRE_AT]);
  expect(printed).toContain(
    `${FERGUS} <gone@ironworks.example>  refused by the server, will be tried again: 550 5.1.1 no such user`,
  );
  expect(printed).toContain(`No address: ${GINETTE}`);

  isRefusing = false;
  expect((await deliver(firm)).code).toBe(0);
  expect(addressesOf(office.accepted)).toEqual([FERGUS_AT, THEATRE_AT, "gone@ironworks.example"]);
});

test("a message refused after its last byte was not taken: it is tried again", async () => {
  let refusal: string | null = "451 4.7.1 try again later";
  const office = await postOffice({ message: (to) => (to === FERGUS_AT ? refusal : null) });
  const firm = await closedFirm(office.server);
  const { code, printed } = await deliver(firm);
  expect(code).toBe(1);
  expect(printed).toContain(
    `<${FERGUS_AT}>  refused by the server, will be tried again: 451 4.7.1 try again later`,
  );
  expect(addressesOf(office.accepted)).toEqual([GINETTE_AT, THEATRE_AT, MANAGER]);
  refusal = null;
  expect((await deliver(firm)).code).toBe(0);
  expect(addressesOf(office.accepted)).toEqual([GINETTE_AT, THEATRE_AT, MANAGER, FERGUS_AT]);
});

test("the server hangs up after the final dot: nobody knows, nothing is sent again until somebody says", async () => {
  const office = await postOffice({
    message: (to) => (to === FERGUS_AT && office.accepted.length < 4 ? "hang up" : null),
  });
  const firm = await closedFirm(office.server);
  const { code, printed, logged } = await deliver(firm);
  expect(code).toBe(1);
  expect(addressesOf(office.accepted)).toEqual(EVERYBODY);
  const messageId = (await PostalMime.parse(office.accepted[1]?.raw ?? "")).messageId;
  const doubt = `${FERGUS} <${FERGUS_AT}>  may have been sent on 3 November 2026 at 04:00: the server's answer was lost. Look for ${messageId} in`;
  expect(printed).toContain(doubt);
  expect(printed).toContain(
    `--arrived "${FERGUS}" if it arrived, --resend "${FERGUS}" if not, with --reason`,
  );
  expect(logged).toContain('["error","mail.unknown"');

  const again = await deliver(firm);
  expect(again.code).toBe(1);
  expect(again.printed).toContain(doubt);
  expect(office.accepted).toHaveLength(4);

  const settled = await deliver(firm, { action: arrived, only: "fergus ironworks, ltd" });
  expect(settled.code).toBe(0);
  expect((await journal(firm)).at(-1)).toMatchObject({
    event: "arrived",
    client: FERGUS,
    to: FERGUS_AT,
    ...BY,
  });
  expect((await deliver(firm)).code).toBe(0);
  expect(office.accepted).toHaveLength(4);
});

test("--resend sends what is in doubt, to that address alone, with the same Message-ID", async () => {
  const office = await postOffice({
    message: (to) => (to === "b@ironworks.example" && office.accepted.length < 3 ? "hang up" : null),
  });
  const recipients = { [FERGUS]: ["a@ironworks.example", "b@ironworks.example"] };
  const firm = await closedFirm(office.server, {
    mail: { from: "s@nordet.example", server: office.server, recipients },
  });
  expect((await deliver(firm)).code).toBe(1);
  const once = await deliver(firm, { action: resend, only: FERGUS });
  // The server hangs up again.
  expect(once.code).toBe(1);
  expect(once.printed).toContain("<a@ironworks.example>  sent before");
  const twice = await deliver(firm, { action: resend, only: FERGUS });
  expect(twice.code).toBe(0);
  expect(addressesOf(office.accepted).map((to) => to[0])).toEqual(["a", "b", "b", "b"]);
  const ids = await Promise.all(
    office.accepted.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId),
  );
  expect(new Set(ids).size).toBe(1);
});

test("--resend of what is not in doubt sends it again; of nothing, and to nobody, is refused", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server);
  const nothing = await deliver(firm, { action: resend, only: SUMMARY });
  expect(nothing).toMatchObject({ code: 2 });
  expect(nothing.printed).toContain(`No message to “${SUMMARY}” was ever started for this month.`);
  expect((await deliver(firm, { only: SUMMARY })).code).toBe(0);
  expect((await deliver(firm, { action: resend, only: SUMMARY })).code).toBe(0);
  expect(addressesOf(office.accepted)).toEqual([MANAGER, MANAGER]);
  const nobody = await deliver(firm, { only: "Acme" });
  expect(nobody).toMatchObject({ code: 2 });
  expect(nobody.printed).toContain("No message of the month is for “Acme”.");
  expect((await deliver(firm, { action: arrived, only: SUMMARY })).code).toBe(2);
});

test("a message in doubt to an address that the configuration no longer has is still reported", async () => {
  const office = await postOffice({ message: (to) => (to === FERGUS_AT ? "hang up" : null) });
  const firm = await closedFirm(office.server);
  await deliver(firm);
  const config = JSON.parse(await readFile(firm.config, "utf8"));
  config.mail.recipients[FERGUS] = "new@ironworks.example";
  await writeFile(firm.config, JSON.stringify(config));
  const { code, printed } = await deliver(firm);
  expect(code).toBe(1);
  expect(printed).toContain(`${FERGUS} <${FERGUS_AT}>  may have been sent`);
  expect((await deliver(firm, { action: arrived, only: FERGUS })).code).toBe(0);
  expect((await deliver(firm)).code).toBe(0);
});

test("a month closed again with other workbooks is reported, and sent only when somebody says so", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server);
  await deliver(firm);
  const workbooks = await closeMonth(firm.folder, 10_000);
  const { code, printed } = await deliver(firm);
  expect(code).toBe(1);
  expect(printed).toContain(
    `${FERGUS} <${FERGUS_AT}>  was sent on 3 November 2026 at 04:00 with a workbook that has changed since. To send the new one: --resend "${FERGUS}"`,
  );
  expect(office.accepted).toHaveLength(4);
  expect((await deliver(firm, { action: resend, only: FERGUS })).code).toBe(0);
  const { sha256 } = await attached(await PostalMime.parse(office.accepted[4]?.raw ?? ""));
  expect(sha256).toBe(sha256Of(workbooks.get(FERGUS) ?? ""));
});

test("a server that takes one message a connection, and one that takes none any more, lose nothing", async () => {
  const office = await postOffice({
    options: {
      onMailFrom: (_address, session, done) => {
        const isSpent = (session as { isSpent?: boolean }).isSpent === true;
        (session as { isSpent?: boolean }).isSpent = true;
        done(isSpent ? Object.assign(new Error("4.7.0 too many messages"), { responseCode: 421 }) : null);
      },
    },
  });
  const firm = await closedFirm(office.server);
  expect((await deliver(firm)).code).toBe(0);
  expect(addressesOf(office.accepted)).toEqual(EVERYBODY);
  expect(office.connections()).toBe(4);
});

test("no server: nothing was sent, and the next delivery sends everything", async () => {
  const office = await postOffice();
  const firm = await closedFirm({ ...office.server, port: 1 });
  const { code, printed } = await deliver(firm);
  expect(code).toBe(2);
  expect(printed).toMatch(
    /127\.0\.0\.1: the mail server can't be used \(.*ECONNREFUSED.*\)\. Nothing more was sent/,
  );
  expect(await journal(firm)).toEqual([]);
  const config = JSON.parse(await readFile(firm.config, "utf8"));
  config.mail.server = office.server;
  await writeFile(firm.config, JSON.stringify(config));
  expect((await deliver(firm)).code).toBe(0);
  expect(office.accepted).toHaveLength(4);
});

test("refused before anything is sent: a month not closed, a changed or missing workbook, no “mail”", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server);
  const reported = async (code: number, sentence: string, period = PERIOD) => {
    const delivered = await deliver(firm, { period });
    expect(delivered.printed).toContain(sentence);
    expect(delivered.code).toBe(code);
  };
  await reported(2, "2026-09 is not closed, and only a closed month is delivered.", "2026-09");
  const workbook = join(firm.folder, "out", PERIOD, "Fergus Ironworks Ltd.xlsx");
  const bytes = await readFile(workbook);
  await writeFile(workbook, "tampered");
  await reported(2, `${workbook}: this is not the file that the month was closed with.`);
  await rm(workbook);
  await reported(2, `${workbook}: the file can't be read (there is no such file or folder).`);
  await writeFile(workbook, bytes);
  await writeFile(firm.config, JSON.stringify({ register: "contracts.csv", logs: "logs", out: "out" }));
  await reported(2, "“mail” is missing, so nothing can be sent.");
  expect(office.connections()).toBe(0);
});

test("a recipient that is no client of the month is reported with the nearest, and the others are served", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server, {
    mail: {
      from: "s@nordet.example",
      server: office.server,
      recipients: { "Fergus Ironwork": "x@y.example", "Le Théâtre": THEATRE_AT },
    },
    aliases: { "Le Théâtre": THEATRE },
  });
  const { code, printed } = await deliver(firm);
  expect(code).toBe(1);
  expect(printed).toContain(
    "“mail.recipients”: no client of the month is called “Fergus Ironwork”; did you mean “Fergus Ironworks Ltd.”? Correct it there.",
  );
  expect(addressesOf(office.accepted)).toEqual([THEATRE_AT]);
});

test("a firm that reads French gets its messages in French", async () => {
  const office = await postOffice({ recipient: () => "550 non" });
  const firm = await closedFirm(office.server, { language: "fr" });
  const { code, printed } = await deliver(firm);
  expect(code).toBe(1);
  expect(printed).toContain("refusé par le serveur, à réessayer : 550 non");
});

test("a journal that was damaged is named and nothing is sent; a line cut short by a crash never happened", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server);
  await deliver(firm, { only: FERGUS });
  const path = join(firm.folder, "out", "mail", `${PERIOD}.jsonl`);
  const text = await readFile(path, "utf8");
  const [sending = ""] = text.split("\n");

  await writeFile(path, `${sending.replace("ironworks", "élan").slice(0, 90)}\n${text}`);
  const damaged = await deliver(firm);
  expect(damaged.code).toBe(2);
  expect(damaged.printed).toContain(
    `${path}:1: this line of the record of sent mail was changed by hand or damaged.`,
  );
  expect(office.accepted).toHaveLength(1);

  for (const length of [0, 1, 40, sending.length - 1, sending.length]) {
    const torn = sending.replace(FERGUS_AT, THEATRE_AT).replace(FERGUS, THEATRE).slice(0, length);
    await writeFile(path, `${text}${torn}`);
    const accepted = office.accepted.length;
    expect((await deliver(firm, { only: THEATRE })).code).toBe(0);
    expect(office.accepted).toHaveLength(accepted + 1);
    expect((await journal(firm)).slice(0, 2)).toEqual(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
  }
});

test("a dry run writes the messages, the same bytes each time, and sends and records nothing", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server);
  const { code, printed } = await deliver(firm, { action: { kind: "dry_run" } });
  expect(code).toBe(0);
  expect(printed).toContain("Dry run: nothing was sent. The messages are in ");
  const files = await emlFiles(firm);
  expect([...files.keys()]).toEqual([
    "Boulangerie Chez Ginette.eml",
    "Fergus Ironworks Ltd.eml",
    "Summary 2026-10.eml",
    "Théâtre du Vieux-Quai.eml",
  ]);
  expect(office.connections()).toBe(0);
  expect(await journal(firm)).toEqual([]);
  await deliver(firm, { action: { kind: "dry_run" } });
  expect(await emlFiles(firm)).toEqual(files);
  await deliver(firm, { action: { kind: "dry_run" }, only: FERGUS });
  expect([...(await emlFiles(firm)).keys()]).toEqual(["Fergus Ironworks Ltd.eml"]);

  await deliver(firm, { only: FERGUS });
  const undated = (raw: Buffer) => raw.toString("latin1").replace(/^Date: .*$/m, "");
  const written = files.get("Fergus Ironworks Ltd.eml") ?? Buffer.alloc(0);
  expect(undated(office.accepted[0]?.raw ?? Buffer.alloc(0)).trimEnd()).toBe(undated(written).trimEnd());
  expect(written.toString("latin1")).toContain("\r\nDate: Mon, 02 Nov 2026 14:30:00 +0000\r\n");
});

test("what goes over the wire is RFC 5322: short ASCII lines that end with CRLF, the headers that must be there", async () => {
  const office = await postOffice();
  const firm = await closedFirm(office.server);
  await deliver(firm, { action: { kind: "dry_run" } });
  for (const bytes of (await emlFiles(firm)).values()) {
    const text = bytes.toString("latin1");
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]|[^\p{ASCII}]|\0/u);
    for (const line of text.split("\r\n")) expect(line.length).toBeLessThanOrEqual(78);
    const [head = ""] = text.split("\r\n\r\n");
    for (const header of ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version"])
      expect(head.match(new RegExp(`^${header}: `, "gim"))).toHaveLength(1);
  }
});
