/**
 * Imitates Excel's side of Microsoft's office.js in a browser, for Excel for Mac and Excel on the web: enough for the
 * library to start, to detect its host, and to run custom functions.
 *
 * It can't imitate the workbook: every request to Excel's object model is refused, as by a busy Excel.
 */

/// <reference lib="dom" />

import type { Page } from "playwright-core";
import { type Answer, type Call, ERRORS, type Value } from "../excel-host.ts";
import { BASE } from "./chromium.ts";

export interface Shown {
  readonly language: "en-US" | "fr-CA";
}

/** A request of office.js, in either direction. */
interface Body {
  readonly Actions: readonly { Id: number; Name: string; ArgumentInfo?: { Arguments?: unknown[] } }[];
}
type Result = [invocation: number, succeeded: boolean, value: unknown, error: number];
/** A message to the add-in: category 1, type 1000 (an invocation), target, text, id. */
type Entry = readonly [number, number, string, string, number];

/** The numbers of Excel's features in office.js. */
const MATRIX = JSON.stringify({
  ExcelApi: "1.17",
  SharedRuntime: "1.2",
  CustomFunctionsRuntime: "1.4",
  CustomFunctions: "1.7",
  RibbonApi: "1.2",
});
/** The library's requests to Excel, for functions and for itself. */
const ANSWERED: ReadonlySet<string> = new Set([
  "",
  "NotifyActionHandlerReady",
  "_SetOsfControlContainerReadyForCustomFunctions",
  "SetInvocationArrayResults",
  "SendTelemetryEvent",
]);
const RICH_API_EVENT = 33;
const RICH_API_REQUEST = 93;

/** Pending invocations, shared by both kinds of Excel. */
abstract class ExcelInBrowser {
  /** The number of the pane's requests to the workbook. */
  refused = 0;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #invocations = 0;
  #listens: () => void = () => {};
  /** Settles when the add-in listens for invocations. */
  readonly listening = new Promise<void>((resolve) => {
    this.#listens = resolve;
  });

  protected abstract send(entries: readonly Entry[]): Promise<void>;

  protected listens(): void {
    this.#listens();
  }

  /** All calls in one message, as Excel sends the cells of one recalculation. */
  async calls(calls: readonly Call[]): Promise<Answer[]> {
    await this.listening;
    const answers: Promise<Answer>[] = [];
    const entries = calls.map(([name, ...given]): Entry => {
      this.#invocations += 1;
      const id = this.#invocations;
      answers.push(new Promise((resolve) => this.#waiting.set(id, resolve)));
      return [1, 1000, "", JSON.stringify([id, name, given, "Sheet1!A1", 0]), id];
    });
    await this.send(entries);
    return Promise.all(answers);
  }

  /** Answers a request of the library: accepts results, refuses everything else. */
  protected answerTo(request: string): string {
    const { Actions: actions } = JSON.parse(request) as Body;
    const results = actions.filter(({ Name: name }) => name === "SetInvocationArrayResults");
    for (const { ArgumentInfo: info } of results) {
      for (const result of (info?.Arguments?.[0] ?? []) as Result[]) this.#settle(result);
    }
    if (!actions.every(({ Name: name }) => ANSWERED.has(name))) {
      this.refused += 1;
      return JSON.stringify({
        Error: { Code: "GeneralException", Message: "no workbook here" },
        Results: null,
      });
    }
    return JSON.stringify({ Results: actions.map(({ Id }) => ({ ActionId: Id, Value: null })) });
  }

  #settle([invocation, succeeded, value, code]: Result): void {
    const resolve = this.#waiting.get(invocation);
    this.#waiting.delete(invocation);
    if (succeeded) resolve?.({ value: value as Value | Value[][] });
    else resolve?.({ error: ERRORS[code] ?? `#${code}`, message: String(value) });
  }
}

/** The message from the page to the Mac's web view. */
interface MacMessage {
  readonly methodId: number;
  readonly callbackId?: string;
  readonly params: { readonly id?: number; readonly apiArgs?: readonly unknown[] };
}

/** Excel for Mac: the page's web view passes texts on, and Excel calls functions of the library. */
export class ExcelForMac extends ExcelInBrowser {
  readonly #page: Page;
  readonly #language: string;
  #event = "";

  private constructor(page: Page, language: string) {
    super();
    this.#page = page;
    this.#language = language;
  }

  static async open(page: Page, { language }: Shown): Promise<ExcelForMac> {
    const excel = new ExcelForMac(page, language);
    await page.exposeBinding("toExcel", (_source, text: string) =>
      excel.#receive(JSON.parse(text) as MacMessage),
    );
    await page.addInitScript(() => {
      const toExcel = (window as unknown as { toExcel: (text: string) => void }).toExcel;
      Object.assign(window, { webkit: { messageHandlers: { Agave: { postMessage: toExcel } } } });
    });
    // Host, platform, version, language, …, and the page type: shared runtime (1) with custom functions (2).
    await page.goto(`${BASE}taskpane.html?_host_Info=Excel$Mac$16.00$${language}$$$$3`);
    return excel;
  }

  async #receive({ methodId, callbackId, params }: MacMessage): Promise<void> {
    const answer = this.#answer(methodId, callbackId ?? "", params);
    if (callbackId === undefined || answer === null) return;
    await this.#call("agaveHostCallback", callbackId, answer);
  }

