/** The version of the software, which the build puts in; "" where nothing is built. */

declare const __VERSION__: string | undefined;

export const VERSION = typeof __VERSION__ === "undefined" ? "" : __VERSION__;
