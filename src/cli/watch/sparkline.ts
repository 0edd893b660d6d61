import { mean } from "../../statistics/mean.ts";

const BARS = "▁▂▃▄▅▆▇█";

/** Values as a line of bars; more values than bars are averaged. @param width number of bars at most. */
export function sparkline(values: readonly number[], width: number): string {
  const shown = fitted(values.filter(Number.isFinite), width);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  return shown
    .map((value) => BARS[high === low ? 0 : Math.round(((value - low) / (high - low)) * (BARS.length - 1))])
    .join("");
}

function fitted(values: readonly number[], count: number): readonly number[] {
  if (values.length <= count) return values;
  const place = (index: number) => Math.floor((index * values.length) / count);
  return Array.from({ length: count }, (_, index) => mean(values.slice(place(index), place(index + 1))));
}
