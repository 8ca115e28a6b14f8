/**
 * A real browser for the add-in's pages, without a network: every request is served from a build's folder or refused,
 * and recorded.
 */

/// <reference lib="dom" />

import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page, type Route } from "playwright-core";
import { build, script } from "../../../addin/dist.ts";

export const BASE = "https://plans.example.com/addin/";

export const PROGRAM = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A request that gets past us finds no host.
  "--host-resolver-rules=MAP * ~NOTFOUND",
];

export const hasChromium = existsSync(PROGRAM);

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: PROGRAM, headless: true, args: FLAGS });
}

/** A build of the add-in in its own folder, with Microsoft's library. `pane`: a script that replaces the pane's. */
export async function builtSite(pane?: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "site-"));
  await build({ base: BASE, officeJs: "dist", out: folder });
  if (pane !== undefined) await script(pane, folder, "taskpane.js");
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The recorded requests, policy violations and errors of the page. */
export interface Records {
  /** Requested addresses outside the add-in's own, and outside `host`. */
  readonly foreign: string[];
  /** Requested addresses that were not found. */
  readonly missing: string[];
  readonly violations: Violation[];
  readonly errors: string[];
}

export interface Violation {
  readonly directive: string;
  readonly blocked: string;
  /** The script that caused it. */
  readonly source: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
};

/** Answers the context's requests: the add-in's from `folder`, those in `others` with their content. */
export async function serve(
  context: BrowserContext,
  folder: string,
  others: Readonly<Record<string, { type: string; body: string }>> = {},
): Promise<Records> {
  const records: Records = { foreign: [], missing: [], violations: [], errors: [] };
  await context.route("**/*", async (route: Route) => {
    const url = route
      .request()
      .url()
      .replace(/[?#].*$/, "");
    const other = others[url];
    if (other !== undefined) return route.fulfill({ contentType: other.type, body: other.body });
    if (!url.startsWith(BASE)) {
      records.foreign.push(url);
      return route.abort();
    }
    const file = path.join(folder, url.slice(BASE.length));
    const body = await readFile(file).catch(() => null);
    if (body === null) {
      records.missing.push(url);
      return route.fulfill({ status: 404, body: "" });
    }
    return route.fulfill({ contentType: TYPES[path.extname(file)] ?? "text/plain", body });
  });
  await context.exposeBinding("violated", (_source, violation: Violation) => {
    records.violations.push(violation);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { violatedDirective: directive, blockedURI: blocked, sourceFile: source } = event;
      (window as unknown as { violated: (violation: object) => void }).violated({
        directive,
        blocked,
        source,
      });
    });
  });
  return records;
}

/** Collects uncaught errors of the page's scripts. */
export function watchErrors(page: Page, { errors }: Records): void {
  page.on("pageerror", (error) => errors.push(error.message));
}
