import type { Evaluator } from "espalier";

/** What a wrapper hands on: what its evaluator trains for all candidates is trained whoever asks. */
export function sharedTrainingOf({ sharedTraining }: Evaluator): Pick<Evaluator, "sharedTraining"> {
  return sharedTraining === undefined ? {} : { sharedTraining };
}
