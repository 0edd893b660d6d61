import type { Workers } from "../run.ts";
import { measureTrial, type MeasuringRun } from "./measure-trial.ts";

/** One worker: this very process. */
export function thisProcess(run: MeasuringRun): Workers {
  return {
    count: 1,
    measure: (task, onUpdate) => measureTrial(run, task, onUpdate),
    close: async () => {},
    kill: () => {},
  };
}
