/**
 * The calls of our functions in a cell's formula, at any depth.
 *
 * Laws: texts, quoted sheet names and table brackets are skipped, so nothing in them is taken for a call or a comma.
 * Text around a call that can't be parsed does not hide the call.
 */

export interface PlanCall {
  /** The function's id, such as VIP_BALANCE. */
  readonly name: string;
  /** Each argument as written in the formula; "" for one left out. */
  readonly given: readonly string[];
  /** The call in its usual spelling. */
  readonly text: string;
}

/** Excel shows `PLAN.NAME(`; a file may hold it as `_xldudf_PLAN_NAME(` until the add-in is loaded. */
const CALL = /(?:PLAN\.|_xldudf_PLAN_)([A-Z][A-Z0-9_]*)\s*\($/i;
const OPENING = "([{";
const CLOSING = ")]}";

interface Open {
  readonly name: string | null;
  readonly start: number;
  readonly commas: number[];
  readonly after: number;
}

/** In the order of the formula; a nested call comes after the call around it. */
export function planCalls(formula: string): PlanCall[] {
  if (!formula.startsWith("=")) return [];
  const found: (PlanCall & { start: number })[] = [];
  const open: Open[] = [];
  for (let at = 1; at < formula.length; at += 1) {
    const mark = formula.charAt(at);
    if (mark === '"' || mark === "'") at = endOfText(formula, at);
    else if (mark === "[") at = endOfBrackets(formula, at);
    else if (OPENING.includes(mark)) open.push(opening(formula, at));
    else if (mark === ",") open.at(-1)?.commas.push(at);
    else if (CLOSING.includes(mark)) {
      const closed = open.pop();
      if (closed?.name !== null && closed !== undefined) {
        found.push({ ...call(formula, closed, closed.name, at), start: closed.start });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ start: _, ...own }) => own);
}

function opening(formula: string, at: number): Open {
  const before = formula.slice(0, at + 1);
  const match = formula.charAt(at) === "(" ? CALL.exec(before) : null;
  // `MYPLAN.X(` is another function.
  const own = match !== null && !/[\w.]/.test(formula.charAt(match.index - 1));
  return {
    name: own ? (match[1]?.toUpperCase() ?? null) : null,
    start: own ? match.index : at,
    commas: [],
    after: at + 1,
  };
}

function call(formula: string, { commas, after }: Open, name: string, end: number): PlanCall {
  const starts = [after, ...commas.map((comma) => comma + 1)];
  const ends = [...commas, end];
  const given = starts.map((start, index) => formula.slice(start, ends[index]).trim());
  const none = given.length === 1 && given[0] === "";
  return { name, given: none ? [] : given, text: `PLAN.${name}(${given.join(",")})` };
}

/** The closing mark of a text or a quoted sheet name; inside, the mark is doubled. */
export function endOfText(formula: string, start: number): number {
  const mark = formula.charAt(start);
  let at = start + 1;
  while (at < formula.length) {
    if (formula.charAt(at) !== mark) at += 1;
    else if (formula.charAt(at + 1) === mark) at += 2;
    else return at;
  }
  return formula.length;
}

/** The closing bracket of a table reference; inside, an apostrophe escapes the next character. */
export function endOfBrackets(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at += 1) {
    const mark = formula.charAt(at);
    if (mark === "'") at += 1;
    else if (mark === "[") depth += 1;
    else if (mark === "]") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return formula.length;
}
