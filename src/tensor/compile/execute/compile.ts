import { findNodeBackend, type NodeBackend } from "../../backend/node-backend.ts";
import { CannotCompile } from "../record/cannot-compile.ts";
import type { CompiledStep, Mode } from "./compiled-step.ts";
import { EagerStep } from "./eager-step.ts";
import { GraphStep } from "./graph-step.ts";
import { record } from "../record/record.ts";
import type { Sample, Step } from "../step.ts";
import { verifySame } from "./verify.ts";

/** How to compile. */
export interface CompileOptions {
  readonly mode: Mode;
  /** Told in one line if the step runs eagerly though it should not: which operation, where, and why. */
  readonly onFallback?: (line: string) => void;
}

/**
 * Makes a step ready to run again and again on inputs of the sample's shapes. A step that has no place in a graph,
 * or an engine other than the native one, runs it operation by operation, with the same results.
 * @param step a pure function; it is called twice with tensors that have no values, to see that it does the same twice
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
