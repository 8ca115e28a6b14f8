/**
 * A short name for a row's contents, to release or reject it by.
 *
 * Law: the same contents give the same name on any machine and in any order of columns. It distinguishes rows; it is
 * not a security measure.
 */

/** Sixteen hexadecimal digits of two 32-bit hashes (FNV-1a, with two starting points) over the parts. */
export function contentDigest(parts: readonly string[]): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) {
      const unit = part.charCodeAt(at);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ (unit + at), 0x85ebca6b);
    }
    // A separator between parts, so that "ab","c" differs from "a","bc".
    a = Math.imul(a ^ 0x1f, 0x01000193);
    b = Math.imul(b ^ 0x1f, 0x85ebca6b);
    b ^= b >>> 15;
  }
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b);
}
