/** Groups of tests that need the browser: skipped, and said so, where there is none; the gate has one or fails. */

import { describe } from "vitest";
import { hasChromium, PROGRAM } from "./chromium.ts";

const skip = !hasChromium && process.env.CI !== "true";
if (skip) console.warn(`${PROGRAM} is missing: these tests are skipped. Install Debian's package chromium.`);

export const describeInBrowser = describe.skipIf(skip);
