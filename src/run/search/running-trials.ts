import type { Trial } from "../../search/trial.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import type { StoredModel } from "../inheritance/inherit.ts";
import type { Run } from "../run.ts";
import type { TrialHistory } from "../log/trial-history.ts";
import { TrialProgress } from "./trial-progress.ts";
import type { TrialResult } from "../workers/trial-task.ts";

/** What became of a trial, and which one it was. */
interface Measured extends TrialResult {
  readonly trial: number;
  readonly budget: number;
  /** The checkpoints that it went on from. */
  readonly previous: readonly CheckpointReference[];
}

/** What the names of the checkpoints begin with that the trials of a growth step leave behind. */
export function searchPrefix(step: number): string {
  return `step-${step}-trial-`;
}

/** The trials of a search that workers are measuring. */
export class RunningTrials {
  private readonly run: Run;
  private readonly step: number;
  private readonly history: TrialHistory;
  private readonly parent: CheckpointReference | undefined;
  private readonly shared: CheckpointReference | undefined;
  private readonly progress: TrialProgress;
  private readonly results = new Map<number, Promise<Measured>>();

  /** @param shared the checkpoint of the evaluator's shared training. */
  constructor(
    run: Run,
    step: number,
    current: StoredModel,
    shared: CheckpointReference | undefined,
    history: TrialHistory,
  ) {
    this.run = run;
    this.step = step;
    this.history = history;
    this.parent = current.checkpoint;
    this.shared = shared;
    this.progress = new TrialProgress(run.progress, history.imported + run.search.trials);
  }

  /** Starts those that are not being measured yet. */
  start(trials: readonly Trial[]): void {
    for (const trial of trials) {
      if (this.results.has(trial.number)) continue;
      const result = this.measure(trial);
      // Of several that fail, the search hears of one.
      result.catch(() => {});
      this.results.set(trial.number, result);
    }
  }

  /** Waits for the result that is to be recorded next: of the trial that was started first, or whichever comes first. */
  async next(): Promise<Measured> {
    const results = [...this.results.values()];
    const measured = await Promise.race(this.run.order === "deterministic" ? results.slice(0, 1) : results);
    this.results.delete(measured.trial);
    return measured;
  }

  private async measure({ number: trial, budget, architecture, rungs }: Trial): Promise<Measured> {
    const { step, parent, shared } = this;
    const isNew = rungs === undefined;
    const previous = isNew ? [] : (this.history.kept.get(trial) ?? []);
    const task = {
      step,
      budget,
      architecture: architecture.toJSON(),
      parent,
      previous,
      shared,
      prefix: `${searchPrefix(step)}${trial}-`,
    };
    const result = await this.run.workers.measure(task, (update) => this.progress.update(trial, update));
    this.progress.end(trial);
    return { trial, budget, previous, ...result };
  }
}
