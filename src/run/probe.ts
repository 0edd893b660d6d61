import { engineModel } from "../evaluation/engine-model.ts";
import { similarities } from "../evaluation/similarities.ts";
import type { ModelState } from "../training/model-state.ts";
import { scoredWeights } from "../training/scored-weights.ts";
import type { Run } from "./run.ts";

/** Pairs that growth operators are checked on. */
const PROBE_PAIRS = 16;

/**
 * Largest difference between two models' cosine similarities, over all pictures and texts of a fixed probe batch of
 * search-validation pairs.
 * @param weights which weights are compared; those that the run scores if not given.
 */
export async function probeDifference(
  run: Run,
  step: number,
  one: ModelState,
  other: ModelState,
  weights: "live" | "averaged" = run.training.weights,
): Promise<number> {
  const [before, after] = [await probe(run, step, one, weights), await probe(run, step, other, weights)];
  return before.reduce(
    (largest, value, index) => Math.max(largest, Math.abs(value - (after[index] ?? NaN))),
    0,
  );
}

async function probe(
  run: Run,
  step: number,
  state: ModelState,
  weights: "live" | "averaged",
): Promise<Float32Array> {
  const pairs = run.random.fork("probe").sample(await run.arrivals.validation(step), PROBE_PAIRS);
  const model = engineModel({
    family: run.family,
    architecture: state.architecture,
    weights: scoredWeights(state, weights),
    tokenizer: await run.arrivals.tokenizer(step),
    side: run.stream.imageSize,
    compiler: run.compiler,
  });
  const pictures = await Promise.all(pairs.map((pair) => run.stream.picture(pair)));
  const texts = pairs.map((pair) => pair.captions[0]?.text ?? "");
  return similarities(await model.imageFeatures(pictures), await model.textFeatures(texts), model.width);
}
