import { type ChildProcess, fork } from "node:child_process";
import type { Readable } from "node:stream";
import type { EspalierError } from "../../espalier-error.ts";
import type { Progress } from "../../training/trainer.ts";
import { workerEnded } from "./errors.ts";
import { PULSE_DESCRIPTOR } from "./pulse.ts";
import { type Answer, type WorkerSetup, type Request, unpackError } from "./messages.ts";
import type { TrialResult, TrialTask } from "../trial-task.ts";

/** Milliseconds of one look at a worker's pulse, and looks without a beat after which it is ended. */
const WATCH = { interval: 10_000, silent: 6 };

/** Outcome of a request to a worker: an answer, or the end of the process. */
export type Outcome<Value> = { readonly answer: Value } | { readonly end: EspalierError };

/** A process that measures one trial at a time, seen from the main process. */
export class WorkerProcess {
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<EspalierError>;
  private readonly child: ChildProcess;
  private hear: (answer: Answer) => void = () => {};

  /**
   * @param entry the compiled file that the process runs.
   * @param onFallback told in one line of each step that it has to run operation by operation.
   */
  constructor(entry: string, setup: WorkerSetup, onFallback: (line: string) => void) {
    this.child = fork(entry, [JSON.stringify(setup)], {
      // Two processes cannot be debugged on one port.
      execArgv: process.execArgv.filter((argument) => !argument.startsWith("--inspect")),
      serialization: "advanced",
      stdio: ["ignore", "inherit", "inherit", "ipc", "pipe"],
    });
    this.watch(this.child.stdio[PULSE_DESCRIPTOR] as Readable);
    this.child.on("message", (answer: Answer) => {
      if (answer.type === "fallback") onFallback(answer.line);
      else this.hear(answer);
    });
    this.ended = new Promise((resolve) => {
      const end = (how: string) => resolve(workerEnded(this.child.pid, how));
      this.child.on("exit", (code, signal) =>
        end(signal === null ? `exit code ${code}` : `signal ${signal}`),
      );
      this.child.on("error", (error) => end(error.message));
    });
  }

  /** Waits until it can measure. @throws whatever kept it from setup the experiment or the engine. */
  opened(): Promise<Outcome<true>> {
    return this.ask((answer) => (answer.type === "ready" ? true : undefined));
  }

  /** @throws EspalierError if the worker cannot write what a trial leaves behind. */
  measure(task: TrialTask, onUpdate: (progress: Progress) => void): Promise<Outcome<TrialResult>> {
    this.send({ type: "measure", task });
    return this.ask((answer) => {
      if (answer.type === "progress") onUpdate(answer.progress);
      return answer.type === "measured" ? answer.result : undefined;
    });
  }

  /** Lets one that is not measuring close what it has open, and end. */
  close(): void {
    this.send({ type: "close" });
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** Ends a process that is stopped or hangs in the system. One that computes for long has a pulse. */
  private watch(pulse: Readable): void {
    let silent = 0;
    pulse.on("data", () => (silent = 0)).on("error", () => {});
    const timer = setInterval(() => {
      if (++silent > WATCH.silent) this.kill();
    }, WATCH.interval).unref();
    this.child.on("exit", () => clearInterval(timer));
  }

  /** Listens until `hear` returns something, or the process refuses or ends. */
  private ask<Value>(hear: (answer: Answer) => Value | undefined): Promise<Outcome<Value>> {
    return new Promise((resolve, reject) => {
      this.hear = (message) => {
        if (message.type === "refused") reject(unpackError(message.error));
        const answer = hear(message);
        if (answer !== undefined) resolve({ answer });
      };
      void this.ended.then((end) => resolve({ end }));
    });
  }

  /** Sends a request. A message that is lost is ignored, since the worker's end is reported separately. */
  private send(request: Request): void {
    this.child.send(request, () => {});
  }
}
