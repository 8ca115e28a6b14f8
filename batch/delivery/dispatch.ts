/**
 * Sends one message to one address, once.
 *
 * Laws: the outbox decides whether a message is sent; `sending` is on disk before the server gets the message's end,
 * and `sent` or `refused` is recorded only on the server's own answer; a message whose status only the server knows is
 * never sent again automatically; after a server that can't be used, or doesn't answer, no other message is tried.
 */

import type { Address } from "../config/mail-settings.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { type MailServer, NoServer, Silent, Unanswered } from "./mail-server.ts";
import type { Message } from "./message.ts";
import type { MessageIdentity, Outbox } from "./outbox.ts";

interface Dispatch extends Pick<MessageIdentity, "client" | "letter"> {
  readonly from: Address;
  readonly to: Address;
  /** The sha256 of the workbook in it; null without one. */
  readonly workbook: string | null;
  /** Called only when it is sent. */
  readonly message: () => Promise<Message>;
  /** Throws FatalError when it must no longer be sent. */
  readonly assertCurrent: () => Promise<void>;
}

export type Outcome =
  | { readonly kind: "sent" | "refused"; readonly messageId: string; readonly response: string }
  /** The server did not get the end of the message; `silentFor`: the seconds waited, if it did not answer. */
  | {
      readonly kind: "failed";
      readonly messageId: string;
      readonly response: string;
      readonly silentFor?: number;
    }
  /** In this delivery or an earlier one; `response`: what happened to the connection, if known. */
  | {
      readonly kind: "unknown";
      readonly messageId: string;
      readonly at: string;
      readonly response: string | null;
    }
  /** Sent in an earlier delivery, with this workbook (`already`) or another (`outdated`). */
  | { readonly kind: "already" | "outdated"; readonly at: string }
  /** Not tried because the server failed on an earlier message. */
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

  /** Whether no more messages are tried. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /**
   * Sends the message unless it was sent already. Throws NoServer, and FatalError when the outbox can't be written or
   * the message must no longer be sent.
   */
  async outcome(dispatch: Dispatch): Promise<Outcome> {
    const { client, letter, from, to, workbook } = dispatch;
    const identity = { client, to: to.address, ...(letter !== undefined && { letter }) };
    const before = this.#outbox.states.of(identity);
    if (before?.last && before.status !== "unsent") {
      const { at, messageId } = before.last;
      if (before.status === "unknown") return { kind: "unknown", at, messageId, response: null };
      return { kind: before.last.workbook === workbook ? "already" : "outdated", at };
    }

    if (this.#isGivenUp) return { kind: "untried" };
    const { messageId, bytes } = await dispatch.message();
    const content = { ...identity, messageId, workbook };
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
