/** Serves the built add-in for Excel on this machine, until it is stopped: `plan-balance addin`. */

import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Server } from "node:https";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "../../core/values/language.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { errorCode, reasonOf } from "../disk/stop-sentences.ts";
import { command, UsageError } from "./command.ts";

const PROJECT = resolve(fileURLToPath(new URL("../../", import.meta.url)));
/** Where the build is; the archive of this software brings it along. */
const FOLDER = join(PROJECT, "dist", "addin");
const PORT = "3000";

export const addin = command({
  operand: null,
  options: { port: "text" },
  run: async ({ values, language, now, print }) => {
    // Only here, since no other command needs a server.
    const { addinServer, baseIn, namespaceIn } = await import("./addin-server.ts");
    const says = WORDS[language].addin;
    const port = portOf(values.port ?? PORT, says);
    const manifest = join(FOLDER, "manifest.xml");
    const built = await readFile(manifest, "utf8").catch(() => "");
    const builtFor = baseIn(built);
    if (builtFor === null) throw new FatalError([says.notBuilt(PROJECT)]);
    const base = `https://localhost:${port}/`;
    const server = addinServer({ folder: FOLDER, builtFor, base }, await certificate(now, language));
    await listening(server, port, says);
    const load =
      base === builtFor ? [says.manifestFile, `  ${manifest}`] : [says.manifestPage, `  ${base}manifest.xml`];
    const typed = says.afterwards(namespaceIn(built));
    for (const line of ["", says.served(base), ...load, "", ...stepLines(says), "", typed]) print(line);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    server.close();
    server.closeAllConnections();
    return 0;
  },
});

function stepLines({ howToLoad: { windows, mac, web } }: Words["addin"]): string[] {
  return Object.entries({ Windows: windows, Mac: mac, Web: web }).flatMap(([where, steps]) =>
    steps.map((step, at) => `${(at === 0 ? where : "").padEnd(9)}${at + 1}.  ${step}`),
  );
}

function portOf(given: string, says: Words["addin"]): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (port < 1 || port > 65_535) throw new UsageError(says.notPort(given));
  return port;
}

/**
 * The certificate that Microsoft's tool for add-ins keeps for this account. We make none: only the person should have a
 * machine trust a new authority. Throws FatalError when there is none to use.
 */
async function certificate(now: Date, language: Language): Promise<{ cert: Buffer; key: Buffer }> {
  const says = WORDS[language].addin.certificate;
  const file = (name: string) => join(homedir(), ".office-addin-dev-certs", name);
  const refused = (why: string) => new FatalError([why, ...says.make]);
  const read = (path: string) =>
    readFile(path).catch((error) => {
      if (errorCode(error) === "ENOENT") throw refused(says.none);
      throw refused(says.unread(path, reasonOf(error, language)));
    });
  const [cert, key] = [await read(file("localhost.crt")), await read(file("localhost.key"))];
  if (Date.parse(new X509Certificate(cert).validTo) < now.getTime()) throw refused(says.expired);
  return { cert, key };
}

/** On this machine only. */
async function listening(server: Server, port: number, says: Words["addin"]): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error) => {
    throw errorCode(error) === "EADDRINUSE" ? new FatalError([says.portTaken(port)]) : error;
  });
}
