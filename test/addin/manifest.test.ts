/** The manifest and the folder it refers to: checks by Microsoft's schemas, and checks that these lack. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { OfficeAddinManifest } from "office-addin-manifest";
import { build as bundle } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { baseOf, build } from "../../addin/dist.ts";
import { FUNCTIONS } from "../../addin/functions/functions.ts";
import { skippedIf } from "../skipped.ts";

/** Building and the runtime's pauses take long on a busy computer. */
const SLOW = 60_000;

const ROOT = path.join(import.meta.dirname, "..", "..");
const BASE = "https://plans.example.com/addin/";
const XSD = path.join(ROOT, "..", "shared", "manifest-xsd", "OfficeAppManifestV1_1.xsd");

const source = readFileSync(path.join(ROOT, "manifest.xml"), "utf8");
let out: string;
let files: string[];
let ownOut: string;
let ownFiles: string[];

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "dist-"));
  ownOut = await mkdtemp(path.join(tmpdir(), "dist-own-"));
  files = await build({ base: BASE, officeJs: "microsoft", out });
  ownFiles = await build({ base: BASE, officeJs: "dist", out: ownOut });
}, SLOW);

afterAll(async () => {
  await rm(out, { recursive: true, force: true });
  await rm(ownOut, { recursive: true, force: true });
});

const built = (file: string) => readFileSync(path.join(out, file), "utf8");
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1] ?? "");

