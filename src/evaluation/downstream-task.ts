import type { TrainedModel } from "../training/trained-model.ts";
import type { Needs } from "../training/training-objective.ts";
import type { Score } from "./score.ts";

/** What a trained model is scored on. Nothing that a task sees is seen by training or search. */
export abstract class DownstreamTask {
  /** Inputs and outputs of the model that it uses; a family that lacks some of them is refused before the run. */
  abstract readonly needs: Needs;
  /** @param step the last growth step whose examples have arrived. */
  abstract evaluate(model: TrainedModel, step: number): Promise<readonly Score[]>;
}
