/** Writes the list of keys that editors read: `npm run schema`. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { configSchema } from "./schema.ts";

await writeFile(join(import.meta.dirname, "../../../batch/config/firm.schema.json"), configSchema());
