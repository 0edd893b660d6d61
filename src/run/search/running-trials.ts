import type { Trial } from "../../search/trial.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import type { Run } from "../run.ts";
import type { TrialHistory } from "../log/trial-history.ts";
import { TrialProgress } from "./trial-progress.ts";
import type { TrialResult } from "../trial-task.ts";

/** Outcome of a trial, and which trial it was. */
export interface MeasuredTrial extends TrialResult {
  readonly trial: number;
  readonly budget: number;
  /** The checkpoints that it went on from. */
  readonly previous: readonly CheckpointReference[];
}

/** The trials of a search that workers are measuring. */
export class RunningTrials {
  private readonly run: Run;
  private readonly step: number;
  private readonly history: TrialHistory;
  private readonly parent: CheckpointReference | undefined;
  private readonly shared: CheckpointReference | undefined;
  private readonly progress: TrialProgress;
  private readonly results = new Map<number, Promise<MeasuredTrial>>();

  /**
   * @param parent checkpoint of the current model, if there is one.
   * @param shared checkpoint of the evaluator's shared training, if it has one.
   */
  constructor(
    run: Run,
    step: number,
    parent: CheckpointReference | undefined,
    shared: CheckpointReference | undefined,
    history: TrialHistory,
  ) {
    this.run = run;
    this.step = step;
    this.history = history;
    this.parent = parent;
    this.shared = shared;
    this.progress = new TrialProgress(run.progress, history.imported + run.search.trials);
  }

  /** Starts those that are not being measured yet. */
  start(trials: readonly Trial[]): void {
    for (const trial of trials) {
      if (this.results.has(trial.number)) continue;
      const result = this.measure(trial);
      // If several fail, the search handles the first.
      result.catch(() => {});
      this.results.set(trial.number, result);
    }
  }

  /** Waits for the result that is to be recorded next: of the trial that was started first, or whichever comes first. */
  async next(): Promise<MeasuredTrial> {
    const results = [...this.results.values()];
    const measured = await Promise.race(this.run.order === "deterministic" ? results.slice(0, 1) : results);
    this.results.delete(measured.trial);
    return measured;
  }

  private async measure({ number: trial, budget, architecture, rungs }: Trial): Promise<MeasuredTrial> {
    const { step, parent, shared } = this;
    const isNew = rungs === undefined;
    const previous = isNew ? [] : (this.history.kept.get(trial) ?? []);
    const task = {
      ...{ step, trial, budget, parent, previous, shared },
      architecture: architecture.toJSON(),
    };
    const result = await this.run.workers.measure(task, (update) => this.progress.update(trial, update));
    this.progress.end(trial);
    return { trial, budget, previous, ...result };
  }
}
