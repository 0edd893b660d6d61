import type { Tensor2D } from "@tensorflow/tfjs-core";

/** An operation of a forward pass that is not a linear map. */
export interface ForwardPlace {
  /** Name that stays the same in every pass, such as `visual.transformer.resblocks.0.mlp.gelu`. */
  readonly name: string;
  /**
   * - `input`: the embedded input of the first block; nothing is computed here.
   * - `normalisation`: of each row, gain and shift included.
   * - `attention`: queries, keys and values side by side `[rows, 3 * width]` to `[rows, width]`.
   * - `activation`: of each number.
   * - `length`: features to length 1.
   */
  readonly kind: "input" | "normalisation" | "attention" | "activation" | "length";
}

/**
 * Wraps such an operation of a forward pass: receives its input and returns its output, usually `apply(x)`. Pure,
 * like the pass itself.
 */
export type ForwardHook = (place: ForwardPlace, x: Tensor2D, apply: (x: Tensor2D) => Tensor2D) => Tensor2D;
