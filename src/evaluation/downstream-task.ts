import type { TrainedModel } from "../training/trained-model.ts";
import type { Needs } from "../training/training-objective.ts";
import type { Score, ScoreKind } from "./score.ts";
import type { TaskExample } from "./task-example.ts";

/** A task that scores trained models. Its data are never used by training or search. */
export abstract class DownstreamTask {
  /** Inputs and outputs of the model that it uses; a family without them is refused before the run. */
  abstract readonly needs: Needs;
  /** All scores that `evaluate` may return, as far as that is known before the run. Default: unknown. */
  readonly scores?: readonly ScoreKind[];
  /** @param step the last growth step whose examples have arrived. */
  abstract evaluate(model: TrainedModel, step: number): Promise<readonly Score[]>;
  /**
   * At most 8 test examples with the model's answers, for people. A run records them after each evaluation; draw them by
   * key, so that growth steps show the same ones. Default: none.
   * @param step the last growth step whose examples have arrived.
   */
  examples?(model: TrainedModel, step: number): Promise<readonly TaskExample[]>;
}
