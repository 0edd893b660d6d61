import type { Progress } from "../../training/trainer.ts";
import { trialTooSlow } from "./errors.ts";
import { describeFailure } from "../search/describe-failure.ts";
import { secondsSince } from "../seconds-since.ts";
import type { WorkerSetup } from "./messages.ts";
import type { TrialResult, TrialTask } from "../trial-task.ts";
import { type Outcome, WorkerProcess } from "./worker-process.ts";
import type { Workers } from "../run.ts";

/** How often a trial is tried if its worker dies, and a worker started if it dies at once. */
const ATTEMPTS = 2;

/** How a pool measures trials. */
export interface PoolOptions {
  /** Seconds after which a trial is ended and has failed; omitted: none. */
  readonly timeLimit?: number | undefined;
  /** Called with a line, by each process, for each step that has to run operation by operation. */
  readonly onFallback: (line: string) => void;
}

/** Processes of their own, started when they are first needed, that stay until the run ends. */
export class WorkerPool implements Workers {
  readonly count: number;
  private readonly entry: string;
  private readonly setup: WorkerSetup;
  private readonly options: PoolOptions;
  private readonly processes = new Set<WorkerProcess>();
  private readonly idle = new Set<WorkerProcess>();
  private closed = false;

  /** @param entry the compiled file that the processes run. */
  constructor(entry: string, setup: WorkerSetup, options: PoolOptions) {
    this.count = setup.workers;
    this.entry = entry;
    this.setup = setup;
    this.options = options;
  }

  /** A trial whose worker dies is tried once more on another one, then it has failed; one that takes too long, at once. */
  async measure(task: TrialTask, onUpdate: (progress: Progress) => void): Promise<TrialResult> {
    const start = performance.now();
    for (let attempt = 1; ; attempt++) {
      const worker = this.takeIdle() ?? (await this.start());
      const outcome = await this.withinLimit(worker, () => worker.measure(task, onUpdate));
      if ("answer" in outcome) {
        this.idle.add(worker);
        return outcome.answer;
      }
      const isTooSlow = outcome.end.code === "ESPALIER_TRIAL_TOO_SLOW";
      if (attempt < ATTEMPTS && !this.closed && !isTooSlow) continue;
      const failure = describeFailure(outcome.end);
      return { status: "failed", measurements: {}, failure, seconds: secondsSince(start) };
    }
  }

  /** Ends the worker once the time is over: nothing else stops an evaluator that does not return. */
  private async withinLimit<Value>(
    worker: WorkerProcess,
    ask: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const { timeLimit } = this.options;
    if (timeLimit === undefined) return ask();
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      worker.kill();
    }, 1000 * timeLimit);
    const outcome = await ask().finally(() => clearTimeout(timer));
    return isOver && "end" in outcome ? { end: trialTooSlow(timeLimit) } : outcome;
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
    const worker = new WorkerProcess(this.entry, this.setup, this.options.onFallback);
    this.processes.add(worker);
    void worker.ended.then(() => {
      this.processes.delete(worker);
      this.idle.delete(worker);
    });
    return worker;
  }
}
