/**
 * The archive that `npm pack` makes, on a machine that has Node and nothing else of ours: installed as a new user does,
 * it runs on each Node that is promised, and writes the same bytes as this folder's own program.
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import devCerts from "office-addin-dev-certs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINE } from "../../batch/disk/engine.ts";
import { WORDS } from "../../core/words/words.ts";
import { skippedIf } from "../skipped.ts";
import { filesUnder, PROJECT } from "./firm-folder.ts";

/** The oldest that package.json allows, the one between, and the newest that the gate runs. */
const NODES = ["20.19.0", "22.23.5", "24.21.0"];

/** A month of the made-up firm, in a folder of that language. */
const MONTH = "2026-10";
const RESULTS = { en: "results", fr: "resultats" } as const;
type Language = keyof typeof RESULTS;

/** What npm leaves in the environment of its scripts would change what it does here. */
const plain = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));

function npm(args: readonly string[], cwd: string): string | null {
  const run = spawnSync("npm", [...args], { cwd, env: plain, encoding: "utf8", timeout: 60_000 });
  return run.status === 0 ? run.stdout.trim() : null;
}

/** Where the registry's own Node of that version is; null if it can't be had here. */
function nodeOf(version: string): string | null {
  const wanted = `--package=node-linux-${process.arch}@${version}`;
  const quick = ["--prefer-offline", "--fetch-retries=0", "--fetch-timeout=20000"];
  return npm(["exec", "--yes", ...quick, wanted, "--", "node", "-p", "process.execPath"], tmpdir());
}

const nodes = process.platform === "linux" ? NODES.map(nodeOf) : [];
const noNode = skippedIf(nodes.length === 0 || nodes.includes(null), "other Nodes can't be had here");

let place = "";
/** The program as it is installed. */
let program = "";

beforeAll(async () => {
  if ("skip" in noNode) return;
  place = await mkdtemp(join(tmpdir(), "archive-"));
  expect(npm(["pack", "--pack-destination", place], PROJECT)).not.toBeNull();
  const [archive = ""] = (await readdir(place)).filter((name) => name.endsWith(".tgz"));
  const installed = ["install", "--global", "--prefix", join(place, "new"), "--no-audit", "--no-fund"];
  expect(npm([...installed, join(place, archive)], place)).not.toBeNull();
  program = join(place, "new", "bin", "plan-balance");
}, 120_000);

afterAll(() => rm(place, { recursive: true, force: true }));

/** Runs it from another folder, where a path leads to this Node and to what the system has. */
function typed(node: string, file: string, line: string, cwd: string) {
  const path = [dirname(node), "/usr/bin", "/bin"].join(delimiter);
  const run = spawnSync(node, [file, ...line.split(" ")], {
    cwd,
    env: { PATH: path, HOME: place, LC_ALL: "C" },
    encoding: "utf8",
  });
  return { code: run.status, printed: run.stdout, reported: run.stderr };
}

/** A month from nothing: what is printed, and what is written for people and programs. */
async function month(node: string, file: string, at: string, language: Language) {
  const firm = join(at, language);
  await mkdir(firm, { recursive: true });
  const lines = [`init --sample --language ${language}`, `check ${MONTH}`, `reconcile ${MONTH}`];
  const runs = lines.map((line) => typed(node, file, line, firm));
  // The made-up firm has rows that need a look.
  expect(runs.map(({ code }) => code)).toEqual([0, 1, 1]);
  const written = await filesUnder(join(firm, RESULTS[language], MONTH));
  expect(written.size).toBeGreaterThan(20);
  return { printed: runs.map(({ printed }) => printed), written };
}

test("it needs nothing that must be run before it is there", noNode, async () => {
  const installed = join(place, "new", "lib", "node_modules", "support-plan-balance", "package.json");
  const { scripts } = JSON.parse(await readFile(installed, "utf8")) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
});

test.each(["en", "fr"] as const)(
  "%s: each Node writes the same, and so does this folder",
  {
    ...noNode,
    timeout: 120_000,
  },
  async (language) => {
    const start = join(PROJECT, "batch/commands/start.mjs");
    const own = await month(process.execPath, start, join(place, "own"), language);
    for (const [at, version] of NODES.entries()) {
      const node = nodes[at] ?? "";
      const { printed, written } = await month(node, program, join(place, version), language);
      expect(printed, version).toEqual(own.printed);
      expect([...written.keys()].sort(), version).toEqual([...own.written.keys()].sort());
      for (const [name, bytes] of own.written)
        expect(written.get(name)?.equals(bytes), `${name} on Node ${version}`).toBe(true);
    }
  },
);

test("each Node says the version", noNode, () => {
  for (const node of nodes)
    expect(typed(node ?? "", program, "--version", place)).toEqual({
      code: 0,
      printed: `${ENGINE}\n`,
      reported: "",
    });
});

describe("it brings the add-in along", noNode, () => {
  test("and without a certificate says how to make one", async () => {
    const { code, printed } = typed(process.execPath, program, "addin", place);
    expect({ code, printed }).toEqual({
      code: 2,
      printed: `${[WORDS.en.addin.certificate.none, ...WORDS.en.addin.certificate.make].join("\n")}\n`,
    });
  });

  test("and serves it to this machine, at its own address, until it is stopped", async () => {
    const file = (name: string) => join(place, ".office-addin-dev-certs", name);
    await devCerts.generateCertificates(file("ca.crt"), file("localhost.crt"), file("localhost.key"));
    const port = await freePort();
    const served = spawn(nodes[0] ?? "", [program, "addin", "--port", String(port)], {
      cwd: place,
      env: { PATH: "/usr/bin:/bin", HOME: place, LC_ALL: "C" },
    });
    try {
      let printed = "";
      served.stdout.setEncoding("utf8");
      while (!printed.includes("=PLAN.")) printed += (await once(served.stdout, "data"))[0];
      const url = `https://localhost:${port}/manifest.xml`;
      expect(printed).toContain(`\n  ${url}\n`);
      const manifest = await fetched(url, await readFile(file("ca.crt")));
      expect(manifest).toContain(`"https://localhost:${port}/taskpane.html"`);
      expect(manifest).not.toContain(":3000");
      expect(typed(process.execPath, program, `addin --port ${port}`, place)).toMatchObject({
        code: 2,
        printed: expect.stringContaining(WORDS.en.addin.portTaken(port)),
      });
    } finally {
      served.kill("SIGINT");
    }
    expect(await once(served, "close")).toEqual([0, null]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** As a program asks that trusts the authority of the certificate. */
async function fetched(url: string, ca: Buffer): Promise<string> {
  const [response] = (await once(request(url, { ca, agent: false }).end(), "response")) as [IncomingMessage];
  return text(response);
}
