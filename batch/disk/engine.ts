/** The version of this software, as every run and every closed month records it. */

import packageJson from "../../package.json" with { type: "json" };

export const ENGINE = packageJson.version;
