/**
 * The delivery command in a process that dies at a chosen point: of its file operations, as test/batch/crash counts
 * them (or whose disk fills up or fails there), or of its conversation. Points of the conversation are, for each piece
 * sent, before it, halfway through it and after it, and for each piece received, before anything has read it.
 */

import { writeSync } from "node:fs";
import net from "node:net";
import { pathToFileURL } from "node:url";
import { arm, disarm, type Fate, install } from "../crash/mortal-disk.ts";

export interface Death {
  /** The bundled command. */
  readonly bundle: string;
  readonly args: readonly string[];
  /** The firm's folder. */
  readonly below: string;
  /** From 0; null for a delivery that completes. */
  readonly at:
    | { readonly kind: "word"; readonly point: number }
    | { readonly kind: "file"; readonly point: number; readonly end: Fate["end"] }
    | null;
}

/** The number of points in a delivery that completes. */
export interface Points {
  readonly file: number;
  readonly word: number;
}

const { bundle, args, below, at } = JSON.parse(process.argv[2] ?? "") as Death;
let words = 0;

function passWord(): boolean {
  words += 1;
  return at?.kind === "word" && words - 1 === at.point;
}

const die = () => process.kill(process.pid, "SIGKILL");

type Method = (this: net.Socket, chunk: Uint8Array | string | null, ...others: unknown[]) => boolean;
const socket = net.Socket.prototype as unknown as { write: Method; push: Method };
const { write, push } = socket;
socket.write = function (chunk, ...others) {
  if (passWord()) die();
  if (passWord()) {
    const bytes = Buffer.from(chunk as string);
    write.call(this, bytes.subarray(0, bytes.length >> 1));
    die();
  }
  const answer = write.call(this, chunk, ...others);
  if (passWord()) die();
  return answer;
};
socket.push = function (chunk, ...others) {
  if (passWord()) die();
  return push.call(this, chunk, ...others);
};

await install();
arm({ below, end: at?.kind === "file" ? at.end : "none", point: at?.point ?? -1, calls: "all" });
process.argv = [process.execPath, bundle, ...args];
await (await import(pathToFileURL(bundle).href)).ended;
writeSync(3, JSON.stringify({ file: disarm(), word: words } satisfies Points));
