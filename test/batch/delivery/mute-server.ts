/** A real SMTP server on this machine that goes silent at a step, for as long as a test needs. */

import { type AddressInfo, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Server } from "./closed-firm.ts";

/** What the client waits for: the greeting, an answer to a command, the answer to the end of a message. */
export type Step = "greeting" | "EHLO" | "STARTTLS" | "handshake" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "end";

export interface MuteServer {
  readonly server: Server;
  /** Addresses of the messages it received completely, whether or not it confirmed them. */
  readonly taken: string[];
  /** The step of the silence, at its n-th time, counted from 1; null: never. */
  mute: { readonly at: Step; readonly time: number } | null;
  /** Instead of silence: an endless line, with a piece sent at this interval, in milliseconds. */
  dripEvery: number | null;
  /** Resolves when it has gone silent. */
  isMute(): Promise<void>;
  /** Sends the answers it kept back. */
  speak(): void;
}

export async function muteServer(security: Server["security"] = "none"): Promise<MuteServer> {
  const sockets = new Set<Socket>();
  const kept: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let isSilent = false;
  let times = 0;
  const own: MuteServer = {
    server: { host: "127.0.0.1", port: 0, security },
    taken: [],
    mute: null,
    dripEvery: null,
    isMute: () =>
      new Promise((resolve) => {
        if (isSilent) resolve();
        else waiting.push(resolve);
      }),
    speak: () => {
      own.mute = null;
      isSilent = false;
      for (const give of kept.splice(0)) give();
    },
  };

  const talk = (socket: Socket) => {
    const say = (at: Step, answer: string) => {
      if (at === own.mute?.at) times += 1;
      if (at !== own.mute?.at || times < own.mute.time) return void socket.write(answer);
      isSilent = true;
      kept.push(() => socket.write(answer));
      for (const reported of waiting.splice(0)) reported();
      if (own.dripEvery === null) return;
      const drip = setInterval(() => socket.write("250-wait\r\n"), own.dripEvery);
      socket.once("close", () => clearInterval(drip));
    };
    let to = "";
    let isContent = false;
    let text = "";
    const heard = (line: string) => {
      if (isContent) {
        if (line !== ".") return;
        isContent = false;
        own.taken.push(to);
        return say("end", "250 taken\r\n");
      }
      const command = line.slice(0, 4).toUpperCase();
      if (command === "EHLO") {
        const offers = security === "starttls" ? ["STARTTLS"] : ["AUTH PLAIN"];
        return say("EHLO", `250-here\r\n250 ${offers.join("\r\n250 ")}\r\n`);
      }
      if (command === "STAR")
        return own.mute?.at === "handshake"
          ? socket.write("220 go on\r\n")
          : say("STARTTLS", "220 go on\r\n");
      if (command === "AUTH") return say("AUTH", "235 welcome\r\n");
      if (command === "MAIL") return say("MAIL", "250 ok\r\n");
      if (command === "RCPT") {
        to = /<(.*)>/.exec(line)?.[1] ?? "";
        return say("RCPT", "250 ok\r\n");
      }
      if (command === "DATA") {
        isContent = true;
        return say("DATA", "354 go on\r\n");
      }
      socket.end("221 bye\r\n");
    };
    socket.on("data", (data) => {
      text += data.toString("latin1");
      const lines = text.split("\r\n");
      text = lines.pop() ?? "";
      for (const line of lines) heard(line);
    });
    say("greeting", "220 here\r\n");
  };

  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
    talk(socket);
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => listening.close(resolve));
  });
  const { port } = listening.address() as AddressInfo;
  return Object.assign(own, { server: { ...own.server, port } });
}
