/** The gallery shows every code by an input that brings it about, and its page is up to date. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exhibits, galleryPage } from "./gallery.ts";

const PAGE = join(import.meta.dirname, "../../core/gallery.md");

test.each(exhibits())("$code is brought about", ({ problem }) => {
  expect(problem).not.toBeNull();
});

test("the page is up to date: `npm run gallery` writes it", async () => {
  if (process.env.UPDATE_GOLDEN === "1") await writeFile(PAGE, galleryPage());
  expect(await readFile(PAGE, "utf8").catch(() => "")).toBe(galleryPage());
});
