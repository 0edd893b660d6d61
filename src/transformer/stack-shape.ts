import type { Architecture } from "../architecture/architecture.ts";
import { fractionalHeads, fractionalHidden, impossibleDepth } from "./errors.ts";

/** A stack of equal transformer blocks. */
export interface StackShape {
  /** Prefix of its dimensions, such as `image` in `image.depth`. */
  readonly name: string;
  readonly depth: number;
  /** Width of the residual stream, and of all heads together. */
  readonly width: number;
  /** Hidden units of the MLP. */
  readonly hidden: number;
  readonly headWidth: number;
}

/**
 * The shape of a stack by the dimensions of `stackDimensions` and `widthDimension`.
 * @param width width of the residual stream. Default: the stack's width dimension.
 * @throws EspalierError for impossible sizes.
 */
export function stackShape(
  architecture: Architecture,
  name: string,
  headWidth: number,
  width = architecture.number(`${name}.width`),
): StackShape {
  const depth = architecture.number(`${name}.depth`);
  const ratio = architecture.number(`${name}.mlpRatio`);
  if (!Number.isInteger(depth) || depth < 0) throw impossibleDepth(name, depth);
  const hidden = Math.round(ratio * width * 1e6) / 1e6; // 2.4 * 160 is not quite 384
  if (depth > 0 && width % headWidth !== 0) throw fractionalHeads(name, width, headWidth);
  if (depth > 0 && !Number.isInteger(hidden)) throw fractionalHidden(name, width, ratio);
  return { name, depth, width, hidden, headWidth };
}
