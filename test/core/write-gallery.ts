/** Writes the error gallery's page: `npm run gallery`. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { galleryPage } from "./gallery.ts";

await writeFile(join(import.meta.dirname, "../../core/gallery.md"), galleryPage());
