import { plainWords } from "./words.ts";

/** Created on first use: it takes 40 ms, and every command loads this module. */
let regions: Intl.DisplayNames | undefined;

/**
 * Country of an ISO 3166-1 code such as `de`, in plain words without diacritics; undefined for any other, also for one that
 * has been withdrawn, such as `su`: its flag is another one than that of the successor.
 */
export function countryOf(code: string): string | undefined {
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  const region = code.toUpperCase();
  if (Intl.getCanonicalLocales(`und-${region}`)[0] !== `und-${region}`) return undefined;
  regions ??= new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const name = regions
    .of(region)
    ?.normalize("NFD")
    .replace(/\p{Mark}/gu, "");
  return name === undefined ? undefined : plainWords(name.replace(/\(.*\)/, "").replace(/&/g, "and"));
}
