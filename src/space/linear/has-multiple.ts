import { IntegerRange } from "../integer-range.ts";
import type { ValueList } from "../value-list.ts";
import { type Box, type Row, slackOf } from "./row.ts";

/**
 * Whether a reachable sum lies within the bounds of a row: sums differ by multiples of the steps' greatest common
 * divisor. True if that is unknown.
 */
export function hasMultiple(row: Row, box: Box): boolean {
  const { terms, minimum, maximum, scale } = row;
  if (scale === undefined || !Number.isFinite(maximum - minimum)) return true;
  let [offset, divisor, size] = [0, 0, 0];
  for (const { place, factor } of terms) {
    const values = box[place]!;
    const whole = Math.round(factor * scale);
    const first = Number(values.at(0));
    offset += whole * first;
    size += Math.abs(whole * first);
    for (const distance of distancesIn(values))
      divisor = greatestCommonDivisor(divisor, Math.abs(whole * distance));
  }
  if (divisor === 0 || !Number.isSafeInteger(size)) return true;
  const slack = scale * slackOf(row, size / scale);
  const [low, high] = [minimum * scale - slack, maximum * scale + slack];
  return offset + Math.floor((high - offset) / divisor) * divisor >= low;
}

/** Distances between neighbouring values. */
function distancesIn(values: ValueList): readonly number[] {
  if (values.length === 1) return [];
  if (values instanceof IntegerRange) return [values.step];
  return values.map((value) => Number(value) - Number(values.at(0)));
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
