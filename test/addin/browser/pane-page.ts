/** The page's script in tests: the unmodified pane, with a workbook in memory instead of Excel's. */

/// <reference lib="dom" />
/// <reference types="office-js" />

import { displayLanguage } from "../../../addin/functions/host.ts";
import { showPane } from "../../../addin/taskpane/pane.ts";
import { followTheme } from "../../../addin/taskpane/theme.ts";
import { FakeWorkbook } from "../taskpane/fake-workbook.ts";
import { SAMPLE } from "../taskpane/sample-workbook.ts";

void Office.onReady(() => {
  const root = document.getElementById("pane");
  if (root === null) return;
  const workbook = new FakeWorkbook(SAMPLE, "Empty!A1");
  Object.assign(window, { workbook });
  followTheme();
  showPane(root, { language: displayLanguage(), workbook });
});
