/** The duration headings of our own time logs, and the unit of a bare number under each. */

import { describe, expect, test } from "vitest";
import {
  DURATION_HEADINGS,
  type HeadingUnit,
  isBilled,
  unitOfHeading,
} from "../../../core/values/duration-headings.ts";
import { nameKey } from "../../../core/values/names.ts";

const KEYS = new Set(DURATION_HEADINGS.map(nameKey));

/** The unit of a heading that is one of ours; undefined for one that is not. */
const unitOf = (heading: string): HeadingUnit | undefined =>
  KEYS.has(nameKey(heading)) ? unitOfHeading(heading) : undefined;

test("minutes come first, billed time last", () => {
  expect(DURATION_HEADINGS[0]).toBe("minutes");
  const billed = DURATION_HEADINGS.map(isBilled);
  expect(billed.slice(billed.indexOf(true))).not.toContain(false);
  expect(billed.filter((is) => is)).toHaveLength(70);
});

describe("a unit by itself", () => {
  test.each<[HeadingUnit, string]>([
    ["minutes", "minutes min mins"],
    ["hours", "hours heures h hrs"],
    ["seconds", "seconds secondes"],
    ["milliseconds", "milliseconds millisecondes"],
  ])("%s: %s", (unit, words) => {
    for (const word of words.split(" ")) expect([word, unitOf(word)]).toEqual([word, unit]);
  });
  test.each(["mn", "hr", "sec", "ms", "decimal", "time", "heure", "start", "fin", ""])("not %j", (heading) =>
    expect(unitOf(heading)).toBeUndefined(),
  );
});

describe("a word for a duration", () => {
  const words = [
    ...["duration", "durée", "temps", "durations", "durées", "time spent", "time worked"],
    ...["temps passé", "temps travaillé"],
  ];
  test.each(words)("“%s” has no unit by itself, nor with a shape", (word) => {
    for (const heading of [word, ...["h:mm", "hh:mm", "h:mm:ss", "hh:mm:ss"].map((of) => `${word} (${of})`)])
      expect([heading, unitOf(heading)]).toEqual([heading, null]);
  });
  test.each<[HeadingUnit, string[]]>([
    ["minutes", ["minutes", "min", "mins", "mn", "minute"]],
    ["hours", ["hours", "heures", "h", "hrs", "hr", "hre", "hres", "decimal", "décimale", "decimal hours"]],
    ["seconds", ["seconds", "secondes", "sec"]],
    ["milliseconds", ["milliseconds", "millisecondes", "ms"]],
  ])("with a unit: %s", (unit, units) => {
    for (const of of units) {
      for (const word of words)
        for (const heading of [`${word} (${of})`, `${word} en ${of}`, `${word} in ${of}`])
          expect([heading, unitOf(heading)]).toEqual([heading, unit]);
      for (const heading of [`time (${of})`, `time in ${of}`])
        expect([heading, unitOf(heading)]).toEqual([heading, unit]);
    }
  });
  test("a time of day is none", () => expect(unitOf("time en min")).toBeUndefined());
});

describe("the plural of a unit, with a word", () => {
  const worked = ["worked", "spent", "travaillées", "passées", "effectuées", "réelles", "actual", "total"];
  const numbers = ["nombre de", "nombre d’", "nbre de", "nbre d’", "nb de", "nb d’", "nb", "number of"];
  const billed = ["billable", "billed", "invoiced", "facturables", "facturées"];
  test.each<[HeadingUnit, string[]]>([
    ["minutes", ["minutes"]],
    ["hours", ["hours", "heures"]],
    ["seconds", ["seconds", "secondes"]],
    ["milliseconds", ["milliseconds", "millisecondes"]],
  ])("%s", (unit, plurals) => {
    for (const plural of plurals) {
      const headings = [
        ...[...worked, ...billed].flatMap((word) => [`${plural} ${word}`, `${word} ${plural}`]),
        ...[...numbers, "total des"].map((word) => `${word} ${plural}`),
      ];
      for (const heading of headings) expect([heading, unitOf(heading)]).toEqual([heading, unit]);
    }
  });
  test("not a short form", () => expect(unitOf("min worked")).toBeUndefined());
  test.each([
    ["heures facturables", true],
    ["Billed hours", true],
    ["heures facturées", true],
    ["invoiced minutes", true],
    ["minutes billable", true],
    ["hours worked", false],
    ["the billed ones", false],
  ])("“%s” is billed: %s", (heading, is) => expect(isBilled(heading)).toBe(is));
});
