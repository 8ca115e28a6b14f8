/** The settings for hosts: they name files that a build has, and all say the same of them. */

import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, LOCAL_BASE } from "../../addin/dist.ts";
import { metadataFile } from "../../addin/metadata.ts";
import { LANGUAGES } from "../../core/values/language.ts";

/** Building takes long on a busy computer. */
const SLOW = 60_000;
const FOLDER = path.join(import.meta.dirname, "../../addin/hosting");
const read = (file: string) => readFileSync(path.join(FOLDER, file), "utf8");

interface Said {
  /** Asked for anew each time. */
  readonly fresh: readonly string[];
  /** Read by pages of any origin. */
  readonly open: readonly string[];
  /** For how many seconds any other is kept. */
  readonly kept: number;
}

const said: Record<string, () => Said> = {
  "nginx.conf": () => {
    const maps = [...read("nginx.conf").matchAll(/map \$uri (\$\w+) \{([^}]+)\}/g)].map(([, , body = ""]) =>
      [...body.matchAll(/^ +(?:(default)|~\/(\S+)\$) +"(.*)";$/gm)].map(([, , pattern, value]) => ({
        file: pattern?.replaceAll("\\.", "."),
        value,
      })),
    );
    const [cache = [], origin = []] = maps;
    const withValue = (of: typeof cache, value: string) =>
      of.flatMap((own) => (own.value === value && own.file !== undefined ? [own.file] : []));
    const kept = cache.find(({ file }) => file === undefined)?.value;
    return {
      fresh: withValue(cache, "no-cache"),
      open: withValue(origin, "*"),
      kept: Number(kept?.replace("max-age=", "")),
    };
  },
  "web.config": () => {
    const [general = "", ...places] = read("web.config").split("<location ");
    const files = (part: RegExp) =>
      places.filter((place) => part.test(place)).map((place) => /path="([^"]+)"/.exec(place)?.[1] ?? "");
    const [, minutes] = /UseMaxAge" cacheControlMaxAge="00:(\d\d):00"/.exec(general) ?? [];
    return {
      fresh: files(/cacheControlMode="DisableCache"/),
      open: files(/name="Access-Control-Allow-Origin" value="\*"/),
      kept: Number(minutes) * 60,
    };
  },
  "staticwebapp.config.json": () => {
    const { globalHeaders, routes } = JSON.parse(read("staticwebapp.config.json")) as {
      globalHeaders: Record<string, string>;
      routes: { route: string; headers: Record<string, string> }[];
    };
    const files = (header: string, value: string) =>
      routes.filter(({ headers }) => headers[header] === value).map(({ route }) => route.slice(1));
    return {
      fresh: files("Cache-Control", "no-cache"),
      open: files("Access-Control-Allow-Origin", "*"),
      kept: Number(globalHeaders["Cache-Control"]?.replace("max-age=", "")),
    };
  },
};

let out: string;
let files: string[];
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "dist-"));
  files = await build({ base: LOCAL_BASE, officeJs: "microsoft", out });
}, SLOW);
afterAll(() => rm(out, { recursive: true, force: true }));

test.each(Object.entries(said))(
  "%s: pages and functions are fresh, functions open to every origin",
  (_, of) => {
    const metadata = LANGUAGES.map(metadataFile);
    expect(of()).toEqual({
      fresh: [...files.filter((file) => file.endsWith(".html")), ...metadata].sort(byOrder(of().fresh)),
      open: metadata,
      kept: 600,
    });
  },
);

/** As another list has them. */
const byOrder = (list: readonly string[]) => (a: string, b: string) => list.indexOf(a) - list.indexOf(b);

test("GitHub Pages publishes the folder of a build, at the address that it was built for", () => {
  const workflow = read("github-pages.yml");
  expect(workflow).toContain("path: dist/addin\n");
  expect(workflow).toMatch(/npm run build -- --base "\$\{\{ steps\.pages\.outputs\.base_url \}\}\/"/);
});

test("there is no other", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(["github-pages.yml", ...Object.keys(said)].sort());
});
