/** Names compared as people read them. */

import { describe, expect, test } from "vitest";
import {
  compareText,
  firstKey,
  MOST_COMPARED,
  NearestNames,
  nameKey,
  nearTo,
  spellingKey,
} from "../../../core/values/names.ts";

describe("two spellings of one name", () => {
  test.each([
    ["case", "ACME Ltd", "acme ltd"],
    ["accents", "Théâtre du Vieux-Quai", "THEATRE DU VIEUX-QUAI"],
    ["accents written apart", "Théâtre", "The\u0301a\u0302tre"],
    ["spaces", "  Maple   Ridge ", "Maple Ridge"],
    ["no-break spaces", "Maple\u00a0Ridge\u202f", "Maple Ridge"],
    ["hyphens", "Rivière–Nord", "Rivière-Nord"],
    ["straight and curly apostrophes", "O'Neil & Fils", "O’Neil & Fils"],
    ["apostrophe letters", "LʼÉtoile", "L'Étoile"],
    ["dots and commas", "Fergus Ironworks, Ltd.", "Fergus Ironworks Ltd"],
    ["ampersands left out", "Gagné & Sons", "Gagné Sons"],
    ["œ", "Cœur du Québec", "COEUR DU QUEBEC"],
    ["Œ", "Œuvre", "oeuvre"],
    ["æ", "Læticia", "LAETICIA"],
    ["ß", "Strauß", "STRAUSS"],
    ["capital ß", "STRAUẞ", "Strauss"],
    ["ligatures", "Oﬃce", "Office"],
    ["width", "ＡＣＭＥ　１２", "Acme 12"],
    ["superscripts", "Cube³", "Cube3"],
    ["underlines", "break_fix", "Break/Fix"],
    ["soft hyphens and joiners", "Ac\u00adme\u200d", "Acme"],
    ["a mark at the start of a file", "\ufeffAcme", "Acme"],
    ["dotless and dotted capitals", "İstanbul", "istanbul"],
    ["accents of Greek", "Αθήνα", "ΑΘΗΝΑ"],
    ["accents of Cyrillic", "Ёлка", "Елка"],
    ["how a sign is drawn", "Acme ❤\ufe0f", "Acme ❤"],
  ])("%s", (_difference, one, other) => expect(nameKey(one)).toBe(nameKey(other)));
});

test("a name without accents is folded as one with an accent is", () => {
  for (let point = 0; point < 256; point += 1) {
    const name = `A${String.fromCodePoint(point)}9 b`;
    expect(nameKey(`${name}é`), name).toBe(`${nameKey(name)}e`);
  }
});

describe("two names", () => {
  test.each([
    ["Acme 1", "Acme 2"],
    ["Acme", "Acmé Inc"],
    ["Côté", "Coter"],
    ["Pierre", "Pière"],
    // A mark on a letter of another script makes another word.
    ["हिन्दी", "हनद"],
    ["かき", "がき"],
    ["กา", "กี"],
  ])("%s is not %s", (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));
});

test.each(["", "   ", "–", "***", "…", "&", "\u0301"])("“%s” is no name", (given) =>
  expect(nameKey(given)).toBe(""),
);

test("a key is its own key, for every character there is", () => {
  const unstable: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const key = nameKey(String.fromCodePoint(point));
    if (nameKey(key) !== key) unstable.push(point.toString(16));
  }
  expect(unstable).toEqual([]);
});

test("a name and its capitals have one key, for every letter of the Latin alphabets", () => {
  const apart: string[] = [];
  for (let point = 0x41; point <= 0x24f; point += 1) {
    const letter = String.fromCodePoint(point);
    if (letter === "ı") continue; // Its capital is the I of every other alphabet.
    if (nameKey(letter.toUpperCase()) !== nameKey(letter.toLowerCase())) apart.push(letter);
  }
  expect(apart).toEqual([]);
});

describe("the nearest name is only a suggestion", () => {
  const names = ["Acme", "Boulangerie Chez Ginette", "Northgate Insurance Brokers"];
  test.each([
    ["Acmee", "Acme"],
    ["acm", "Acme"],
    ["Northgate Insurrance Brokers", "Northgate Insurance Brokers"],
    ["Boulangerie Ginette", "Boulangerie Chez Ginette"],
    ["Zzzzzz", null],
    ["***", null],
    ["", null],
  ])("%s → %s", (given, nearest) => expect(new NearestNames(names).to(given)).toBe(nearest));

  test("of none there is none", () => expect(new NearestNames([]).to("Acme")).toBeNull());

  test("a text that is no name is like none", () => {
    const [longest, longer] = ["a".repeat(200), "a".repeat(201)];
    expect(new NearestNames([longest]).to(longest)).toBe(longest);
    expect(new NearestNames([longest]).to(longer)).toBeNull();
    expect(new NearestNames([longer]).to(longest)).toBeNull();
    expect(new NearestNames([longer, "Acme"]).to("a")).toBeNull();
    expect(new NearestNames([longer, "Acme"]).to("Acmee")).toBe("Acme");
  });

  test("the last letter that may be compared is compared", () => {
    const longest = "a".repeat(200);
    const names = new NearestNames(Array.from({ length: MOST_COMPARED / 200 / 200 }, () => longest));
    expect(names.to(longest)).toBe(longest);
    expect(names.compared).toBe(MOST_COMPARED);
    expect(names.to("a")).toBeNull();
  });

  test("of a great many unknown names the first are looked for, each once, and the letters compared have an end", () => {
    const names = new NearestNames(Array.from({ length: 2000 }, (_, n) => `Client number ${n}`));
    expect(names.to("Client numbr 7")).toBe("Client number 7");
    const once = names.compared;
    expect(names.to("Client numbr 7")).toBe("Client number 7");
    expect(names.compared).toBe(once);
    for (let n = 0; n < 20_000; n += 1) names.to(`Somebody ${n} of elsewhere`);
    expect(names.compared).toBeLessThanOrEqual(MOST_COMPARED);
    expect(names.to("Client numbr 8")).toBeNull();
  });
});

