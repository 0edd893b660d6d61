import type { AxisFlow } from "../architecture/model-description.ts";
import type { AxisGrowth } from "./axis-growth.ts";

/** Content of new entries: the mean of all old ones, initial values, or zero. */
export type Added = "mean" | "fresh" | "zero";

/** Growth of arrays along an axis: factors for copied entries, and the content of new ones. */
export interface AxisExpansion {
  /** As in `AxisGrowth`. */
  readonly from: Int32Array;
  /** Factor of each copied value. */
  readonly value: Float64Array;
  /** Factor of each copied value's gradient. */
  readonly gradient: Float64Array;
  readonly added: Added;
}

/** Rules for a residual stream that is read through normalisations. */
export const streamRules = {
  writes: (growth) => expansion(growth, one, shareOf, "mean"),
  reads: (growth) => expansion(growth, shareOf, one, "fresh"),
  scales: (growth) =>
    expansion(
      growth,
      () => growth.eta,
      (share) => share / growth.eta,
      "fresh",
    ),
  shifts: (growth) => expansion(growth, one, shareOf, "zero"),
} satisfies Rules;

/**
 * Rules for units between two linear maps: weights that write a new unit are fresh, weights that read it are zero.
 */
export const unitRules = {
  writes: (growth) => expansion(growth, one, shareOf, "fresh"),
  reads: (growth) => expansion(growth, shareOf, one, "zero"),
} satisfies Partial<Rules>;

/**
 * Rules for a stream that only an inner product reads. Copies whose squared factors sum to 1 preserve inner products
 * and lengths. Their gradients are the old one's times the same factors.
 */
export const productRules = {
  writes: (growth) => expansion(growth, Math.sqrt, Math.sqrt, "zero"),
} satisfies Partial<Rules>;

/** Rules by a parameter's flow along the axis. */
export type Rules = Record<AxisFlow, (growth: AxisGrowth) => AxisExpansion>;
type Factor = (share: number) => number;

const one: Factor = () => 1;
const shareOf: Factor = (share) => share;

function expansion(growth: AxisGrowth, value: Factor, gradient: Factor, added: Added): AxisExpansion {
  return { from: growth.from, value: growth.share.map(value), gradient: growth.share.map(gradient), added };
}
