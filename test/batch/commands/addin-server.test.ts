/** The add-in's server on this computer: what it serves, and what it refuses. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { request, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import fc from "fast-check";
import devCerts from "office-addin-dev-certs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addinServer, baseIn } from "../../../batch/commands/addin-server.ts";
import { PROJECT } from "../firm-folder.ts";

/** Building and the runtime's pauses take long on a busy computer. */
const SLOW = 60_000;

const BUILT_FOR = "https://localhost:3000/";

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "served-"));
  await mkdir(path.join(folder, "dist"));
  await writeFile(path.join(folder, "dist", "functions.json"), `{"helpUrl":"${BUILT_FOR}help/en.html"}`);
  await writeFile(path.join(folder, "secret.json"), "{}");
  const file = (name: string) => path.join(folder, name);
  await devCerts.generateCertificates(file("ca.crt"), file("localhost.crt"), file("localhost.key"));
  const [cert, key] = await Promise.all([readFile(file("localhost.crt")), readFile(file("localhost.key"))]);
  const site = { folder: file("dist"), builtFor: BUILT_FOR, base: "https://localhost:3999/" };
  server = addinServer(site, { cert, key });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}, SLOW);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** The answer to a path sent as it is, without a client's tidying. No connection is kept for another. */
function asked(at: string): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path: at, rejectUnauthorized: false, agent: false };
    request(options, resolve).on("error", reject).end();
  });
}

test("a file of the folder is answered, for Excel on the web too, and never cached", async () => {
  const { statusCode, headers } = await asked("/functions.json?v=1");
  expect(statusCode).toBe(200);
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(headers["access-control-allow-origin"]).toBe("*");
  expect(headers["cache-control"]).toBe("no-store");
});

test.each([
  "/../secret.json",
  "/..%2fsecret.json",
  "/%2e%2e/secret.json",
  "/%",
  "/",
  "/none.json",
  "//secret.json",
])("%s is not found", async (at) => {
  expect((await asked(at)).statusCode).toBe(404);
});

test.each(["//", "///", "//[", "http://[", "http://", "https://localhost:99999/", "//%"])(
  "%s is no address: 400",
  async (at) => expect((await asked(at)).statusCode).toBe(400),
);

/** What comes back for bytes sent as they are: all of it, until the server ends the connection. */
function answered(request: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    let said = "";
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
    // Left open: the server ends it, and would not answer to one that is ended before a file is read.
    socket.on("secureConnect", () => socket.write(request, "latin1"));
    socket.on("data", (bytes) => {
      said += bytes.toString("latin1");
    });
    socket.on("error", () => resolve(said));
    socket.on("close", () => resolve(said));
  });
}

test("law: whatever is asked for is answered, and the server goes on", async () => {
  const piece = fc.constantFrom(
    ...'/ // http:// https://localhost [ ] @ : ? # % %00 %2e .. \\ functions.json \u00ff \u0001 * " ~'.split(
      " ",
    ),
  );
  const target = fc.oneof(
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
    fc.webUrl(),
  );
  const method = fc.constantFrom("GET", "HEAD", "POST", "OPTIONS", "CONNECT", "BREW");
  const header = fc.constantFrom(
    "",
    "Expect: 100-continue\r\n",
    "Upgrade: h2c\r\nConnection: Upgrade\r\n",
    ": \r\n",
  );
  await fc.assert(
    fc.asyncProperty(method, target, header, async (how, what, more) => {
      const said = await answered(`${how} ${what} HTTP/1.1\r\nHost: a\r\n${more}Connection: close\r\n\r\n`);
      // A tunnel is refused by ending the connection.
      if (how !== "CONNECT") expect(said).toMatch(/^HTTP\/1\.1 (1|200|400|404|417)/);
      expect((await asked("/functions.json")).statusCode).toBe(200);
    }),
    { numRuns: 120 },
  );
});

test("the addresses in it are those where it is served", async () => {
  const response = await asked("/functions.json");
  expect(await text(response)).toBe(`{"helpUrl":"https://localhost:3999/help/en.html"}`);
});

test("what a build was made for stands in its manifest", async () => {
  expect(baseIn(await readFile(path.join(PROJECT, "manifest.xml"), "utf8"))).toBe(BUILT_FOR);
  expect(baseIn("<OfficeApp/>")).toBeNull();
});
