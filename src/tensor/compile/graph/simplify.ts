import type { Binding } from "../../backend/node-backend.ts";
import { constantFolder } from "./fold-constants.ts";
import { type Graph, type Node, nodesInOrder, type OperationNode, type Value } from "./graph.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { kernelRewrites, rewrites } from "./rewrites.ts";

/**
 * Simplifies a graph: common subexpressions are merged, constants folded, cancelling transposes and reshapes removed,
 * operations replaced by faster kernels, and unused nodes dropped.
 * @param mode `graph`: keeps fused operations that have a kernel; `xla`: expands all to simple operations
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
 * Whether a fused operation has a kernel here. AdamW's changes its first inputs in place, which must be updated parts
 * of the state. Our own run only on the CPU.
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
