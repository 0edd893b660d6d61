import type { AxisFlow } from "../architecture/model-description.ts";
import type { AxisGrowth } from "./axis-growth.ts";

/** What entries without an old one hold: the mean of all old ones, their initial values, or zero. */
export type Added = "mean" | "fresh" | "zero";

/** How arrays grow along an axis: factors on what is copied, and what is added. */
export interface AxisExpansion {
  /** As in `AxisGrowth`. */
  readonly from: Int32Array;
  /** By how much a copied value is multiplied. */
  readonly value: Float64Array;
  /** By how much the gradient of a copied value is multiplied. */
  readonly gradient: Float64Array;
  readonly added: Added;
}

/** A residual stream that is read through normalisations over it. */
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

/** Units between two linear maps: what writes an added one is fresh, what reads it zero. */
export const unitRules = {
  writes: (growth) => expansion(growth, one, shareOf, "fresh"),
  reads: (growth) => expansion(growth, shareOf, one, "zero"),
} satisfies Partial<Rules>;

/**
 * A stream that nothing but an inner product reads. Copies whose squared factors add up to 1 leave inner products and
 * lengths alone, and their gradients are the old one's times the same factors.
 */
export const productRules = {
  writes: (growth) => expansion(growth, Math.sqrt, Math.sqrt, "zero"),
} satisfies Partial<Rules>;

/** By what a parameter does along the axis. */
export type Rules = Record<AxisFlow, (growth: AxisGrowth) => AxisExpansion>;
type Factor = (share: number) => number;

const one: Factor = () => 1;
const shareOf: Factor = (share) => share;

function expansion(growth: AxisGrowth, value: Factor, gradient: Factor, added: Added): AxisExpansion {
  return { from: growth.from, value: growth.share.map(value), gradient: growth.share.map(gradient), added };
}
