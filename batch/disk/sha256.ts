/** The fingerprint by which files, and what is kept of them, are told apart. */

import { createHash } from "node:crypto";

/** In hexadecimal. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
