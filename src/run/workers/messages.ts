import { EspalierError, type Failure } from "../../espalier-error.ts";
import type { Mode } from "../../tensor/compile/execute/compiled-step.ts";
import type { EngineName } from "../../tensor/engine.ts";
import type { Progress } from "../../training/trainer.ts";
import type { TrialResult, TrialTask } from "../trial-task.ts";

/** Start-up data of a worker: the run and the engine. */
export interface WorkerSetup {
  /** Absolute path of the run folder. */
  readonly run: string;
  /** Folder that relative paths in the experiment start from. */
  readonly folder: string;
  /** The experiment's hash, which the worker has to find as well. */
  readonly hash: string;
  readonly engine: EngineName;
  readonly mode: Mode | "auto";
  /** How many workers share the machine. */
  readonly workers: number;
}

/** Message from the main process to a worker that is ready. */
export type Request = { readonly type: "measure"; readonly task: TrialTask } | { readonly type: "close" };

/** Message from a worker to the main process. */
export type Answer =
  | { readonly type: "ready" }
  | { readonly type: "refused"; readonly error: PortableError }
  | { readonly type: "fallback"; readonly line: string }
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "measured"; readonly result: TrialResult };

/** An error that can be sent to another process. */
export type PortableError = Failure | { readonly message: string; readonly stack: string };

export function packError(error: unknown): PortableError {
  if (!(error instanceof EspalierError)) {
    const { message = String(error), stack = message } = (error ?? {}) as Partial<Error>;
    return { message, stack };
  }
  const { code, message, culprit, allowed, remedy, exitCode, environmental, trace } = error;
  return { code, message, culprit, allowed, remedy, exitCode, environmental, trace } as Failure;
}

export function unpackError(error: PortableError): Error {
  if ("code" in error) return new EspalierError(error);
  return Object.assign(new Error(error.message), { stack: error.stack });
}
