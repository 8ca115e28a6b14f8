/** The page of the shared runtime: the functions run with the pane, in the same Excel. */

/// <reference lib="dom" />
/// <reference types="office-js" />

import { displayLanguage } from "../functions/host.ts";
import { excelWorkbook } from "./excel-workbook.ts";
import { showPane } from "./pane.ts";
import { followTheme } from "./theme.ts";

void Office.onReady(({ host }) => {
  const root = document.getElementById("pane");
  if (root === null) return;
  followTheme();
  const workbook = host === Office.HostType.Excel ? excelWorkbook : null;
  showPane(root, { language: displayLanguage(), workbook });
});
