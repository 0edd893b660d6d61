import type { Architecture } from "../architecture/architecture.ts";
import type { SharedTraining } from "../search/evaluator.ts";
import type { ModelState } from "../training/model-state.ts";
import type { RunFolder } from "./run-folder.ts";
import type { Run } from "./run.ts";

/** What a search can read its shared training from. */
interface SearchedRun {
  readonly folder: Pick<RunFolder, "readCheckpoint">;
  readonly search: Pick<Run["search"], "evaluator">;
}

/** An architecture's part of what a search trained for all its candidates. @param file the checkpoint's name. */
export function sharedPart(
  { folder, search }: SearchedRun,
  file: string,
  architecture: Architecture,
): ModelState {
  const training = search.evaluator.sharedTraining as SharedTraining;
  return training.partOf(folder.readCheckpoint(file).state, architecture);
}
