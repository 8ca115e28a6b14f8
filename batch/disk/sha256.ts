/** The hash that identifies files and records. */

import { createHash } from "node:crypto";

/** In hexadecimal. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
