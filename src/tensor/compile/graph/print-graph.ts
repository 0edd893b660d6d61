import { type Graph, type Node, nodesInOrder } from "./graph.ts";

/** A graph as text, one line per operation: name, operation, inputs and shape. Long constants are cut. */
export function printGraph(graph: Graph): string {
  const names = new Map<Node, string>();
  const lines: string[] = [];
  for (const node of nodesInOrder(graph)) {
    if (node.kind === "constant") names.set(node, numbers(node.data));
    else if (node.kind !== "operation") names.set(node, node.name);
    else {
      const name = `%${lines.length + 1}`;
      names.set(node, name);
      const flags = Object.entries(node.attributes).flatMap(([flag, { value }]) =>
        value === true ? [flag] : [],
      );
      const inputs = [...node.inputs.map((value) => names.get(value.node)), ...flags].join(", ");
      lines.push(`${name} = ${node.op}(${inputs}) [${node.outputs.map(({ shape }) => shape.join("x"))}]`);
    }
  }
  const results = [...graph.nextState, ...graph.outputs].map(
    ([name, { node }]) => `${name} := ${names.get(node)}`,
  );
  return [...lines, ...results].join("\n");
}

function numbers(data: ArrayLike<number>): string {
  const shown = Array.from(data).slice(0, 4).join(" ");
  return data.length > 4 ? `{${shown} ...}` : `{${shown}}`;
}
