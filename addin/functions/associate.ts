/** The script Excel loads: tells it which function answers to which id of the metadata. */

/// <reference types="custom-functions-runtime" />

import * as functions from "./functions.ts";

for (const [id, answer] of Object.entries(functions)) CustomFunctions.associate(id, answer);
