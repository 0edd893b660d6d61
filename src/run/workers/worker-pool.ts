import type { Progress } from "../../training/trainer.ts";
import { describeFailure } from "./measure-trial.ts";
import type { Opening } from "./messages.ts";
import type { TrialResult, TrialTask } from "./trial-task.ts";
import { WorkerProcess } from "./worker-process.ts";
import type { Workers } from "./workers.ts";

/** How often a trial is tried if its worker dies, and a worker started if it dies at once. */
const ATTEMPTS = 2;

/** Processes of their own, started when they are first needed, that stay until the run ends. */
export class WorkerPool implements Workers {
  readonly count: number;
  private readonly entry: string;
  private readonly opening: Opening;
  private readonly onFallback: (line: string) => void;
  private readonly processes = new Set<WorkerProcess>();
  private readonly idle = new Set<WorkerProcess>();
  private closed = false;

  /**
   * @param entry the compiled file that the processes run.
   * @param onFallback told in one line, by each process, of each step that has to run operation by operation.
   */
  constructor(entry: string, opening: Opening, onFallback: (line: string) => void) {
    this.count = opening.workers;
    this.entry = entry;
    this.opening = opening;
    this.onFallback = onFallback;
  }

  /** A trial whose worker dies is tried once more on another one, then it has failed. */
  async measure(task: TrialTask, onUpdate: (progress: Progress) => void): Promise<TrialResult> {
    const start = performance.now();
    for (let attempt = 1; ; attempt++) {
      const worker = this.takeIdle() ?? (await this.start());
      const outcome = await worker.measure(task, onUpdate);
      if ("answer" in outcome) {
        this.idle.add(worker);
        return outcome.answer;
      }
      if (attempt < ATTEMPTS && !this.closed) continue;
      const seconds = Math.round(performance.now() - start) / 1000;
      return { status: "failed", measurements: {}, failure: describeFailure(outcome.end), seconds };
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const processes = [...this.processes];
    for (const worker of processes) {
      if (this.idle.has(worker)) worker.close();
      else worker.kill();
    }
    await Promise.all(processes.map((worker) => worker.ended));
  }

  kill(): void {
    this.closed = true;
    for (const worker of this.processes) worker.kill();
  }

  private takeIdle(): WorkerProcess | undefined {
    const [worker] = this.idle;
    if (worker !== undefined) this.idle.delete(worker);
    return worker;
  }

  /** @throws EspalierError if the worker could not open what it needs, or died while it did, and so did another. */
  private async start(): Promise<WorkerProcess> {
    for (let attempt = 1; ; attempt++) {
      const worker = this.fork();
      const outcome = await worker.opened();
      if ("answer" in outcome) return worker;
      if (attempt === ATTEMPTS || this.closed) throw outcome.end;
    }
  }

  private fork(): WorkerProcess {
    const worker = new WorkerProcess(this.entry, this.opening, this.onFallback);
    this.processes.add(worker);
    void worker.ended.then(() => {
      this.processes.delete(worker);
      this.idle.delete(worker);
    });
    return worker;
  }
}
