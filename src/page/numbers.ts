import { shortNumber } from "../short-number.ts";

/** `47,937`, `1.48 M` or `2.315`; a dash for what is not known. */
export function showNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : shortNumber(value);
}

/** `0.001`, or `2.9e-6`. */
export function showRate(rate: number): string {
  return Math.abs(rate) < 1e-4 && rate !== 0 ? rate.toExponential(1) : shortNumber(rate, 3);
}

/** A measurement in a column: four digits, so that the points of a column stand below each other. */
export function showMeasurement(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  const isShort = Number.isSafeInteger(value) || Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4;
  return isShort ? shortNumber(value) : value.toPrecision(4);
}

/** A value at an axis: `8 M`, `1,200` or `0.05`. */
export function showTick(value: number): string {
  return shortNumber(value).replace(/(\.\d*?)0+(?= )/, (_, kept: string) => (kept === "." ? "" : kept));
}

/** A value of a score or measurement: shares in percent, others with a few digits. */
export function showScore(value: number | null | undefined, unit: string | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  return unit === undefined ? showShare(value) : value.toFixed(3);
}

/** A score at an axis: shares in percent without zeros at the end. */
export function showScoreTick(value: number, unit: string | undefined): string {
  return unit === undefined ? `${Number((100 * value).toFixed(1))} %` : String(value);
}

/** `34.2 %`. */
export function showShare(share: number): string {
  return `${(100 * share).toFixed(1)}\u00a0%`;
}

/** `0.4 s`, `42 s`, `3 min 10 s` or `2 h 5 min`, with spaces that do not break. */
export function showSeconds(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < 10) return `${Number(seconds.toPrecision(2))}\u00a0s`;
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded}\u00a0s`;
  const minutes = Math.floor(rounded / 60);
  if (minutes < 60) return joined(`${minutes}\u00a0min`, rounded % 60, "s");
  return joined(`${Math.floor(minutes / 60)}\u00a0h`, minutes % 60, "min");
}

function joined(text: string, rest: number, unit: string): string {
  return rest === 0 ? text : `${text}\u00a0${rest}\u00a0${unit}`;
}

/** `0.027`, or `3.1e-8`. */
export function showChange(value: number | null): string {
  if (value === null) return "–";
  return String(Number(value.toPrecision(2)));
}

/** A value of an experiment: strings as they are, others as JSON; a dash for none. */
export function showJson(value: unknown): string {
  if (value === null) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A moment in the reader's time zone: `2026-11-29 23:21`. */
export function showMoment(iso: string | null): string {
  const date = new Date(iso ?? "");
  if (Number.isNaN(date.getTime())) return "–";
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
