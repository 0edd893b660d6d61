import type { Tensor2D } from "@tensorflow/tfjs-core";

/** Where a forward pass does something other than a linear map. */
export interface ForwardPlace {
  /** The same in every pass, such as `visual.transformer.resblocks.0.mlp.gelu`. */
  readonly name: string;
  /**
   * - `input`: the embedded input as it enters the first block; nothing is computed here.
   * - `normalisation`: of each row, gain and shift included.
   * - `attention`: queries, keys and values side by side `[rows, 3 * width]` to `[rows, width]`.
   * - `activation`: of each number.
   * - `length`: features to length 1.
   */
  readonly kind: "input" | "normalisation" | "attention" | "activation" | "length";
}

/**
 * Stands around each such place of a forward pass: sees what goes in, and says what comes out, which is `apply(x)` unless
 * it has something else in mind. Pure, like the pass itself.
 */
export type ForwardHook = (place: ForwardPlace, x: Tensor2D, apply: (x: Tensor2D) => Tensor2D) => Tensor2D;
