import type { Random } from "../random/random.ts";
import type { Pair, Pairs, Picture } from "./pair.ts";

/** `search-validation` is all that trigger, evaluator and selection may see; `test` is for `evaluate` alone. */
export type Split = "train" | "search-validation" | "test";

/** Which image-text pairs arrive at which growth step. Splits are disjoint and made before the division into steps. */
export abstract class PairStream {
  /** Number of growth steps. */
  abstract readonly steps: number;
  /** What arrives at each step, in a few words; as long as `steps`. */
  abstract readonly stepNames: readonly string[];
  /** Side of the square pictures, in pixels. */
  abstract readonly imageSize: number;
  /** The pairs that arrive at a step (from 1), in a fixed order. */
  abstract pairs(step: number, split: Split): Promise<Pairs>;
  /**
   * Texts with every word of a step's training captions, from which a tokenizer takes its vocabulary. Left out: all
   * of those captions.
   */
  texts?(step: number): Promise<readonly string[]>;
  /**
   * A pair's picture, `[imageSize, imageSize, 3]`.
   * @param augmentation a key: the picture is varied (shift, scale, hue), the same for the same key.
   */
  abstract picture(pair: Pair, augmentation?: Random): Promise<Picture>;
}
