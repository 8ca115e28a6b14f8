/**
 * The session with the firm's SMTP server, one message to one address at a time.
 *
 * Laws: nothing is sent unencrypted unless the configuration allows it; the end of a message is sent only after
 * `beforeEnd` has finished; an answer is the server's answer to that message, and anything else is an error; no step of
 * the session waits longer than its limit; error messages never contain credentials.
 */

import { once } from "node:events";
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Credentials, MailServerSettings } from "../config/mail-settings.ts";

interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
  /** Called after all but the end of the message was sent; the end follows only if it succeeds. */
  readonly beforeEnd: () => Promise<void>;
}

type Answer =
  | { readonly taken: true; readonly response: string }
  /** The server refused this message or its address, permanently or temporarily. */
  | { readonly taken: false; readonly response: string };

/** The server can't be reached, or refuses the session. No message was sent. */
export class NoServer extends Error {}

/** The session ended before the server's answer, whether or not the end of the message was sent. */
export class Unanswered extends Error {}

/** The server did not answer within its time limit. */
export class Silent extends Unanswered {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`no answer for ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Codes of nodemailer's errors that carry the server's answer to our message. */
const ABOUT_THE_MESSAGE = new Set(["EENVELOPE", "EMESSAGE"]);
/** The server is about to end the session, whatever the command was. */
const CLOSING = "421";
const LEAVE_MS = 5_000;
/** The limit of each step: connecting, the greeting, then the time between two signs of life. */
const STEP_MS = 30_000;
/** The limit of a whole exchange, in steps, however slowly the server answers. */
const MAX_STEPS = 10;

export class MailServer {
  readonly #settings: MailServerSettings;
  readonly #credentials: Credentials | null;
  readonly #step: number;
  #connection: SMTPConnection | null = null;

  /** `step`: the limit of a step in milliseconds; 30 seconds if omitted. */
  constructor(settings: MailServerSettings, credentials: Credentials | null, step: number = STEP_MS) {
    this.#settings = settings;
    this.#credentials = credentials;
    this.#step = step;
  }

  /**
   * Sends a message. Throws NoServer, Silent when the server exceeded a step's limit, and Unanswered when the
   * connection was lost; rethrows an error of `beforeEnd`, in which case the server never gets the end.
   */
  async answer(mail: OutgoingMail): Promise<Answer> {
    const previous = this.#connection;
    const endings: Promise<void>[] = [];
    let failure: unknown = null;
    const guarded = () => {
      const ending = mail.beforeEnd().catch((error: unknown) => {
        failure = error;
        throw error;
      });
      endings.push(ending);
      return ending;
    };
    try {
      return await this.#sent({ ...mail, beforeEnd: guarded });
    } catch (error) {
      this.close();
      // The session may end while `beforeEnd` is running: wait for it, since what it recorded counts.
      await Promise.allSettled(endings);
      if (failure !== null) throw failure;
      if (isTimeOver(error)) throw new Silent(this.#step / 1000);
      if (error instanceof NoServer) throw error;
      const refusal = this.#refusal(error);
      // Servers end long sessions; a message whose end was not sent yet starts a new one.
      if (
        previous !== null &&
        endings.length === 0 &&
        (refusal === null || refusal.response.startsWith(CLOSING))
      )
        return this.answer(mail);
      if (refusal !== null) return refusal;
      throw new Unanswered(this.#safeText(error));
    }
  }

  /** Ends the session politely, with QUIT. */
  async quit(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    if (connection === null || connection.destroyed) return;
    const ended = once(connection, "end", { signal: AbortSignal.timeout(LEAVE_MS) });
    connection.quit();
    await ended.catch(() => connection.close());
  }

  /** Closes the connection at once. */
  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  async #sent({ from, to, bytes, beforeEnd }: OutgoingMail): Promise<Answer> {
    this.#connection ??= await this.#connected();
    const connection = this.#connection;
    const message = Readable.from(endingAfter(bytes, beforeEnd), { objectMode: false });
    return this.#exchange<Answer>((resolve, reject) =>
      connection.send({ from, to: [to], size: bytes.length }, message, (error, info) => {
        if (error) reject(error);
        else resolve({ taken: true, response: this.#safeText(info?.response ?? "") });
      }),
    );
  }

  /** One exchange, or an error when it exceeds its limit. */
  async #exchange<T>(
    begin: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
  ): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const isOver = new Promise<never>((_, reject) => {
      const error = Object.assign(new Error("no end of it"), { code: TIME_OVER });
      timer = setTimeout(() => reject(error), MAX_STEPS * this.#step);
    });
    try {
      return await Promise.race([new Promise<T>(begin), isOver]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #connected(): Promise<SMTPConnection> {
    const { host, port, security } = this.#settings;
    const connection = new SMTPConnection({
      host,
      port: port ?? { starttls: 587, tls: 465, none: 25 }[security],
      secure: security === "tls",
      requireTLS: security === "starttls",
      ignoreTLS: security === "none",
      dnsTimeout: this.#step,
      connectionTimeout: this.#step,
      greetingTimeout: this.#step,
      socketTimeout: this.#step,
      socketCloseTimeout: Math.min(LEAVE_MS, this.#step),
    });
    const credentials = this.#credentials;
    try {
      await this.#exchange<void>((resolve, reject) => {
        // Stays for the whole session: nodemailer also reports a connection error to the message being sent.
        connection.on("error", reject);
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      if (credentials !== null) {
        await this.#exchange<void>((resolve, reject) => {
          connection.on("error", reject);
          connection.login({ user: credentials.user, pass: credentials.password }, (error) =>
            error ? reject(error) : resolve(),
          );
        });
      }
    } catch (error) {
      connection.close();
      throw new NoServer(this.#safeText(error));
    }
    return connection;
  }

  /** The server's refusal of the message, if the error is one, or null. Other codes may carry other answers. */
  #refusal(error: unknown): Answer | null {
    const { code = "", response = "" } = error as { code?: string; response?: string };
    const isRefusal = ABOUT_THE_MESSAGE.has(code) && /^[45]\d\d/.test(response);
    return isRefusal ? { taken: false, response: this.#safeText(response) } : null;
  }

  /** An error or a response as one short line without credentials. */
  #safeText(of: unknown): string {
    const text = of instanceof Error ? of.message : String(of);
    return withoutSecrets(text, this.#credentials)
      .replace(/\p{C}+/gu, " ")
      .trim()
      .slice(0, LONGEST);
  }
}

const LONGEST = 300;
const TIME_OVER = "ETIMEDOUT";

function isTimeOver(error: unknown): boolean {
  return !(error instanceof NoServer) && (error as { code?: string }).code === TIME_OVER;
}

async function* endingAfter(bytes: Buffer, beforeEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  yield bytes;
  await beforeEnd();
}

/** The text with the user's name and password masked, in every form in which a session contains them. */
export function withoutSecrets(text: string, credentials: Credentials | null): string {
  if (credentials === null) return text;
  const { user, password } = credentials;
  const plain = `\0${user}\0${password}`;
  const forms = [password, user].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const encoded = [plain, password, user].map((secret) =>
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  );
  // The longest first: one form may contain another.
  return [...encoded, ...forms]
    .sort((a, b) => b.length - a.length)
    .reduce((masked, secret) => masked.replaceAll(secret, "•••"), text);
}