  #answer(methodId: number, callbackId: string, params: MacMessage["params"]): unknown {
    const language = this.#language;
    switch (methodId) {
      case 5: // what Excel this is, by position: settings, id, application, version …
        return [
          [[], []],
          "add-in",
          1,
          16,
          100,
          0,
          0,
          3,
          language,
          language,
          0,
          "Book1.xlsx",
          1,
          0,
          "",
          "1.1",
          "correlation",
          "instance",
          false,
          false,
          MATRIX,
          "",
          "16.100",
          0,
        ];
      case 2:
        if (params.id === RICH_API_EVENT) {
          this.#event = callbackId;
          this.listens();
        }
        return [0];
      case 1:
        if (params.id !== RICH_API_REQUEST) return [0, [5001]];
        return [0, [0, 200, [], this.answerTo(requestIn(params.apiArgs))]];
      default:
        return [0];
    }
  }

  protected send(entries: readonly Entry[]): Promise<void> {
    return this.#call("agaveHostEventCallback", this.#event, [entries, RICH_API_EVENT]);
  }

  async #call(name: string, id: string, given: unknown): Promise<void> {
    await this.#page
      .evaluate(
        ([name, id, given]) => {
          const { OSF } = window as unknown as {
            OSF: { ScriptMessaging: Record<string, (...given: unknown[]) => void> };
          };
          OSF.ScriptMessaging[name as string]?.(id, given);
        },
        [name, id, given],
      )
      .catch(() => {}); // The page may be closing.
  }
}

/** The request's text is among the parts of its envelope. */
function requestIn(given: unknown): string {
  const texts = [given].flat(3).filter((part): part is string => typeof part === "string");
  const body = texts.find((text) => text.startsWith('{"AutoKeepReference"') || text.includes('"Actions"'));
  if (body === undefined) throw new Error(`no request in ${JSON.stringify(given)}`);
  return body;
}

/** The page around the add-in's frame: passes its messages on, and posts into it. */
const WEB_PAGE = "https://excel.officeapps.live.com/x/workbook.html";
const WEB_SCRIPT = "https://excel.officeapps.live.com/x/workbook.js";

export const WEB_HOST = {
  [WEB_PAGE]: {
    type: "text/html",
    body: `<!doctype html><title>Book1</title><body><script src="workbook.js"></script></body>`,
  },
  [WEB_SCRIPT]: {
    type: "text/javascript",
    body: `addEventListener("message", ({ data }) => toExcel(data));`,
  },
};

/** A message from the add-in's frame: a request, or an event. */
interface WebMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: Readonly<Record<string, unknown>> | null;
}

/** Excel on the web: the add-in is in a frame of another origin, and both sides post texts. */
export class ExcelOnTheWeb extends ExcelInBrowser {
  readonly #page: Page;
  readonly #language: string;
  #listener: WebMessage | null = null;

  private constructor(page: Page, language: string) {
    super();
    this.#page = page;
    this.#language = language;
  }

  static async open(page: Page, { language }: Shown): Promise<ExcelOnTheWeb> {
    const excel = new ExcelOnTheWeb(page, language);
    await page.exposeBinding("toExcel", async ({ frame }, text: string) => {
      // Only the page around the frame passes messages on; the frame has the binding too.
      if (frame === page.mainFrame()) await excel.#receive(JSON.parse(text) as WebMessage);
    });
    await page.goto(WEB_PAGE);
    const info = `_host_Info=Excel$Web$16.00$${language}$$$$3`;
    const conversation = `conversation|add-in|${new URL(WEB_PAGE).origin}`;
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url;
      frame.style.cssText = "width: 350px; height: 900px";
      document.body.append(frame);
    }, `${BASE}taskpane.html?${info}#&_serializer_version=1&_xdm_Info=${conversation}`);
    return excel;
  }

  async #receive(message: WebMessage): Promise<void> {
    if (message._messageType !== 0) return;
    if (message._actionType === 1 && message._actionName === "richApiMessage") this.#listener = message;
    await this.#reply(message, 0, this.#answer(message));
    if (this.#listener === message) this.listens();
  }

  #answer({ _actionName: name, _data: data }: WebMessage): unknown {
    if (name === "ContextActivationManager_getAppContextAsync") {
      return {
        _id: "add-in",
        _appName: 16,
        _appVersion: 16,
        _appUILocale: this.#language,
        _dataLocale: this.#language,
        _docUrl: "https://example.com/Book1.xlsx",
        _clientMode: 0,
        _settings: [],
        _reason: 1,
        _osfControlType: 0,
        _eToken: "",
        _correlationId: "correlation",
        _requirementMatrix: MATRIX,
        _hostFullVersion: "16.0.17000.10000",
        _initialDisplayMode: 0,
      };
    }
    const { DispatchId: id } = (data?.DdaMethod ?? {}) as { DispatchId?: number };
    if (name !== "executeMethod") return { Error: 0 };
    if (id !== RICH_API_REQUEST) return { Error: 5001, Version: 1 };
    return { Error: 0, Version: 1, Data: [200, [], this.answerTo(requestIn(data?.ArrayData))] };
  }

  protected send(entries: readonly Entry[]): Promise<void> {
    if (this.#listener === null) throw new Error("the add-in listens");
    return this.#reply(this.#listener, 1, { ArrayData: entries });
  }

  /** `kind`: 0 answers a call, 1 reports an event. */
  async #reply(to: WebMessage, kind: 0 | 1, data: unknown): Promise<void> {
    const text = JSON.stringify({
      _messageType: 1,
      _responseType: kind,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _origin: new URL(WEB_PAGE).origin,
      _errorCode: 0,
      _data: data,
      _serializerVersion: 1,
    });
    await this.#page
      .evaluate(
        ([text, origin]) => {
          document.querySelector("iframe")?.contentWindow?.postMessage(text, origin as string);
        },
        [text, new URL(BASE).origin],
      )
      .catch(() => {}); // The page may be closing.
  }
}
