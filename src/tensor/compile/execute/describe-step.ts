import { findNodeBackend } from "../../backend/node-backend.ts";
import { CannotCompile } from "../record/cannot-compile.ts";
import { printGraph } from "../graph/print-graph.ts";
import { record } from "../record/record.ts";
import { simplify } from "../graph/simplify.ts";
import type { Sample, Step } from "../step.ts";

/**
 * The graph of a step as text, as recorded and as simplified: one line per operation with its inputs and shape. Needs
 * the native engine.
 * @throws CannotCompile if the step cannot become a graph
 */
export function describeStep(
  step: Step,
  sample: Sample,
): { readonly recorded: string; readonly simplified: string } {
  const backend = findNodeBackend();
  if (backend === undefined) throw new CannotCompile("graphs need the native engine", "");
  const graph = record(backend, step, sample);
  return { recorded: printGraph(graph), simplified: printGraph(simplify(graph, "graph", backend.binding)) };
}
