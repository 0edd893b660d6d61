import type { Random } from "../random/random.ts";
import type { Batch, BatchArray } from "../tensor/compile/step.ts";
import type { Example } from "./example.ts";

/** Random choices in a batch. */
export interface Drawing {
  /** Key of all choices, such as the part of a text that is read; omitted: always the first one. */
  readonly random?: Random;
  /** Whether examples are varied at random, such as shifted. */
  readonly augment: boolean;
}

/**
 * Encodes examples as arrays for a model, with the words or classes known by a growth step. Pure: equal arguments
 * return equal arrays.
 */
export interface Encoder<One extends Example = Example> {
  /**
   * A batch: all inputs and targets of the model family by name. The first axis of each array indexes the examples.
   */
  encode(examples: readonly One[], drawing: Drawing): Promise<Batch>;
  /**
   * Encodes items of a single input, such as prompts, as an array `[items.length, ...]`.
   * @param input name of one of the family's inputs.
   */
  input(input: string, items: readonly unknown[]): BatchArray;
}
