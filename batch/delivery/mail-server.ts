/**
 * The conversation with the firm's SMTP server, one message for one address at a time.
 *
 * Laws: nothing is said in the clear unless the configuration says so; the end of a message is handed over only
 * after `beforeEnd` is done; an answer is what the server said of that message, and everything else is a failure
 * to say so; no step of the conversation is waited for longer than its limit; what is told of a failure holds no
 * secret.
 */

import { once } from "node:events";
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Credentials, MailServerSettings } from "../config/mail-settings.ts";

interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
  /** Called when all but the end of the message was handed over; the end follows when it is done, or never. */
  readonly beforeEnd: () => Promise<void>;
}

type Answer =
  | { readonly taken: true; readonly response: string }
  /** The server refused this message or its address, for good or for now. */
  | { readonly taken: false; readonly response: string };

/** The server can't be reached, or will not deal with us at all. No message was handed over. */
export class NoServer extends Error {}

/** The conversation ended before the server's answer, whether or not the end of the message was on its way. */
export class Unanswered extends Error {}

/** The server had its time for an answer, and gave none. */
export class Silent extends Unanswered {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`no answer for ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Codes of nodemailer's errors that carry the server's answer to our message. */
const ABOUT_THE_MESSAGE = new Set(["EENVELOPE", "EMESSAGE"]);
/** The server is about to end the conversation, whatever it was asked. */
const CLOSING = "421";
const LEAVE_MS = 5_000;
/** For each step: to be reached and to greet, then from one sign of life to the next. */
const STEP_MS = 30_000;
/** In so many steps a whole exchange is over, however the server spins it out. */
const MOST_STEPS = 10;

export class MailServer {
  readonly #settings: MailServerSettings;
  readonly #credentials: Credentials | null;
  readonly #step: number;
  #connection: SMTPConnection | null = null;

  /** `step`: the limit of a step in milliseconds, half a minute when left out. */
  constructor(settings: MailServerSettings, credentials: Credentials | null, step: number = STEP_MS) {
    this.#settings = settings;
    this.#credentials = credentials;
    this.#step = step;
  }

  /**
   * Hands a message over. Throws NoServer, Silent when the server let a step's time go by, and Unanswered when the
   * connection was lost in between; an error of `beforeEnd` is thrown as it is, and then the server never gets the
   * end.
   */
  async answer(mail: OutgoingMail): Promise<Answer> {
    const kept = this.#connection;
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
      // A conversation may end while that is under way: what it wrote down counts, so it is waited for.
      await Promise.allSettled(endings);
      if (failure !== null) throw failure;
      if (isTimeOver(error)) throw new Silent(this.#step / 1000);
      if (error instanceof NoServer) throw error;
      const refusal = this.#refusal(error);
      // Servers end a conversation that lasts; a message that was not yet handed over begins a new one.
      if (kept !== null && endings.length === 0 && (refusal === null || refusal.response.startsWith(CLOSING)))
        return this.answer(mail);
      if (refusal !== null) return refusal;
      throw new Unanswered(this.#told(error));
    }
  }

  /** Takes leave of the server. */
  async quit(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    if (connection === null || connection.destroyed) return;
    const ended = once(connection, "end", { signal: AbortSignal.timeout(LEAVE_MS) });
    connection.quit();
    await ended.catch(() => connection.close());
  }

  /** Ends the conversation where it stands. */
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
        else resolve({ taken: true, response: this.#told(info?.response ?? "") });
      }),
    );
  }

  /** One exchange, or an error of its time. */
  async #exchange<T>(
    begin: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
  ): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const isOver = new Promise<never>((_, reject) => {
      const error = Object.assign(new Error("no end of it"), { code: TIME_OVER });
      timer = setTimeout(() => reject(error), MOST_STEPS * this.#step);
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
        // Kept for the whole conversation: an error of the connection is also told to the message under way.
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
      throw new NoServer(this.#told(error));
    }
    return connection;
  }

  /** The server's own refusal in an error, or null. Another code may carry an answer to something else. */
  #refusal(error: unknown): Answer | null {
    const { code = "", response = "" } = error as { code?: string; response?: string };
    const isRefusal = ABOUT_THE_MESSAGE.has(code) && /^[45]\d\d/.test(response);
    return isRefusal ? { taken: false, response: this.#told(response) } : null;
  }

  /** An error or a response in one short line, without what the environment keeps for us. */
  #told(of: unknown): string {
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

/** The text with every form in which a conversation holds the user's name and password blotted out. */
export function withoutSecrets(text: string, credentials: Credentials | null): string {
  if (credentials === null) return text;
  const { user, password } = credentials;
  const plain = `\0${user}\0${password}`;
  const forms = [password, user].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const encoded = [plain, password, user].map((secret) =>
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
  );
  // The longest first: one form may hold another.
  return [...encoded, ...forms]
    .sort((a, b) => b.length - a.length)
    .reduce((told, secret) => told.replaceAll(secret, "•••"), text);
}
