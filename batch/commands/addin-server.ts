/**
 * Serves the built add-in on this computer.
 *
 * Laws: only files of the folder are served. An invalid address gets a 400, and no request can end the process. Nothing
 * is cached, so a reload shows the last build. Every address of ours in a file is the one where it is served.
 */

import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerOptions } from "node:https";
import path from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".png": "image/png",
  ".md": "text/plain; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

interface Site {
  readonly folder: string;
  /** With which its addresses begin in the files, as the build was told. */
  readonly builtFor: string;
  /** With which they begin here. */
  readonly base: string;
}

/** The address that a manifest was built for; null if it names none. */
export function baseIn(manifest: string): string | null {
  return /"(https:[^"]*\/)taskpane\.html"/.exec(manifest)?.[1] ?? null;
}

/** With which formulas begin, as a manifest says. */
export function namespaceIn(manifest: string): string {
  return /id="Namespace" DefaultValue="([^"]+)"/.exec(manifest)?.[1] ?? "";
}

/** A server of the site, not yet listening. */
export function addinServer({ folder, builtFor, base }: Site, certificate: ServerOptions): Server {
  return createServer(certificate, async (request, response) => {
    const url = request.url ?? "";
    if (!URL.canParse(url, base)) {
      response.writeHead(400, { "Content-Type": "text/plain" }).end("not an address");
      return;
    }
    const file = path.join(folder, path.normalize(new URL(url, base).pathname));
    const type = TYPES[path.extname(file)];
    const content =
      type !== undefined && file.startsWith(folder + path.sep)
        ? await readFile(file).catch(() => null)
        : null;
    if (content === null || type === undefined) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
      return;
    }
    response.writeHead(200, {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      // Excel on the web reads functions.json from its own origin.
      "Access-Control-Allow-Origin": "*",
    });
    const isText = type !== TYPES[".png"] && type !== TYPES[".xlsx"];
    response.end(isText ? content.toString("utf8").replaceAll(builtFor, base) : content);
  });
}
