import { sumOf } from "./norm.ts";

/** Sum of |gradient * weight|. */
export function saliency(gradient: ArrayLike<number>, weight: ArrayLike<number>): number {
  return sumOf(gradient, (slope, index) => Math.abs(slope * (weight[index] as number)));
}
