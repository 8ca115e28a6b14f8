/**
 * Figures and dates as each language writes them: 1,234.50 and 1 234,50.
 *
 * Law: the text depends on the figure and the language alone, never on what a machine knows of locales.
 */

import { civil, day } from "../../../core/values/calendar.ts";
import type { Language } from "../../../core/values/language.ts";
import { cents, inCurrency, inHours, minutes, shareOf } from "../../../core/values/units.ts";

export interface Figures {
  readonly count: (of: number) => string;
  /** Of minutes: hours with two decimals, without their unit. */
  readonly hours: (of: number) => string;
  /** Of cents: units with two decimals, without the currency. */
  readonly amount: (of: number) => string;
  /** Whole percents; a dash when there is no whole. */
  readonly percent: (part: number, whole: number) => string;
  /** Of `YYYY-MM-DD`. */
  readonly date: (of: string) => string;
}

const MARKS = {
  en: { group: ",", decimal: ".", percent: "%" },
  fr: { group: "\u00a0", decimal: ",", percent: "\u00a0%" },
};

const MONTHS = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."],
};

function figuresOf(language: Language): Figures {
  const { group, decimal, percent } = MARKS[language];
  const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, group);
  const decimals = (value: number) => {
    const [whole = "", rest = ""] = value.toFixed(2).split(".");
    return `${grouped(whole)}${decimal}${rest}`;
  };
  return {
    count: (of) => grouped(String(of)),
    hours: (of) => decimals(inHours(minutes(of))),
    amount: (of) => decimals(inCurrency(cents(of))),
    percent: (part, whole) => (whole === 0 ? "–" : `${share(part, whole, 100)}${percent}`),
    date: (of) => {
      const { year, month, day: dayOfMonth } = civil(day(of));
      return `${dayOfMonth} ${monthShort(month, language)} ${year}`;
    },
  };
}

/** How many of `steps` equal steps a part is of its whole, which is not 0, to the nearest. */
export function share(part: number, whole: number, steps: number): number {
  return shareOf(minutes(steps), { numerator: part, denominator: whole });
}

/** The short name of a month, 1 to 12. */
export function monthShort(month: number, language: Language): string {
  return MONTHS[language][month - 1] ?? "";
}

const FIGURES: Readonly<Record<Language, Figures>> = { en: figuresOf("en"), fr: figuresOf("fr") };

export function figuresIn(language: Language): Figures {
  return FIGURES[language];
}