describe("two names with one key", () => {
  test.each([
    ["ACME Ltd", "Acmé  ltd"],
    ["Maple\u00a0Ridge", "Maple  Ridge"],
    ["Co op", "Coop"],
    ["O'Neil", "O’Neil"],
    ["Rivière–Nord", "Rivière-Nord"],
    ["İstanbul", "ISTANBUL"],
    ["Ёлка", "Елка"],
    ["Việt", "Viet"],
    ["Αθήνα", "ΑΘΗΝΑ"],
    ["が", "か\u3099"],
    ["한글", "\u1112\u1161\u11ab\u1100\u1173\u11af"],
    ["Ac\u00adme\u200b", "Acme"],
  ])("%s and %s are spelled alike: case, accents and spaces are all that differs", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
    expect(spellingKey(one)).toBe(spellingKey(other));
  });

  test.each([
    ["A+ Dental", "A Dental"],
    ["3.5 Media", "35 Media"],
    ["1-2-3", "12-3"],
    ["1/2", "12"],
    ["½", "12"],
    ["10² Media", "102 Media"],
    ["x₂", "x2"],
    ["①", "1"],
    ["A&B", "AB"],
    ["C++ Works", "C Works"],
    ["$100", "100%"],
    ["#1 Dental", "1 Dental"],
    ["Acme Ltd", "Acme Ltd."],
    ["Smith, John", "Smith John"],
    ["Co-op", "Coop"],
    ["A_B", "A B"],
    ["№ 5", "No 5"],
    ["Acme™", "Acme TM"],
    ["Ⅳ", "IV"],
    ["ﬁn", "fin"],
    ["ＡＣＭＥ", "ACME"],
    ["ｶﾞｽ", "ガス"],
    ["Cœur", "Coeur"],
    ["Strauß", "Strauss"],
    ["😀 Co", "Co"],
  ])("%s and %s are not: they count as one, and are reported", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
    expect(spellingKey(one)).not.toBe(spellingKey(other));
  });

  test.each([
    ["カス", "ガス"],
    ["कि", "का"],
    ["हिन्दी", "हनद"],
    ["กิน", "กีน"],
    ["שָׁלוֹם", "שלום"],
    ["مُحَمَّد", "محمد"],
    ["ıstanbul", "istanbul"],
    ["đ", "d"],
    ["٣", "3"],
    ["ᄒᆞᆫ", "한"],
  ])("%s and %s are none: the marks of their script are letters", (one, other) =>
    expect(nameKey(one)).not.toBe(nameKey(other)),
  );

  test.each([
    ["カス", "ガス", true],
    ["कि", "का", true],
    ["Acme", "Acmé", true],
    ["カス", "キス", false],
  ])("of version 0.1.0: %s and %s: %s", (one, other, same) =>
    expect(firstKey(one) === firstKey(other)).toBe(same),
  );
});

test("what stands near a word is asked of all words, not of the nearest alone", () => {
  const words = new Map([
    ["depannage", 2],
    ["depannages", 3],
    ["formation", 2],
    ["question", 2],
  ]);
  expect(nearTo("dépanage", words)).toEqual([2, 3]);
  expect(nearTo("Formations", words)).toEqual([2]);
  expect(nearTo("toner", words)).toEqual([]);
  expect(nearTo("—", words)).toEqual([]);
});

test("texts are ordered by their units, the same on every machine", () => {
  expect(["é", "z", "Z", "a", ""].sort(compareText)).toEqual(["", "Z", "a", "z", "é"]);
  expect(compareText("a", "a")).toBe(0);
});

test("the meanings nearest to a word come first, each once; a third of its letters may differ, rounded up", () => {
  const words = new Map([
    ["repaid", "paid"],
    ["repairs", "repair"],
    ["repair", "repair"],
    ["training", "training"],
  ]);
  expect(nearTo("repairz", words)).toEqual(["repair", "paid"]);
  expect(nearTo("rep", words)).toEqual([]);
  expect(nearTo("abc", new Map([["abd", "one letter"]]))).toEqual(["one letter"]);
  expect(nearTo("a".repeat(201), new Map([["a".repeat(201), "long"]]))).toEqual([]);
  expect(nearTo("a".repeat(200), new Map([["a".repeat(200), "long"]]))).toEqual(["long"]);
});

test("texts are ordered by their units", () => {
  expect([compareText("a", "b"), compareText("b", "a"), compareText("a", "a")]).toEqual([-1, 1, 0]);
});