describe("manifest.xml", () => {
  test("its elements stand in the order that Office reads them in", () => {
    const top = all(source, /^ {2}<([A-Za-z]+)/gm);
    expect(top).toEqual([
      "Id",
      "Version",
      "ProviderName",
      "DefaultLocale",
      "DisplayName",
      "Description",
      "IconUrl",
      "HighResolutionIconUrl",
      "SupportUrl",
      "Hosts",
      "Requirements",
      "DefaultSettings",
      "Permissions",
      "VersionOverrides",
    ]);
    const point = source.slice(source.indexOf('CustomFunctions">'), source.indexOf("</ExtensionPoint>"));
    expect(all(point, /^ {12}<([A-Za-z]+)/gm)).toEqual(["Script", "Page", "Metadata", "Namespace"]);
    expect(source.indexOf("<Runtimes>")).toBeLessThan(source.indexOf("<AllFormFactors>"));
    expect(source.indexOf("<AllFormFactors>")).toBeLessThan(source.indexOf("<DesktopFormFactor>"));
  });

  test("every resource is defined once and used", () => {
    const defined = all(source, /<bt:(?:Image|Url|String) id="([^"]+)"/g);
    const used = all(source, /resid="([^"]+)"/g);
    expect(new Set(defined).size).toBe(defined.length);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
    for (const id of defined) expect(id.length).toBeLessThanOrEqual(32);
  });

  test("the functions, the pane and the button share one page and its runtime", () => {
    expect(all(source, /<Runtime resid="([^"]+)" lifetime="long"\/>/g)).toEqual(["Page.Url"]);
    expect(all(source, /<FunctionFile resid="([^"]+)"/g)).toEqual(["Page.Url"]);
    expect(all(source, /<Page>\s*<SourceLocation resid="([^"]+)"/g)).toEqual(["Page.Url"]);
    expect(all(source, /ShowTaskpane">\s*<SourceLocation resid="([^"]+)"/g)).toEqual(["Page.Url"]);
  });

  test("Microsoft's own reader finds what it needs", async () => {
    expect(await OfficeAddinManifest.readManifestFile(path.join(ROOT, "manifest.xml"))).toMatchObject({
      manifestType: "xml",
      officeAppType: "TaskPaneApp",
      hosts: ["Workbook"],
      defaultLocale: "en-US",
      permissions: "ReadWriteDocument",
      defaultSettings: { sourceLocation: expect.stringMatching(/^https:/) },
    });
  });

  test("namespace, place on the ribbon and requirements", () => {
    expect(source).toContain('<bt:String id="Namespace" DefaultValue="PLAN"/>');
    expect(source).toContain('<OfficeTab id="TabFormulas">');
    expect(all(source, /<(Set Name="[^>]+)\/>/g)).toEqual([
      'Set Name="SharedRuntime" MinVersion="1.1"',
      'Set Name="CustomFunctionsRuntime" MinVersion="1.3"',
    ]);
  });

  test("French for Canada and for France, wherever there is French", () => {
    expect(all(source, /<DefaultLocale>([^<]+)/g)).toEqual(["en-US"]);
    const overrides = [...source.matchAll(/<(bt:)?Override Locale="([^"]+)" Value="([^"]+)"\/>/g)];
    expect(overrides.length).toBeGreaterThan(0);
    for (let index = 0; index < overrides.length; index += 2) {
      const [canada, france] = [overrides[index], overrides[index + 1]];
      expect([canada?.[2], france?.[2]]).toEqual(["fr-CA", "fr-FR"]);
      expect(canada?.[3]).toBe(france?.[3]);
    }
  });

  test("resources are translated by elements of their own namespace, the head by plain ones", () => {
    const resources = source.slice(source.indexOf("<Resources>"));
    expect(resources).not.toContain("<Override");
    expect(source.slice(0, source.indexOf("<VersionOverrides"))).not.toContain("<bt:Override");
  });

  test("texts fit what Excel gives them", () => {
    const strings = (from: string, to: string) =>
      all(source.slice(source.indexOf(from), source.indexOf(to)), /(?:DefaultValue|Value)="([^"]*)"/g);
    for (const text of strings("<bt:ShortStrings>", "</bt:ShortStrings>"))
      expect(text.length).toBeLessThanOrEqual(125);
    for (const text of strings("<bt:LongStrings>", "</bt:LongStrings>"))
      expect(text.length).toBeLessThanOrEqual(250);
  });

  const canValidate = existsSync(XSD) && spawnSync("xmllint", ["--version"]).error === undefined;
  const lacking = skippedIf(!canValidate, "xmllint or Microsoft's schemas are not here");
  test("it follows Microsoft's schemas, before and after a build", lacking, () => {
    for (const file of [path.join(ROOT, "manifest.xml"), path.join(out, "manifest.xml")]) {
      expect(() =>
        execFileSync("xmllint", ["--noout", "--schema", XSD, file], { stdio: "pipe" }),
      ).not.toThrow();
    }
  });
});

