import { plainWords } from "./words.ts";

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Country of an ISO 3166-1 code such as `de`, in plain words; undefined for any other. */
export function countryOf(code: string): string | undefined {
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  const name = regions.of(code.toUpperCase());
  return name === undefined ? undefined : plainWords(name.replace(/\(.*\)/, "").replace(/&/g, "and"));
}
