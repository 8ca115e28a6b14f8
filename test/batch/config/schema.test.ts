/** The list of keys that editors read is that of the code. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { firmFolder, PROJECT } from "../firm-folder.ts";
import { configSchema } from "./schema.ts";

const WRITTEN = readFileSync(join(PROJECT, "batch/config/firm.schema.json"), "utf8");

test("firm.schema.json is current; if not, run npm run schema", () => {
  expect(JSON.parse(WRITTEN)).toEqual(JSON.parse(configSchema()));
});

test("it says what each setting is for, and offers no key that is refused", () => {
  const { properties, required } = JSON.parse(WRITTEN);
  for (const [key, { description }] of Object.entries<{ description?: string }>(properties))
    expect([key, description]).toEqual([key, expect.stringMatching(/\w{3}/)]);
  expect(required).toEqual(["register", "logs", "out"]);
  expect(WRITTEN).not.toMatch(/"(pass|password|user|username|auth)"/);
});

test("a configuration may name it", async () => {
  const config = { $schema: "../firm.schema.json", register: "r", logs: "l", out: "o" };
  const folder = await firmFolder({ "config.json": config });
  await expect(readConfig(join(folder, "config.json"))).resolves.toMatchObject({ language: "en" });
});
