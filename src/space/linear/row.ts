import { roundingOf } from "../../excess.ts";
import { isSumWithin, type LinearBound } from "../constraint.ts";
import { IntegerRange } from "../integer-range.ts";
import type { ValueList } from "../value-list.ts";

/** The remaining values of each dimension, by its index. */
export type Box = readonly ValueList[];

/** Error of inexact sums of integers, in units of the last place. */
const ULPS = 16;

/** Maximum decimal places of a factor that is scaled to an integer. */
const DIGITS = 9;

/** A dimension's index and factor. */
export interface Term {
  readonly place: number;
  readonly factor: number;
}

/** A linear bound on dimensions by index. */
export interface Row {
  readonly terms: readonly Term[];
  readonly minimum: number;
  readonly maximum: number;
  /** The power of ten that makes all factors integers; `undefined` if there is none or a value is not an integer. */
  readonly scale: number | undefined;
}

/** The bounds as rows, merged if they bound the same sum. @param box all values of each dimension, only numbers. */
export function rowsOf(bounds: readonly LinearBound[], names: readonly string[], box: Box): Row[] {
  const rows = new Map<string, Row>();
  for (const { factors, minimum, maximum } of bounds) {
    const terms = Object.entries(factors)
      .filter(([, factor]) => factor !== 0)
      .map(([name, factor]) => ({ place: names.indexOf(name), factor }))
      .toSorted((one, other) => one.place - other.place);
    const sign = (terms[0]?.factor ?? 1) < 0 ? -1 : 1;
    const [low, high] = sign < 0 ? [-maximum, -minimum] : [minimum, maximum];
    const signed = terms.map(({ place, factor }) => ({ place, factor: sign * factor }));
    const key = JSON.stringify(signed);
    const known = rows.get(key);
    rows.set(key, {
      terms: signed,
      minimum: Math.max(low, known?.minimum ?? -Infinity),
      maximum: Math.min(high, known?.maximum ?? Infinity),
      scale: signed.every(({ place }) => isWhole(box[place]!)) ? scaleOf(signed) : undefined,
    });
  }
  return [...rows.values()];
}

/** The smallest and the largest of some numbers. */
export function extentOf(values: ValueList): readonly [number, number] {
  if (values instanceof IntegerRange) return [values.low, values.high];
  const numbers = values as readonly number[];
  return numbers.reduce<[number, number]>(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Infinity, -Infinity],
  );
}

/** The smallest and the largest value of a term. */
export function extentOfTerm({ place, factor }: Term, box: Box): readonly [number, number] {
  const [low, high] = extentOf(box[place]!);
  return factor < 0 ? [factor * high, factor * low] : [factor * low, factor * high];
}

/** Rounding tolerance of a sum of terms of that size and of its bounds; tiny for integers. */
export function slackOf({ scale, minimum, maximum }: Row, size: number): number {
  const bounds = [minimum, maximum].filter(Number.isFinite);
  const all = bounds.reduce((sum, bound) => sum + Math.abs(bound), size);
  if (scale !== 1 || !bounds.every(Number.isInteger)) return 2 * roundingOf(all);
  return all <= Number.MAX_SAFE_INTEGER ? 0 : ULPS * Number.EPSILON * all;
}

/** Whether a row holds for a box in which each of its dimensions has one value. */
export function isKept({ terms, minimum, maximum }: Row, box: Box): boolean {
  const factors = terms.map(({ factor }) => factor);
  const values = terms.map(({ place }) => Number(box[place]!.at(0)));
  return isSumWithin(factors, values, minimum, maximum);
}

function scaleOf(terms: readonly Term[]): number | undefined {
  for (let digits = 0; digits <= DIGITS; digits++) {
    const scale = 10 ** digits;
    if (terms.every(({ factor }) => Math.round(factor * scale) / scale === factor)) return scale;
  }
  return undefined;
}

function isWhole(values: ValueList): boolean {
  return values instanceof IntegerRange || values.every((value) => Number.isInteger(value));
}
