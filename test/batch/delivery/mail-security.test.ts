/** Encryption, and secrets that stay where they belong. */

import { readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { credentials } from "../../../batch/config/mail-settings.ts";
import { withoutSecrets } from "../../../batch/delivery/mail-server.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { WORDS } from "../../../core/words/words.ts";
import { filesUnder, firmFolder, PROJECT } from "../firm-folder.ts";
import { closedFirm, deliver, FERGUS, journal } from "./closed-firm.ts";
import { deliverProcess } from "./delivery-process.ts";
import { certificate, postOffice } from "./post-office.ts";

const SECRETS = { SMTP_USER: "mailer@nordet.example", SMTP_PASSWORD: 'pä$$ "wørd"+/=42' };

/** Every way in which a conversation writes the password. */
const FORMS = [
  SECRETS.SMTP_PASSWORD,
  Buffer.from(SECRETS.SMTP_PASSWORD).toString("base64"),
  Buffer.from(`\0${SECRETS.SMTP_USER}\0${SECRETS.SMTP_PASSWORD}`).toString("base64"),
];

describe("STARTTLS and AUTH with a certificate of an authority of the firm's own", () => {
  test.each(["starttls", "tls"])(
    "%s: trusted when the environment names the authority, refused otherwise",
    async (security) => {
      const made = await certificate();
      const office = await postOffice({
        options: {
          key: await readFile(made.key),
          cert: await readFile(made.certificate),
          secure: security === "tls",
          authOptional: false,
          onAuth: ({ username, password }, _session, done) =>
            username === SECRETS.SMTP_USER && password === SECRETS.SMTP_PASSWORD
              ? done(null, { user: username })
              : done(new Error("wrong")),
        },
      });
      const firm = await closedFirm(office.server);
      const distrusted = await deliverProcess(firm, { environment: SECRETS });
      expect(distrusted.code).toBe(2);
      expect(distrusted.printed).toContain("127.0.0.1: the mail server can't be used (");
      expect(office.accepted).toEqual([]);

      const environment = { ...SECRETS, NODE_EXTRA_CA_CERTS: made.authority };
      const { code, printed, reported } = await deliverProcess(firm, { environment });
      expect(code).toBe(0);
      expect(office.accepted).toHaveLength(4);
      for (const { isEncrypted, user } of office.accepted)
        expect([isEncrypted, user]).toEqual([true, SECRETS.SMTP_USER]);
      // One line of JSON an event.
      const events = reported
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(events.map(({ level, event }) => `${level} ${event}`)).toEqual(Array(4).fill("info mail.sent"));
      for (const secret of FORMS) expect(printed + reported).not.toContain(secret);
    },
  );
});

test("a server without STARTTLS gets nothing, not even a name", async () => {
  const office = await postOffice();
  const firm = await closedFirm({ ...office.server, security: "starttls" });
  const { code, printed } = await deliver(firm, {}, SECRETS);
  expect(code).toBe(2);
  expect(printed).toContain("the mail server can't be used");
  expect(office.accepted).toEqual([]);
  expect(await journal(firm)).toEqual([]);
});

test("a server that says all it hears in its errors brings no secret to light, in no file and no line", async () => {
  const heard: string[] = [];
  const parrot = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("220 parrot\r\n");
    socket.on("data", (chunk) => {
      const line = chunk.toString().trim();
      heard.push(line);
      const token = line.split(" ").at(-1) ?? "";
      const plain = Buffer.from(token, "base64").toString();
      if (/^EHLO/.test(line)) socket.write("250-parrot\r\n250 AUTH PLAIN LOGIN\r\n");
      else socket.write(`535 5.7.8 you said ${line}, that is ${plain.replace(/\0/g, " ")}\r\n`);
    });
  });
  await new Promise<void>((resolve) => parrot.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void parrot.close());
  const firm = await closedFirm({
    host: "127.0.0.1",
    port: (parrot.address() as AddressInfo).port,
    security: "none",
  });
  const { code, printed, reported } = await deliverProcess(firm, { environment: SECRETS });
  expect(heard.join("\n")).toContain(FORMS[2]);
  expect(code).toBe(2);
  expect(printed).toContain("535 5.7.8 you said AUTH PLAIN •••=, that is  ••• •••");
  const files = [...(await filesUnder(firm.folder)).values()].map((bytes) => bytes.toString()).join("\n");
  for (const secret of [...FORMS, SECRETS.SMTP_USER])
    expect(printed + reported + files).not.toContain(secret);
});

