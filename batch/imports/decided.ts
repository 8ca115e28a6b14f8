/** What is decided once for a whole file, what it is decided by, and why it can't be. */

import type { BareUnit, DateOrder, DecimalMark } from "../../core/values/notation.ts";
import type { Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import type { ImportSettings, Source } from "./settings.ts";
import type { Refusal } from "./table.ts";

export interface Decided {
  readonly order: DateOrder | null;
  readonly mark: DecimalMark;
  /** The unit of a bare number in `duration`. */
  readonly unit: BareUnit;
  /** Why the dates of a few rows of our own log can't be read; null when all can. */
  readonly undated: Problem | null;
  readonly remarks: readonly Remark[];
}

export interface Asked {
  readonly file: string;
  readonly source: Source;
  readonly settings: ImportSettings;
}

export type Refused = Refusal & { readonly problem: Problem };
