import type { ModelFamily } from "../architecture/model-family.ts";
import type { Arrivals } from "../data/arrivals.ts";
import type { Pair, Picture } from "../data/pair.ts";
import type { PairStream } from "../data/pair-stream.ts";
import { engineModel } from "../evaluation/engine-model.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import type { TrainedWeights } from "./export-weights.ts";

/** Pairs whose features are computed. */
const PAIRS = 3;

/** Inputs of a model and what it makes of them, from which another program sees whether it computes the same. */
export interface FeatureCheck {
  readonly pictures: readonly Picture[];
  readonly texts: readonly string[];
  /** A row of unit length for each picture. */
  readonly imageFeatures: readonly (readonly number[])[];
  /** A row of unit length for each text. */
  readonly textFeatures: readonly (readonly number[])[];
}

/** Computes the features of three pairs that have arrived by the model's growth step, on the engine that is open. */
export async function featureCheck(
  { step, architecture, weights }: TrainedWeights,
  parts: {
    readonly family: ModelFamily;
    readonly stream: PairStream;
    readonly arrivals: Arrivals;
    readonly compiler: StepCompiler;
  },
): Promise<FeatureCheck> {
  const { family, stream, arrivals, compiler } = parts;
  const pairs = await someOf(arrivals, step);
  const pictures = await Promise.all(pairs.map((pair) => stream.picture(pair)));
  const texts = pairs.map(({ captions }) => captions[0]?.text ?? "");
  const tokenizer = await arrivals.tokenizer(step);
  const side = stream.imageSize;
  const model = engineModel({ family, architecture, weights, tokenizer, side, compiler });
  const rows = (features: Float32Array) =>
    pairs.map((_, row) => [...features.subarray(row * model.width, (row + 1) * model.width)]);
  return {
    pictures,
    texts,
    imageFeatures: rows(await model.imageFeatures(pictures)),
    textFeatures: rows(await model.textFeatures(texts)),
  };
}

/** Spread over the pairs for validation; over the step's training pairs where there are none. */
async function someOf(arrivals: Arrivals, step: number): Promise<readonly Pair[]> {
  const validation = await arrivals.validation(step);
  const pairs = validation.length > 0 ? validation : (await arrivals.training(step)).at(-1);
  const length = pairs?.length ?? 0;
  const count = Math.min(PAIRS, length);
  return Array.from({ length: count }, (_, place) => pairs?.at(Math.floor((place * length) / count)) as Pair);
}
