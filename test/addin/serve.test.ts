/** The server that tries the add-in on this computer: what it answers, and what it keeps to itself. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { request, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import devCerts from "office-addin-dev-certs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileServer } from "../../addin/serve.ts";

/** Building and the runtime's pauses take long on a busy computer. */
const SLOW = 60_000;

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "served-"));
  await mkdir(path.join(folder, "dist"));
  await writeFile(path.join(folder, "dist", "functions.json"), "{}");
  await writeFile(path.join(folder, "secret.json"), "{}");
  const file = (name: string) => path.join(folder, name);
  await devCerts.generateCertificates(file("ca.crt"), file("localhost.crt"), file("localhost.key"));
  const [cert, key] = await Promise.all([readFile(file("localhost.crt")), readFile(file("localhost.key"))]);
  server = fileServer(file("dist"), { cert, key });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}, SLOW);

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** The answer to a path sent as it is, without a client's tidying. */
function asked(at: string): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path: at, rejectUnauthorized: false, agent: false };
    request(options, (response) => resolve(response.resume()))
      .on("error", reject)
      .end();
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
