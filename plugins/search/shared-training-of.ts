import type { Evaluator } from "espalier";

/** The shared training of a wrapped evaluator, if it has one. */
export function sharedTrainingOf({ sharedTraining }: Evaluator): Pick<Evaluator, "sharedTraining"> {
  return sharedTraining === undefined ? {} : { sharedTraining };
}
