/**
 * The metadata of a workbook's file: its title, its language, its author and its date.
 *
 * Law: no clock is asked; the date is that of the workbook's figures.
 */

import { formatDate } from "../../core/values/calendar.ts";
import { LONGEST_LITERAL, legalText } from "./guard.ts";
import { AUTHOR } from "./styles.ts";
import type { Workbook } from "./workbook.ts";
import { element, escaped } from "./xml.ts";

export function documentXml({ title, dated, subject = "", keywords = [], language }: Workbook): string {
  const said = (tag: string, text: string) => element(tag, {}, escaped(legalText(text, LONGEST_LITERAL)));
  const day = (tag: string) =>
    element(tag, { "xsi:type": "dcterms:W3CDTF" }, `${formatDate(dated)}T00:00:00Z`);
  return element(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    },
    [
      said("dc:title", title),
      said("dc:subject", subject),
      said("dc:creator", AUTHOR),
      said("cp:keywords", keywords.join(", ")),
      said("cp:lastModifiedBy", AUTHOR),
      day("dcterms:created"),
      day("dcterms:modified"),
      said("dc:language", `${language}-CA`),
    ],
  );
}

/** LibreOffice uses the text cached with a formula only if it knows the program that wrote it. */
export const APPLICATION_XML = element(
  "Properties",
  { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
  [element("Application", {}, "Microsoft Excel"), element("AppVersion", {}, "16.0300")],
);
