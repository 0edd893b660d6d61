import { type Graph, nodesInOrder, type Value } from "../graph/graph.ts";

/** Operations that do not change their input's numbers. */
const passing = ["Reshape", "Identity", "ExpandDims", "Squeeze", "Transpose"];

/**
 * Inputs that index the rows of a table, such as token ids, with the number of rows. XLA silently reads another row
 * if an index is out of range.
 */
export function tableLimits(graph: Graph): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const node of nodesInOrder(graph)) {
    if (node.kind !== "operation" || node.op !== "GatherV2") continue;
    const [table, indices, axis] = node.inputs as [Value, Value, Value];
    const name = inputBehind(indices);
    if (name === undefined || axis.node.kind !== "constant") continue;
    const rows = table.shape[axis.node.data[0] as number] as number;
    limits.set(name, Math.min(rows, limits.get(name) ?? Infinity));
  }
  return limits;
}

function inputBehind({ node }: Value): string | undefined {
  if (node.kind === "input") return node.name;
  const [source] = node.kind === "operation" && passing.includes(node.op) ? node.inputs : [];
  return source && inputBehind(source);
}
