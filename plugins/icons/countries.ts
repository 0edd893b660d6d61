import { plainWords } from "./words.ts";

/** Created on first use: it takes 40 ms, and every command loads this module. */
let regions: Intl.DisplayNames | undefined;

/** Country of an ISO 3166-1 code such as `de`, in plain words; undefined for any other. */
export function countryOf(code: string): string | undefined {
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  regions ??= new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const name = regions.of(code.toUpperCase());
  return name === undefined ? undefined : plainWords(name.replace(/\(.*\)/, "").replace(/&/g, "and"));
}
