/** A real SMTP server on this machine that keeps what it accepts, and that can be made to misbehave. */

import { rm } from "node:fs/promises";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import type { Server } from "./closed-firm.ts";

/** A message as received by the server. */
export interface Accepted {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly isEncrypted: boolean;
  readonly user: string | null;
}

export interface PostOffice {
  readonly server: Server;
  readonly accepted: Accepted[];
  /** The number of connections so far. */
  connections(): number;
  /** Resolves when there are no more connections. */
  quiet(): Promise<void>;
}

export interface Manners {
  /** The answer to a recipient; null accepts it. */
  readonly recipient?: (address: string) => string | null;
  /** The answer after the final dot; null accepts the message, "hang up" accepts it without an answer. */
  readonly message?: (to: string) => string | null | "hang up";
  readonly options?: SMTPServerOptions;
}

export async function postOffice(manners: Manners = {}): Promise<PostOffice> {
  const accepted: Accepted[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = new SMTPServer({
    disabledCommands: manners.options?.key === undefined ? ["AUTH", "STARTTLS"] : [],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 1000,
    onRcptTo: (address, _session, done) => {
      const refusal = manners.recipient?.(address.address) ?? null;
      done(refusal === null ? null : answer(refusal));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("error", () => undefined);
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const saying = manners.message?.(to[0] ?? "") ?? null;
        if (saying !== null && saying !== "hang up") return done(answer(saying));
        const { mailFrom } = session.envelope;
        accepted.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to,
          raw: Buffer.concat(chunks),
          isEncrypted: session.secure,
          user: typeof session.user === "string" ? session.user : null,
        });
        if (saying === null) return done();
        for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
      });
    },
    ...manners.options,
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  const security = manners.options?.key === undefined ? "none" : manners.options.secure ? "tls" : "starttls";
  return {
    server: { host: "127.0.0.1", port, security },
    accepted,
    connections: () => connections,
    quiet: async () => {
      while (sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

/** A refusal such as `550 5.1.1 no such user`. */
function answer(text: string): Error & { responseCode: number } {
  const [code = "", ...words] = text.split(" ");
  return Object.assign(new Error(words.join(" ")), { responseCode: Number(code) });
}

export interface Certificate {
  /** Path of the certificate of the authority that signed the server's. */
  readonly authority: string;
  readonly key: string;
  readonly certificate: string;
}

/** A certificate of this machine, signed by an unknown authority. Paths; removed when the test ends. */
export async function certificate(): Promise<Certificate> {
  const path = (name: string) => join(tmpdir(), `post-office-${process.pid}-${name}`);
  const made = { authority: path("ca.crt"), certificate: path("server.crt"), key: path("server.key") };
  onTestFinished(async () => {
    for (const file of Object.values(made)) await rm(file, { force: true });
  });
  await generateCertificates(made.authority, made.certificate, made.key, 2, ["127.0.0.1", "localhost"]);
  return made;
}
