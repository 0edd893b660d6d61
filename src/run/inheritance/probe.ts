import type { ModelState } from "../../architecture/model-state.ts";
import { scoredWeights } from "../../training/scored-weights.ts";
import { isTrainable } from "../../training/trainable-family.ts";
import { batchOutputs } from "../../evaluation/batch-outputs.ts";
import type { Run } from "../run.ts";

/** Examples that growth is checked on. */
const EXAMPLES = 16;

/** Weights of a model that compute its outputs. */
export type Weights = "live" | "averaged";

/** A model and the weights that compute its outputs. */
export interface Probed {
  readonly state: ModelState;
  readonly weights: Weights;
}

/** Models of a growth step on a fixed batch of search-validation examples; each is computed once. */
export class Probe {
  private readonly run: Run;
  private readonly step: number;
  private readonly known = new WeakMap<ModelState, Partial<Record<Weights, Promise<Float32Array>>>>();

  constructor(run: Run, step: number) {
    this.run = run;
    this.step = step;
  }

  /**
   * Largest difference between the comparable numbers of two models over the batch, relative to the largest number of
   * the first one where that is above 1, as in logits; 0 if nothing computes.
   */
  async difference(one: Probed, other: Probed): Promise<number> {
    const [before, after] = [await this.outputsOf(one), await this.outputsOf(other)];
    const size = before.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
    return before.reduce(
      (largest, value, index) => Math.max(largest, Math.abs(value - (after[index] ?? NaN)) / size),
      0,
    );
  }

  private outputsOf({ state, weights }: Probed): Promise<Float32Array> {
    const known = this.known.get(state) ?? {};
    this.known.set(state, known);
    return (known[weights] ??= this.compute(state, weights));
  }

  private async compute(state: ModelState, weights: Weights): Promise<Float32Array> {
    const { run, step } = this;
    const { family, compiler } = run;
    if (!isTrainable(family)) return new Float32Array(0);
    const examples = run.random.fork("probe").sample(await run.arrivals.validation(step), EXAMPLES);
    const encoder = await run.arrivals.encoder(step);
    const batch = await encoder.encode(examples, { augment: false });
    const { architecture } = state;
    const model = { family, architecture, weights: scoredWeights(state, weights), compiler };
    return family.comparable(batchOutputs(model, batch));
  }
}
