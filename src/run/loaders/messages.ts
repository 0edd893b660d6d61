import type { BatchOrder } from "../../data/batch-loader.ts";
import type { Batch } from "../../tensor/compile/step.ts";
import type { PortableError } from "../workers/messages.ts";

/** Start-up data of a loader thread. */
export interface LoaderSetup {
  /** Absolute path of the run folder. */
  readonly run: string;
  /** Folder that relative paths in the experiment start from. */
  readonly folder: string;
  /** The experiment's hash, which the thread has to find as well. */
  readonly hash: string;
}

/** A batch to assemble. A message to a thread has several. */
export interface BatchRequest {
  readonly id: number;
  readonly order: BatchOrder;
}

/** Message from a thread. */
export type BatchAnswer =
  | { readonly type: "ready" }
  /** The thread sees other examples than the main one. */
  | { readonly type: "differs"; readonly id: number }
  | { readonly type: "assembled"; readonly id: number; readonly batch: Batch }
  | { readonly type: "failed"; readonly id: number; readonly error: PortableError };
