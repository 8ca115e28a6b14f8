/** Groups of tests that need the browser: skipped if there is none, but failing if CI=true. */

import { describe } from "vitest";
import { skippedIf } from "../../skipped.ts";
import { hasChromium } from "./chromium.ts";

const lacking = skippedIf(!hasChromium && process.env.CI !== "true", "chromium is not installed");

export const describeInBrowser = (name: string, tests: () => void) => describe(name, lacking, tests);
