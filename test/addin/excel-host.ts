/**
 * Imitates Excel's side of the bridge: drives Microsoft's own custom-functions runtime, unmodified, with the
 * functions.js of a build, through the messages that Excel sends.
 *
 * It can't imitate Excel's work before and after: spilling, coercing arguments, and calling a function for each cell of
 * a range if a single value is wanted.
 */

import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import vm from "node:vm";
import { build, LOCAL_BASE } from "../../addin/dist.ts";

/** A cell as transferred: JSON has no NaN, so one returned by a function would show as null. */
export type Value = string | number | boolean | null | { readonly [key: string]: unknown };
export type Argument = Value | readonly (readonly Value[])[];
export type Call = readonly [name: string, ...given: Argument[]];

export type Answer =
  | { readonly value: Value | Value[][]; readonly error?: undefined }
  | { readonly error: string; readonly message: string; readonly value?: undefined };

const RUNTIME = createRequire(import.meta.url).resolve(
  "@microsoft/office-js/dist/custom-functions-runtime.js",
);

/** The runtime's numbers for Excel's errors. */
export const ERRORS: Readonly<Record<number, string>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
};

/** An error in a cell, as transferred to functions whose metadata allow errors. */
export const errorCell = (shown: string): Value => ({ type: "CustomFunctionError", code: shown });
/** Excel's request, with a call, to create errors for such cells. */
const ERRORS_COME_THROUGH = 4;

interface Bridge {
  onMessageFromHost: (text: string) => void;
  sendMessageToHost: (text: string) => void;
}

/** The runtime's requests to Excel; only the transfer of results matters here. */
interface Request {
  readonly id: number;
  readonly message: {
    readonly body: {
      readonly Actions: readonly { Id: number; Name: string; ArgumentInfo?: { Arguments?: unknown[] } }[];
    };
  };
}

/** One transferred result: its call, whether it succeeded, the value or message, the error. */
type Result = [invocation: number, succeeded: boolean, value: unknown, error: number];

export class ExcelHost {
  readonly associated: readonly string[];
  readonly #bridge: Bridge;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #invocations = 0;

  /** `formats`: whether this Excel shows numbers with their own formats. */
  constructor(functions: string, excel: { language?: string; formats?: boolean } = {}) {
    this.#bridge = {
      onMessageFromHost: () => {},
      sendMessageToHost: (text) => this.#receive(JSON.parse(text)),
    };
    const page = emptyPage();
    page._richApiNativeBridge = this.#bridge;
    vm.createContext(page);
    vm.runInContext(readFileSync(RUNTIME, "utf8"), page, { filename: RUNTIME });
    page.Office = {
      context: {
        displayLanguage: excel.language ?? "en-US",
        requirements: {
          isSetSupported: (set: string, version: string) =>
            set === "CustomFunctionsRuntime" && version === "1.4" ? (excel.formats ?? false) : true,
        },
      },
    };
    vm.runInContext(functions, page, { filename: "functions.js" });
    const { _association } = page.CustomFunctions as { _association: { mappings: object } };
    this.associated = Object.keys(_association.mappings);
  }

  async call(...call: Call): Promise<Answer> {
    const [answer] = await this.calls([call]);
    if (answer === undefined) throw new Error("one call has one answer");
    return answer;
  }

  /** All calls in one message, as Excel sends the cells of one recalculation. */
  calls(calls: readonly Call[]): Promise<Answer[]> {
    const answers: Promise<Answer>[] = [];
    const entries = calls.map(([name, ...given]) => {
      this.#invocations += 1;
      const id = this.#invocations;
      answers.push(new Promise((resolve) => this.#waiting.set(id, resolve)));
      return [1, 1000, "", JSON.stringify([id, name, given, "Sheet1!A1", ERRORS_COME_THROUGH]), id];
    });
    this.#bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries } }));
    return Promise.all(answers);
  }

  #receive({ id, message }: Request): void {
    const { Actions: actions } = message.body;
    for (const { Name: name, ArgumentInfo: info } of actions) {
      if (name !== "SetInvocationArrayResults") continue;
      for (const result of (info?.Arguments?.[0] ?? []) as Result[]) this.#settle(result);
    }
    const body = JSON.stringify({ Results: actions.map(({ Id }) => ({ ActionId: Id, Value: null })) });
    const reply = { id, type: 2, message: { statusCode: 200, headers: {}, body } };
    queueMicrotask(() => this.#bridge.onMessageFromHost(JSON.stringify(reply)));
  }

  #settle([invocation, succeeded, value, code]: Result): void {
    const resolve = this.#waiting.get(invocation);
    this.#waiting.delete(invocation);
    if (succeeded) resolve?.({ value: value as Value | Value[][] });
    else resolve?.({ error: ERRORS[code] ?? `#${code}`, message: String(value) });
  }
}

/** The parts of a browser's page that the runtime uses while loading; scripts it requests never arrive. */
function emptyPage(): Record<string, unknown> {
  const script = { src: `https://localhost/${path.basename(RUNTIME)}`, getAttribute: () => null };
  const elements: Record<string, unknown[]> = { script: [script], head: [{ appendChild: () => {} }] };
  const page: Record<string, unknown> = {
    console,
    // The long timeouts are for scripts that never arrive.
    setTimeout: (run: () => void, delay: number, ...given: unknown[]) =>
      delay < 5_000 ? setTimeout(run, delay, ...given) : 0,
    clearTimeout,
    navigator: { userAgent: "" },
    location: { search: "", hash: "", href: "https://localhost/", protocol: "https:" },
    history: {},
    document: {
      readyState: "loading",
      addEventListener: () => {},
      createElement: () => ({ setAttribute: () => {} }),
      getElementsByTagName: (name: string) => elements[name] ?? [],
    },
  };
  page.window = page;
  return page;
}

/** Builds the add-in in a temporary folder and returns its functions.js. */
export async function builtFunctions(): Promise<string> {
  const out = await mkdtemp(path.join(tmpdir(), "addin-"));
  try {
    await build({ base: LOCAL_BASE, officeJs: "microsoft", out });
    return readFileSync(path.join(out, "functions.js"), "utf8");
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
