/**
 * One message on its way to one address, once.
 *
 * Laws: what the outbox says of a message decides whether it is sent at all; `sending` is on disk before the server
 * is given the message's end, and `sent` or `refused` only follow the server's own word; a message whose fate only
 * the server knows is never sent again by itself; after a server that can't be used, or doesn't answer, nothing more
 * is tried.
 */

import type { Address } from "../config/mail-settings.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { type MailServer, NoServer, Silent, Unanswered } from "./mail-server.ts";
import type { Message } from "./message.ts";
import { messageKey, type Outbox } from "./outbox.ts";

interface Dispatch {
  /** Null for the firm's summary. */
  readonly client: string | null;
  readonly from: Address;
  readonly to: Address;
  /** The sha256 of the workbook in it. */
  readonly workbook: string;
  /** Made only when it is sent. */
  readonly message: () => Promise<Message>;
  /** Throws FatalError when the workbook in it is no longer to be sent. */
  readonly assertCurrent: () => Promise<void>;
}

export type Outcome =
  | { readonly kind: "sent" | "refused"; readonly messageId: string; readonly response: string }
  /** The server was not given the end of the message; `silentFor` are the seconds it let go by, if that is why. */
  | {
      readonly kind: "failed";
      readonly messageId: string;
      readonly response: string;
      readonly silentFor?: number;
    }
  /** Now, or in an earlier delivery; `response` says what happened to the connection, if that is known. */
  | {
      readonly kind: "unknown";
      readonly messageId: string;
      readonly at: string;
      readonly response: string | null;
    }
  /** In an earlier delivery, with this workbook or with another. */
  | { readonly kind: "already" | "outdated"; readonly at: string }
  /** Because of what became of another one. */
  | { readonly kind: "untried" };

export class Dispatcher {
  readonly #outbox: Outbox;
  readonly #server: MailServer;
  readonly #held: HeldFolder;
  readonly #now: () => Date;
  #isGivenUp = false;

  constructor(outbox: Outbox, server: MailServer, held: HeldFolder, now: () => Date) {
    this.#outbox = outbox;
    this.#server = server;
    this.#held = held;
    this.#now = now;
  }

  /** Whether nothing more is tried. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /**
   * Sends the message unless that was done. Throws NoServer, and FatalError when the outbox can't be written or the
   * message is no longer to be sent.
   */
  async outcome(dispatch: Dispatch): Promise<Outcome> {
    const { client, from, to, workbook } = dispatch;
    const before = this.#outbox.state(messageKey({ client, to: to.address }));
    if (before?.last && before.fate !== "unsent") {
      const { at, messageId } = before.last;
      if (before.fate === "unknown") return { kind: "unknown", at, messageId, response: null };
      return { kind: before.last.workbook === workbook ? "already" : "outdated", at };
    }

    if (this.#isGivenUp) return { kind: "untried" };
    const { messageId, bytes } = await dispatch.message();
    const content = { client, to: to.address, messageId, workbook };
    let sendingAt: string | null = null;
    const beforeEnd = async () => {
      await this.#held.assertHeld();
      await dispatch.assertCurrent();
      const at = this.#instant();
      await this.#outbox.record({ event: "sending", at, ...content });
      sendingAt = at;
    };
    try {
      const { taken, response } = await this.#server.answer({
        from: from.address,
        to: to.address,
        bytes,
        beforeEnd,
      });
      const kind = taken ? "sent" : "refused";
      await this.#outbox.record({ event: kind, at: this.#instant(), ...content, response });
      return { kind, messageId, response };
    } catch (error) {
      if (error instanceof NoServer || error instanceof Silent) this.#isGivenUp = true;
      if (!(error instanceof Unanswered)) throw error;
      const response = error.message;
      const silence = error instanceof Silent ? { silentFor: error.seconds } : {};
      if (sendingAt === null) return { kind: "failed", messageId, response, ...silence };
      await this.#outbox.record({ event: "lost", at: this.#instant(), ...content, response });
      return { kind: "unknown", at: sendingAt, messageId, response };
    }
  }

  #instant(): string {
    return this.#now().toISOString();
  }
}
