import { findNodeBackend, type NodeBackend } from "../../backend/node-backend.ts";
import { CannotCompile } from "../record/cannot-compile.ts";
import type { CompiledStep, Mode } from "./compiled-step.ts";
import { EagerStep } from "./eager-step.ts";
import { GraphStep } from "./graph-step.ts";
import { record } from "../record/record.ts";
import type { Sample, Step } from "../step.ts";
import { verifySame } from "./verify.ts";

/** Options of `compile`. */
export interface CompileOptions {
  readonly mode: Mode;
  /** Receives a line if the step cannot be compiled and runs eagerly: the operation, its place and the reason. */
  readonly onFallback?: (line: string) => void;
}

/**
 * Compiles a step for repeated runs on inputs of the sample's shapes. A step that cannot become a graph, or any step
 * on an engine other than the native one, runs operation by operation with the same results.
 * @param step a pure function; called twice with tensors without values, to verify that both recordings are equal
 */
export function compile(step: Step, sample: Sample, { mode, onFallback }: CompileOptions): CompiledStep {
  const backend = findNodeBackend();
  if (mode === "eager" || backend === undefined) return new EagerStep(step, sample);
  try {
    return new GraphStep(backend, recordTwice(backend, step, sample), sample, mode);
  } catch (error) {
    onFallback?.(
      `A step runs operation by operation, since it cannot be compiled: ${(error as Error).message}`,
    );
    return new EagerStep(step, sample);
  }
}

function recordTwice(backend: NodeBackend, step: Step, sample: Sample) {
  const graph = record(backend, step, sample);
  try {
    verifySame(graph, record(backend, step, sample));
  } catch (error) {
    if (!(error instanceof CannotCompile)) throw error;
    verifySame(record(backend, step, sample, true), record(backend, step, sample));
  }
  return graph;
}
