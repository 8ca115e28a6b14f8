/**
 * People's decisions: on single rows, `fingerprint, decision, who, why`, with the fingerprint from exceptions.csv; and
 * on a client's overage of a day (A9), with `client, date` instead of a fingerprint.
 *
 * Laws: a decision without a person and a reason is not valid; a row has at most one decision; a fingerprint alone
 * identifies the row, whatever the other columns say.
 */

import type { Decision } from "../../core/firm/blocking-problems.ts";
import type { Columns, Table } from "../../core/firm/cells.ts";
import { type Rows, readRows, type WrittenRow } from "../../core/firm/exceptions.ts";
import type { OverageDecisionRow } from "../../core/firm/overage-decisions.ts";
import type { Asked, RowReader } from "../../core/firm/row-reader.ts";

export const DECISION_COLUMNS = {
  fingerprint: { required: false, headings: ["empreinte"] },
  client: { required: false, headings: ["client name", "nom du client"] },
  date: { required: false, headings: ["jour"], holds: "date" },
  decision: { required: true, headings: ["décision"] },
  who: { required: true, headings: ["qui", "par", "by"] },
  why: { required: true, headings: ["pourquoi", "raison", "motif", "reason"] },
} as const satisfies Columns<string>;

export const DECISION_WORDS = {
  release: ["released", "libérer", "libérée", "libère", "accepter", "accept"],
  reject: ["rejected", "rejeter", "rejetée", "rejette", "refuser"],
};

type Decided = { readonly fingerprint: string; readonly decision: Decision } | OverageDecisionRow;

export function readDecisions(table: Table, asked: Asked | null = null): Rows<Decided> {
  const taken = new Set<string>();
  const value = (read: RowReader<keyof typeof DECISION_COLUMNS>, at: () => WrittenRow): Decided | null => {
    const client = read.text("client");
    const aboutOverage = read.text("fingerprint") === "" && client !== "";
    const fingerprint = aboutOverage ? "" : read.required("fingerprint");
    const date = aboutOverage && read.required("date") !== "" ? read.date("date") : null;
    const is = read.required("decision") ? read.choice("decision", DECISION_WORDS) : null;
    const who = read.required("who");
    const why = read.required("why");
    if (fingerprint !== "" && taken.has(fingerprint))
      read.problems.push({
        code: "ID_DUPLICATE",
        id: fingerprint,
        first: { file: table.file, line: 0 },
        differs: true,
      });
    if (is === null || who === "" || why === "") return null;
    if (date !== null) {
      return { decision: { client, date, is, who, why }, ...at() };
    }
    if (fingerprint === "") return null;
    taken.add(fingerprint);
    return { fingerprint, decision: { is, who, why } };
  };
  return readRows(table, DECISION_COLUMNS, value, asked);
}
