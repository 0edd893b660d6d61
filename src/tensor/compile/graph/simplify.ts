import type { Binding } from "../../backend/node-backend.ts";
import { constantFolder } from "./fold-constants.ts";
import { type Graph, type Node, nodesInOrder, type OperationNode, type Value } from "./graph.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { kernelRewrites, rewrites } from "./rewrites.ts";

/**
 * A smaller graph with the same results: equal subexpressions once, constants computed, transposes and reshapes that cancel gone, and
 * operations replaced by those that TensorFlow has faster kernels for. What no result needs is left out.
 * @param mode `graph`: TensorFlow's kernels compute it, and fused operations whose conditions hold remain; `xla`: all
 * is written by simple operations
 * @param binding computes constants
 */
export function simplify(graph: Graph, mode: "graph" | "xla", binding: Binding): Graph {
  const builder = new GraphBuilder(mode === "graph" ? kernelRewrites : rewrites, constantFolder(binding));
  const rebuilt = new Map<Node, readonly Value[]>();
  const rebuild = (value: Value) => rebuilt.get(value.node)?.[value.output] ?? value;
  for (const node of nodesInOrder(graph)) {
    if (node.kind === "constant") rebuilt.set(node, [builder.constant(node)]);
    if (node.kind !== "operation") continue;
    const { expansion, ...operation } = node;
    const expand =
      expansion !== undefined && !(mode === "graph" && hasKernel(node, graph.nextState, binding));
    rebuilt.set(
      node,
      expand ? expansion.map(rebuild) : builder.operation({ ...operation, inputs: node.inputs.map(rebuild) }),
    );
  }
  return {
    ...graph,
    nextState: rebuildAll(graph.nextState, rebuild),
    outputs: rebuildAll(graph.outputs, rebuild),
  };
}

/**
 * Whether a fused operation can stay one. Adam's changes the variables of its first inputs in place: they have to
 * change anyway. Our own compute on the processor.
 */
function hasKernel(
  { op, inputs, outputs }: OperationNode,
  nextState: Graph["nextState"],
  binding: Binding,
): boolean {
  if (op !== "AdamW") return !binding.isUsingGpuDevice();
  return inputs
    .slice(0, outputs.length)
    .every(({ node }) => node.kind === "state" && nextState.has(node.name));
}

function rebuildAll(map: ReadonlyMap<string, Value>, rebuild: (value: Value) => Value): Map<string, Value> {
  return new Map([...map].map(([name, value]) => [name, rebuild(value)]));
}
