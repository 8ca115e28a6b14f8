/**
 * Serves dist/ on this computer.
 *
 * Laws: only files of the folder are served. An invalid address gets a 400, and no request can end the process. Nothing
 * is cached, so a reload shows the last build.
 */

import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerOptions } from "node:https";
import path from "node:path";
import { LOCAL_BASE } from "./dist.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".png": "image/png",
  ".md": "text/plain; charset=utf-8",
};

/** A server of the files in `folder`, not yet listening. */
export function fileServer(folder: string, certificate: ServerOptions): Server {
  return createServer(certificate, async (request, response) => {
    const url = request.url ?? "";
    if (!URL.canParse(url, LOCAL_BASE)) {
      response.writeHead(400, { "Content-Type": "text/plain" }).end("not an address");
      return;
    }
    const file = path.join(folder, path.normalize(new URL(url, LOCAL_BASE).pathname));
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
    response.end(content);
  });
}
