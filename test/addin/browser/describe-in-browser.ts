/** Groups of tests that need the browser: skipped where there is none, except where CI=true: there they fail. */

import { describe } from "vitest";
import { skippedIf } from "../../skipped.ts";
import { hasChromium } from "./chromium.ts";

const lacking = skippedIf(!hasChromium && process.env.CI !== "true", "chromium is not installed");

export const describeInBrowser = (name: string, tests: () => void) => describe(name, lacking, tests);
