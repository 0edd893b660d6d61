import { shortNumber } from "../../short-number.ts";

/** A figure of a table: integers and large numbers as `shortNumber` has them, others with five digits: `0.12346`. */
export function showNumber(value: number): string {
  const isShort = Number.isSafeInteger(value) || Math.abs(value) >= 1e6;
  return isShort ? shortNumber(value) : value.toPrecision(5);
}

/** `42 s`, `3 min`, `3 min 10 s` or `2 h 5 min`. */
export function showSeconds(seconds: number): string {
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  const minutes = Math.floor(rounded / 60);
  if (minutes < 60) return joined(`${minutes} min`, rounded % 60, "s");
  return joined(`${Math.floor(minutes / 60)} h`, minutes % 60, "min");
}

function joined(text: string, rest: number, unit: string): string {
  return rest === 0 ? text : `${text} ${rest} ${unit}`;
}