test("the environment's secrets: both or neither, and never in the clear beyond this machine", async () => {
  const office = await postOffice();
  const refused = async (host: string, environment: Record<string, string>, sentence: string) => {
    const firm = await closedFirm({ ...office.server, host });
    const { code, printed } = await deliver(firm, {}, environment);
    expect(code).toBe(2);
    expect(printed).toContain(sentence);
    expect(printed).not.toContain(SECRETS.SMTP_PASSWORD);
  };
  const { SMTP_USER, SMTP_PASSWORD } = SECRETS;
  await refused("127.0.0.1", { SMTP_USER }, "SMTP_USER is set and SMTP_PASSWORD is not.");
  await refused("127.0.0.1", { SMTP_PASSWORD }, "SMTP_PASSWORD is set and SMTP_USER is not.");
  const server = { host: "smtp.nordet.example", port: 25, security: "none" as const };
  expect(() => credentials(server, SECRETS, WORDS.fr.delivery)).toThrow("ne doit pas voyager en clair");
  await refused(
    "smtp.nordet.example",
    SECRETS,
    "a password must not travel unencrypted to smtp.nordet.example",
  );
  await refused("127.0.0.1.nordet.example", SECRETS, "a password must not travel unencrypted");
  expect(office.connections()).toBe(0);
});

describe("refused in the configuration", () => {
  const GOOD = { from: "s@nordet.example", server: { host: "smtp.nordet.example" } };
  const sentences = async (mail: object): Promise<string> => {
    const firm = { register: "contracts.csv", logs: "logs", out: "out", mail };
    const folder = await firmFolder({ "config.json": firm });
    const refused = await readConfig(join(folder, "config.json")).catch((error: unknown) => error);
    if (!(refused instanceof FatalError)) throw new Error("not refused");
    expect(refused.sentences).toHaveLength(1);
    return refused.message;
  };

  test.each([
    ["password", { ...GOOD, server: { ...GOOD.server, password: "hunter2" } }, "“mail.server.password”"],
    ["user", { ...GOOD, server: { ...GOOD.server, user: "hunter2" } }, "“mail.server.user”"],
    ["auth", { ...GOOD, server: { ...GOOD.server, auth: { pass: "hunter2" } } }, "“mail.server.auth”"],
    ["pass", { ...GOOD, pass: "hunter2" }, "“mail.pass”"],
  ])("a secret as %s, without saying it", async (_, mail, key) => {
    const reported = await sentences(mail);
    expect(reported).toContain(
      `${key}: secrets don't belong in this file. Remove it, and set SMTP_USER and SMTP_PASSWORD`,
    );
    expect(reported).not.toContain("hunter2");
  });

  test.each([
    ["an address that is none", { ...GOOD, recipients: { [FERGUS]: "fergus" } }],
    [
      "an address with a line break",
      { ...GOOD, recipients: { [FERGUS]: "a@b.example\r\nBcc: c@d.example" } },
    ],
    ["a name with a line break", { ...GOOD, recipients: { [FERGUS]: "A\nBcc: x <a@b.example>" } }],
    ["two addresses in one", { ...GOOD, recipients: { [FERGUS]: "a@b.example, c@d.example" } }],
    ["no address in a list", { ...GOOD, recipients: { [FERGUS]: [] } }],
    ["a list with one that is none", { ...GOOD, recipients: { [FERGUS]: ["a@b.example", "c"] } }],
    ["a sender that is none", { ...GOOD, from: "Nordet" }],
    ["a host with a password", { ...GOOD, server: { host: "me:hunter2@smtp.example" } }],
    ["a port that is none", { ...GOOD, server: { host: "smtp.example", port: 0 } }],
    ["an unknown security", { ...GOOD, server: { host: "smtp.example", security: "ssl" } }],
    ["an unknown key", { ...GOOD, cc: "a@b.example" }],
  ])("%s", async (_, mail) => {
    expect(await sentences(mail)).not.toContain("hunter2");
  });
});

test("without “mail” there is none; the usual settings are encrypted ones", async () => {
  const base = { register: "contracts.csv", logs: "logs", out: "out" };
  const folder = await firmFolder({ "config.json": base });
  const file = join(folder, "config.json");
  expect((await readConfig(file)).mail).toBeNull();
  await writeFile(
    file,
    JSON.stringify({ ...base, mail: { from: "Été <a@québec.example>", server: { host: "h" } } }),
  );
  expect((await readConfig(file)).mail).toEqual({
    from: { name: "Été", address: "a@xn--qubec-csa.example" },
    server: { host: "h", security: "starttls" },
    recipients: {},
    manager: [],
    renewals: { howToRenew: {}, howToDecline: {} },
  });
});

test("the sample of the documents is one", async () => {
  const page = await readFile(join(PROJECT, "batch/configuration.md"), "utf8");
  const [sample = ""] = /^"mail": \{[^`]*/m.exec(page) ?? [];
  const folder = await firmFolder({
    "config.json": `{ "register": "r", "logs": "l", "out": "o", ${sample} }`,
  });
  expect((await readConfig(join(folder, "config.json"))).mail?.recipients).toMatchObject({
    Acme: [{}],
    Bolt: [{}, {}],
  });
});

test("a secret is blotted out in every form, even where one holds the other", () => {
  const reported = (text: string) => withoutSecrets(text, { user: "nord", password: "nordet" });
  expect(reported("nordet nord bm9yZGV0 bm9yZA== AG5vcmQAbm9yZGV0")).toBe("••• ••• ••• •••== •••");
  expect(withoutSecrets("nordet", null)).toBe("nordet");
});
