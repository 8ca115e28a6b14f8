/**
 * What somebody decided of single rows: `fingerprint, decision, who, why`, the fingerprint as exceptions.csv
 * shows it.
 *
 * Laws: a decision without a person and a reason is none; one row has one decision.
 */

import { type Columns, type Rows, readRows, type Table } from "../core/cells.ts";
import type { Decision } from "../core/reconciliation.ts";

export const DECISION_COLUMNS = {
  fingerprint: { required: true, headings: ["empreinte"] },
  decision: { required: true, headings: ["décision"] },
  who: { required: true, headings: ["qui", "par", "by"] },
  why: { required: true, headings: ["pourquoi", "raison", "motif", "reason"] },
} as const satisfies Columns<string>;

const DECISIONS = {
  release: ["released", "libérer", "libérée", "libère", "accepter", "accept"],
  reject: ["rejected", "rejeter", "rejetée", "rejette", "refuser"],
};

export function readDecisions(table: Table): Rows<{ fingerprint: string; decision: Decision }> {
  const taken = new Set<string>();
  return readRows(table, DECISION_COLUMNS, (read) => {
    const fingerprint = read.required("fingerprint");
    const is = read.required("decision") ? read.choice("decision", DECISIONS) : null;
    const who = read.required("who");
    const why = read.required("why");
    if (fingerprint !== "" && taken.has(fingerprint))
      read.problems.push({
        code: "ID_DUPLICATE",
        id: fingerprint,
        first: { file: table.file, line: 0 },
        differs: true,
      });
    if (is === null || fingerprint === "" || who === "" || why === "") return null;
    taken.add(fingerprint);
    return { fingerprint, decision: { is, who, why } };
  });
}
