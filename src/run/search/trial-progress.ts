import type { ProgressListener, UpdateProgress } from "../run.ts";

/** Reports the progress of several trainings as one. */
export class TrialProgress {
  private readonly listener: ProgressListener;
  private readonly trials: number;
  private readonly running = new Map<number, UpdateProgress>();

  /** @param trials how many the search may start. */
  constructor(listener: ProgressListener, trials: number) {
    this.listener = listener;
    this.trials = trials;
  }

  update(trial: number, progress: UpdateProgress): void {
    this.running.set(trial, progress);
    const { loss, batchSize } = progress;
    const numbers = [...this.running.keys()]
      .map((number) => number + 1)
      .toSorted((one, other) => one - other);
    const activity = `trial${numbers.length > 1 ? "s" : ""} ${numbers.join(", ")} of ${this.trials}`;
    this.listener.update(activity, {
      update: this.sum("update"),
      updates: this.sum("updates"),
      loss,
      batchSize,
    });
  }

  end(trial: number): void {
    this.running.delete(trial);
  }

  private sum(field: "update" | "updates"): number {
    return [...this.running.values()].reduce((sum, progress) => sum + progress[field], 0);
  }
}
