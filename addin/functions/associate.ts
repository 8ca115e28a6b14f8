/** The script that Excel loads: associates each function with its id in the metadata. */

/// <reference types="custom-functions-runtime" />

import * as functions from "./functions.ts";

for (const [id, answer] of Object.entries(functions)) CustomFunctions.associate(id, answer);
