/** The script that Excel loads: associates each function with its id in the metadata. */

/// <reference types="custom-functions-runtime" />

import { forExcel } from "./cells.ts";
import { answered } from "./excel-error.ts";
import { FUNCTIONS } from "./functions.ts";

for (const { name, answer } of FUNCTIONS)
  CustomFunctions.associate(name, (...given: unknown[]) => answered(() => forExcel(answer(given))));
