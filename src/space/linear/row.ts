import { roundingOf } from "../../excess.ts";
import { isSumWithin, type LinearBound } from "../constraint.ts";
import { IntegerRange } from "../integer-range.ts";
import type { ValueList } from "../value-list.ts";

/** The values that are left of each dimension, by its place. */
export type Box = readonly ValueList[];

/** By how much sums of integers are off that are no longer exact, in units of the last place. */
const ULPS = 16;

/** Decimal places of factors that are looked at. */
const DIGITS = 9;

/** A factor of the dimension at a place. */
export interface Term {
  readonly place: number;
  readonly factor: number;
}

/** A linear bound on dimensions by place. */
export interface Row {
  readonly terms: readonly Term[];
  readonly minimum: number;
  readonly maximum: number;
  /** The power of ten that makes all factors integers; `undefined` if there is none, or not all values are integers. */
  readonly scale: number | undefined;
}

/** The bounds as rows; those on the same sum are one. @param box all values of each dimension, all of them numbers. */
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
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** The smallest and the largest that a term can be. */
export function extentOfTerm({ place, factor }: Term, box: Box): readonly [number, number] {
  const [low, high] = extentOf(box[place]!);
  return factor < 0 ? [factor * high, factor * low] : [factor * low, factor * high];
}

/** What rounding may do to a sum of terms of that size, and to bounds that are computed from it; of integers hardly any. */
export function slackOf({ scale, minimum, maximum }: Row, size: number): number {
  const bounds = [minimum, maximum].filter(Number.isFinite);
  const all = bounds.reduce((sum, bound) => sum + Math.abs(bound), size);
  if (scale !== 1 || !bounds.every(Number.isInteger)) return 2 * roundingOf(all);
  return all <= Number.MAX_SAFE_INTEGER ? 0 : ULPS * Number.EPSILON * all;
}

/** Whether a row is kept where each of its dimensions has one value. */
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
