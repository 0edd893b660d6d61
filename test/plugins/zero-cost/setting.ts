import {
  type Architecture,
  type Candidate,
  type Evaluator,
  type TrainableFamily,
  type ModelState,
  Random,
} from "espalier";
import type { BatchArray } from "espalier/tensor";
import clipPlugin from "../../../plugins/clip/index.ts";
import { zeroCost } from "../../../plugins/zero-cost/zero-cost.ts";
import { build } from "../build.ts";
import { randomised } from "../growclip/tiny-clip.ts";

/** What a batch of pairs holds. */
export type PairBatch = Readonly<Record<"images" | "tokens" | "positives" | "ambiguous", BatchArray>>;

/** Four pairs of pictures of 8 x 8 and texts of 5 tokens: start 1, end 2, padding 0. */
export function batchOf(name: string, texts: readonly (readonly number[])[] = TEXTS): PairBatch {
  const size = texts.length;
  const square = (value: (row: number, column: number) => number) => ({
    shape: [size, size],
    data: Float32Array.from({ length: size ** 2 }, (_, index) =>
      value(Math.floor(index / size), index % size),
    ),
  });
  return {
    images: {
      shape: [size, 8, 8, 3],
      data: Float32Array.from(new Random(name).uniforms(size * 8 * 8 * 3)),
    },
    tokens: { shape: [size, 5], data: Int32Array.from(texts.flat()) },
    positives: square((row, column) => Number(row === column)),
    ambiguous: square(() => 0),
  };
}

const TEXTS = [
  [1, 4, 5, 2, 0],
  [1, 6, 2, 0, 0],
  [1, 7, 8, 9, 2],
  [1, 10, 4, 2, 0],
];

/** The evaluator with batches that stand there instead of being drawn. */
export async function evaluatorOn(
  family: TrainableFamily,
  batches: readonly PairBatch[],
  options: Readonly<Record<string, unknown>>,
): Promise<Evaluator> {
  const objective = await build(clipPlugin.strategies[1]!);
  const trainer = {
    spend: () => {},
    firstBatches: async (_: unknown, count: number) => batches.slice(0, count),
  };
  return (await build(zeroCost, options, [trainer, family, objective])) as Evaluator;
}

/** A candidate whose weights were made random everywhere. */
export function candidateOf(
  family: TrainableFamily,
  architecture: Architecture,
  more: Partial<Candidate> = {},
): Candidate & { readonly state: ModelState } {
  const state = randomised(family, architecture, new Random("weights"));
  return {
    architecture,
    step: 1,
    budget: 1,
    random: new Random("step"),
    inherit: async () => ({ state, plan: {} }),
    state,
    ...more,
  };
}
