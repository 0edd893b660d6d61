import type { Architecture } from "../../architecture/architecture.ts";
import type { SharedTraining } from "../../search/evaluator.ts";
import type { ModelState } from "../../architecture/model-state.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import type { Run } from "../run.ts";

/** Parts of a run from which a shared training is read. */
interface SearchedRun {
  readonly checkpoints: Pick<Run["checkpoints"], "read">;
  readonly search: Pick<Run["search"], "evaluator">;
}

/** An architecture's part of the model that a search trained for all its candidates. */
export function sharedPart(
  { checkpoints, search }: SearchedRun,
  shared: CheckpointReference,
  architecture: Architecture,
): ModelState {
  const training = search.evaluator.sharedTraining as SharedTraining;
  return training.partOf(checkpoints.read(shared).state, architecture);
}
