import type { Progress } from "../../training/trainer.ts";
import { measureTrial, type MeasuringRun } from "./measure-trial.ts";
import type { TrialResult, TrialTask } from "./trial-task.ts";

/** What measures the trials of a search. */
export interface Workers {
  /** How many trials it measures at once; it is never given more. */
  readonly count: number;
  /**
   * Measures a trial. One that cannot be measured is a failed one, no error.
   * @throws EspalierError if there is nothing that could measure trials.
   */
  measure(task: TrialTask, onUpdate: (progress: Progress) => void): Promise<TrialResult>;
  /** Ends them, at once where they are measuring, and waits for that. */
  close(): Promise<void>;
  /** Ends them at once, without waiting, for a process that is about to exit. */
  kill(): void;
}

/** One worker: this very process. */
export function thisProcess(run: MeasuringRun): Workers {
  return {
    count: 1,
    measure: (task, onUpdate) => measureTrial(run, task, onUpdate),
    close: async () => {},
    kill: () => {},
  };
}