describe("a build", () => {
  const urls = (text: string) =>
    all(text, /"(https?:\/\/[^"]+)"/g).filter((url) => !url.includes("schemas.microsoft.com"));

  test("every URL of the manifest is https, below the base, and in the folder", () => {
    const pointed = urls(built("manifest.xml")).filter((url) => !url.includes("www.w3.org"));
    expect(pointed.length).toBeGreaterThan(10);
    for (const url of pointed) {
      expect(url.startsWith(BASE), url).toBe(true);
      expect(files, url).toContain(url.slice(BASE.length));
    }
  });

  test("every help link opens a page of the folder, at a section of it", () => {
    for (const metadata of ["functions.json", "functions.fr.json"]) {
      const links = urls(built(metadata));
      expect(links).toHaveLength(FUNCTIONS.length);
      for (const link of links) {
        const [page = "", section] = link.slice(BASE.length).split("#");
        expect(files).toContain(page);
        expect(built(page)).toContain(`id="${section}"`);
      }
    }
  });

  test("nothing points at this computer", () => {
    for (const file of files.filter((name) => !/\.(png|xlsx)$/.test(name))) {
      expect(built(file).includes("localhost"), file).toBe(false);
    }
  });

  test.each([16, 32, 64, 80])("the icon of %i pixels has that size", (size) => {
    const png = readFileSync(path.join(out, "icons", `icon-${size}.png`));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  test("pages run no inline script or style, and load nothing but Microsoft's library from elsewhere", () => {
    for (const page of files.filter((name) => name.endsWith(".html"))) {
      const html = built(page);
      expect(html, page).toContain("Content-Security-Policy\" content=\"default-src 'none';");
      expect(html, page).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|unsafe-/);
      for (const url of all(html, /(?:src|href)="(https?:[^"]+)"/g)) {
        expect(url).toBe("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
      }
      const local = all(html, /(?:src|href)="([^":#]+)"/g);
      for (const file of local) expect(files).toContain(path.posix.join(path.posix.dirname(page), file));
    }
  });

  test("with --office-js no page names a host, and the library is Microsoft's own, byte for byte", () => {
    const page = readFileSync(path.join(ownOut, "taskpane.html"), "utf8");
    expect(page).not.toContain("https:");
    expect(page).toContain('src="office/office.js"');
    const library = path.join(ROOT, "node_modules", "@microsoft", "office-js", "dist");
    const copied = ownFiles.filter((file) => file.startsWith("office/") && file.endsWith(".js"));
    expect(copied).toEqual(
      expect.arrayContaining([
        "office/office.js",
        "office/excel-web-16.00.js",
        "office/excel-mac-16.00.js",
        "office/excel-win32-16.01.js",
        "office/en-us/office_strings.js",
        "office/fr-fr/office_strings.js",
        "office/o15apptofilemappingtable.js",
        "office/telemetry/oteljs_agave.js",
      ]),
    );
    for (const file of copied) {
      const own = readFileSync(path.join(ownOut, file));
      expect(own.equals(readFileSync(path.join(library, file.slice("office/".length)))), file).toBe(true);
    }
  });

  test.each(["functions/associate.ts", "taskpane/taskpane.ts"])(
    "the notice of every package that goes into %s stands beside it",
    async (entry) => {
      const bundled = await bundle({
        configFile: false,
        logLevel: "silent",
        build: { write: false, rolldownOptions: { input: path.join(ROOT, "addin", entry) } },
      });
      const outputs = [bundled].flat().flatMap((one) => ("output" in one ? one.output : []));
      const modules = outputs.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
      const packages = new Set(
        modules.flatMap((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []),
      );
      expect([...packages].map((folder) => path.basename(folder))).toContain("leven");
      const script = entry.startsWith("functions") ? "functions" : "taskpane";
      const notices = built(`${script}.licenses.md`);
      for (const folder of packages) {
        const { name, version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
        expect(notices).toContain(`## ${name} - ${version}`);
        const [licence = ""] = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
        expect(notices).toContain(readFileSync(path.join(folder, licence), "utf8").trim());
      }
    },
    SLOW,
  );

  test("our own licence goes with it", () => {
    expect(built("LICENSE")).toBe(readFileSync(path.join(ROOT, "LICENSE"), "utf8"));
  });

  test("made twice it is the same", async () => {
    const again = await mkdtemp(path.join(tmpdir(), "dist-again-"));
    try {
      expect(await build({ base: BASE, officeJs: "microsoft", out: again })).toEqual(files);
      for (const file of files) {
        expect(readFileSync(path.join(again, file)).equals(readFileSync(path.join(out, file))), file).toBe(
          true,
        );
      }
    } finally {
      await rm(again, { recursive: true, force: true });
    }
  });

  test.each([
    ["https://host/path", "https://host/path/"],
    ["https://host", "https://host/"],
    ["https://host:8443/a/b/", "https://host:8443/a/b/"],
  ])("--base %s is served at %s", (typed, base) => {
    expect(baseOf(typed)).toBe(base);
  });

  test.each(["http://host/", "host/path", "https://host/?a=1", ""])("--base %s is refused", (typed) => {
    expect(() => baseOf(typed)).toThrow("Give the https address of the folder");
  });
});
