import type { Random } from "../random/random.ts";
import type { Batch, BatchArray } from "../tensor/compile/step.ts";
import type { Example } from "./example.ts";

/** Choices of a batch: random ones by a key, or the first ones. */
export interface Drawing {
  /** Key of all choices, such as which part of a text is read; omitted: the first one, always. */
  readonly random?: Random;
  /** Whether examples are varied at random, such as shifted. */
  readonly augment: boolean;
}

/**
 * Turns examples into arrays for a model, with the words or classes that are known by a growth step. Pure: equal
 * arguments give equal arrays.
 */
export interface Encoder<One extends Example = Example> {
  /** A batch: every input and target of the model family by name. The first axis of each indexes the examples. */
  encode(examples: readonly One[], drawing: Drawing): Promise<Batch>;
  /**
   * Items of a single input that need not be examples, such as prompts, as an array `[items.length, ...]`.
   * @param input name of one of the family's inputs.
   */
  input(input: string, items: readonly unknown[]): BatchArray;
}
