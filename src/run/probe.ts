import { engineModel } from "../evaluation/engine-model.ts";
import { similarities } from "../evaluation/similarities.ts";
import type { ModelState } from "../training/model-state.ts";
import { scoredWeights } from "../training/scored-weights.ts";
import type { Run } from "./run.ts";

/** Pairs that growth is checked on. */
const PROBE_PAIRS = 16;

/** Which weights of a model compute. */
export type Weights = "live" | "averaged";

/** A model and which of its weights compute. */
export interface Probed {
  readonly state: ModelState;
  readonly weights: Weights;
}

/** Models of a growth step on a fixed batch of search-validation pairs; each is computed once. */
export class Probe {
  private readonly run: Run;
  private readonly step: number;
  private readonly known = new WeakMap<ModelState, Partial<Record<Weights, Promise<Float32Array>>>>();

  constructor(run: Run, step: number) {
    this.run = run;
    this.step = step;
  }

  /** Largest difference between two models' cosine similarities, over all pictures and texts of the batch. */
  async difference(one: Probed, other: Probed): Promise<number> {
    const [before, after] = [await this.similarities(one), await this.similarities(other)];
    return before.reduce(
      (largest, value, index) => Math.max(largest, Math.abs(value - (after[index] ?? NaN))),
      0,
    );
  }

  private similarities({ state, weights }: Probed): Promise<Float32Array> {
    const known = this.known.get(state) ?? {};
    this.known.set(state, known);
    return (known[weights] ??= this.compute(state, weights));
  }

  private async compute(state: ModelState, weights: Weights): Promise<Float32Array> {
    const { run, step } = this;
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
}
