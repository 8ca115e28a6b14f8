/**
 * The `mail` part of the configuration: sender, recipients and server; and the credentials, which come only from the
 * environment.
 *
 * Laws: without `mail` nothing is ever sent; a secret in the file is refused, and its value is never printed; an
 * address contains nothing that could end a header line; a password is sent only encrypted, or only within this
 * machine.
 */

import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import * as z from "zod";
import { LANGUAGES, type Language } from "../../core/values/language.ts";
import type { Words } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { type Fault, keyed, like, listOf, named, textLike, whole } from "../disk/fault-codes.ts";

export interface Address {
  /** The display name; empty when none was given. */
  readonly name: string;
  /** Its domain in ASCII. */
  readonly address: string;
}

const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$/u;
const NAMED = /^([^<>"\p{C}]*)<([^<>\s]+)>$/u;

/** Reads `anne@example.ca` or `Anne Roy <anne@example.ca>`; null for anything else. */
function addressOf(text: string): Address | null {
  const [, name = "", address = text] = NAMED.exec(text.trim()) ?? [];
  if (!ADDRESS.test(address.trim())) return null;
  const [local, domain = ""] = address.trim().split("@");
  const ascii = domainToASCII(domain);
  return ascii === "" ? null : { name: name.trim(), address: `${local}@${ascii}` };
}

const address = z
  .string({ error: "address" satisfies Fault })
  .refine((text) => addressOf(text) !== null, {
    error: "address" satisfies Fault,
  })
  .transform((text) => addressOf(text) as Address);
const addresses = z.union(
  [
    address.transform((one) => [one]),
    listOf(address, '["anne@example.ca"]').min(1, { error: "addresses" satisfies Fault }),
  ],
  { error: "addresses" satisfies Fault },
);

/** Keys that people expect; they exist here only to be refused. */
const secret = z
  .undefined({
    error: "secret" satisfies Fault,
  })
  .optional();
const SECRETS = { user: secret, username: secret, pass: secret, password: secret, auth: secret };
export const SECRET_KEYS = Object.keys(SECRETS);

const SECURITIES = ["starttls", "tls", "none"] as const;
const HOST = "host" satisfies Fault;
const SERVER = '{ "host": "smtp.example.ca" }';

/** A sentence to clients in their language; the usual one in a language that is left out. */
const inLanguages = (example: string) =>
  z
    .partialRecord(z.enum(LANGUAGES), textLike(example), { error: like(`{ "en": "${example}" }`) })
    .default({});
const LINK = "https://example.ca/renew";

/** As written in the file; batch/configuration.md describes each key. */
export const MAIL = keyed(
  {
    ...SECRETS,
    from: address,
    server: keyed(
      {
        ...SECRETS,
        host: z.string({ error: HOST }).regex(/^[\w:][\w.:-]*$/, { error: HOST }),
        port: whole(65_535, "port").optional(),
        security: z.enum(SECURITIES).default("starttls"),
      },
      SERVER,
      SECRET_KEYS,
    ),
    recipients: named(addresses, '{ "Acme": "anne@example.ca" }').default({}),
    manager: addresses.default([]),
    renewals: keyed(
      {
        howToRenew: inLanguages("Call 555-0100."),
        howToDecline: inLanguages("Tell us by reply."),
        link: z
          .string({ error: like(`"${LINK}"`) })
          .regex(/^https?:\/\/[^\s<>"]+$/, { error: like(`"${LINK}"`) })
          .optional(),
      },
      `{ "link": "${LINK}" }`,
    ).default({ howToRenew: {}, howToDecline: {} }),
  },
  `{ "from": "support@example.ca", "server": ${SERVER} }`,
  SECRET_KEYS,
);

export interface MailServerSettings {
  readonly host: string;
  /** If omitted, the usual port for `security`. */
  readonly port?: number | undefined;
  /** `starttls`: encrypted after the server's greeting, otherwise nothing is sent; `tls`: from the first byte. */
  readonly security: (typeof SECURITIES)[number];
}

export interface MailSettings {
  readonly from: Address;
  readonly server: MailServerSettings;
  /** By any name of a client. */
  readonly recipients: Readonly<Record<string, readonly Address[]>>;
  /** Who gets the firm's summary. */
  readonly manager: readonly Address[];
  /** What letters about renewals say. */
  readonly renewals: RenewalSentences;
}

export interface RenewalSentences {
  readonly howToRenew: InLanguages;
  readonly howToDecline: InLanguages;
  /** Where a client may renew online. */
  readonly link?: string | undefined;
}

type InLanguages = Readonly<Partial<Record<Language, string | undefined>>>;

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** From SMTP_USER and SMTP_PASSWORD; null when neither is set. Throws FatalError when they can't be used. */
export function credentials(
  { host, security }: MailServerSettings,
  environment: Readonly<Record<string, string | undefined>>,
  says: Words["delivery"],
): Credentials | null {
  const { SMTP_USER: user = "", SMTP_PASSWORD: password = "" } = environment;
  if (user === "" && password === "") return null;
  if (user === "" || password === "") {
    const [set, unset] =
      user === "" ? (["SMTP_PASSWORD", "SMTP_USER"] as const) : (["SMTP_USER", "SMTP_PASSWORD"] as const);
    throw new FatalError([says.halfCredentials(set, unset)]);
  }
  if (security === "none" && !isThisMachine(host)) throw new FatalError([says.openPassword(host)]);
  return { user, password };
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
