/**
 * What reads well in the configuration and is still likely to be a mistake, as sentences with their place.
 *
 * Law: a doubt stops nothing. What a run also reports with its rows (rates in dollars) is here too, for whoever looks at
 * the configuration alone.
 */

import { basename, dirname, relative } from "node:path";
import type { Cents } from "../../core/values/units.ts";
import { describe } from "../../core/words/describe.ts";
import { WORDS } from "../../core/words/words.ts";
import type { JsonPath, TextPlace } from "../disk/json-text.ts";
import { type Config, placeIn } from "./config.ts";
import { placeName } from "./config-faults.ts";

interface Doubt {
  /** `firm.json:12:5`. */
  readonly at: string;
  readonly sentence: string;
  /** Whether a run tells it anyway, with its rows. */
  readonly isReported: boolean;
}

/** Every hourly rate is at least this. */
const LEAST_RATE = 1000;

/** The rates that are so small that they may be in dollars. */
export function smallRates(
  config: Config,
): { readonly level: string; readonly given: Cents; readonly place: TextPlace | null }[] {
  return Object.entries(config.settings.rates)
    .filter(([, given]) => given > 0 && given < LEAST_RATE)
    .map(([level, given]) => ({ level, given, place: placeIn(config, ["rates", level]) }));
}

/** In the order of the file. `unusedSources` are the patterns of `sources` that match no file, once that is known. */
export function configDoubts(config: Config, unusedSources: readonly string[] = []): Doubt[] {
  const { setup } = WORDS[config.language];
  const says = setup.config.doubts;
  const found: (Omit<Doubt, "at"> & { place: TextPlace | null })[] = [];
  const doubt = (path: JsonPath, sentence: string, isReported = false) =>
    found.push({ place: placeIn(config, path), sentence, isReported });

  for (const { level, given } of smallRates(config)) {
    const what = `rates.${level}`;
    doubt(["rates", level], describe({ code: "CENTS_MEANT", what, given }, config.language), true);
  }
  const { currency } = config;
  if (!Intl.supportedValuesOf("currency").includes(currency)) {
    const upper = currency.trim().toUpperCase();
    doubt(
      ["currency"],
      says.currency(currency, Intl.supportedValuesOf("currency").includes(upper) ? upper : "CAD"),
    );
  }
  for (const key of ["register", "prices", "adjustments", "decisions"] as const) {
    const path = config[key];
    if (path !== null && isReadAsLog(path, config)) doubt([key], says.inLogs(key, basename(path)));
  }
  config.imports.sources.forEach(({ files }, index) => {
    if (unusedSources.includes(files))
      doubt(["sources", index, "files"], WORDS[config.language].logFolder.unusedSource(files));
  });
  const order = ({ place }: (typeof found)[number]) => (place?.line ?? 0) * 1e6 + (place?.column ?? 0);
  return found
    .sort((a, b) => order(a) - order(b))
    .map(({ place, ...doubt }) => ({ at: placeName(basename(config.file), place), ...doubt }));
}

/** Whether a file lies where every file is read as a time log. */
function isReadAsLog(path: string, { logs, subfolders }: Config): boolean {
  const below = relative(logs, dirname(path));
  return below === "" || (subfolders === true && !/^\.\.|^[A-Za-z]:|^\//.test(below));
}
