/** Why a workbook can't be read; callers turn it into a sentence. */
export class UnreadableWorkbook extends Error {
  readonly reason: "not a workbook" | "damaged" | "too large";

  constructor(reason: UnreadableWorkbook["reason"]) {
    super(reason);
    this.name = "UnreadableWorkbook";
    this.reason = reason;
  }
}
