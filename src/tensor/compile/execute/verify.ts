import { CannotCompile } from "../record/cannot-compile.ts";
import { type Graph, type Node, nodesInOrder, type OperationNode } from "../graph/graph.ts";

/**
 * Compares two recordings of one step. A difference is a JavaScript value that changes between runs, which a graph
 * would freeze.
 * @throws CannotCompile with the operation that differs
 */
export function verifySame(one: Graph, other: Graph): void {
  const [nodes, others] = [nodesInOrder(one), nodesInOrder(other)];
  const places = new Map([...nodes.entries(), ...others.entries()].map(([place, node]) => [node, place]));
  const place = nodes.findIndex((node, place) => describe(node, places) !== describe(others[place], places));
  if (place === -1 && nodes.length === others.length && resultsOf(one, places) === resultsOf(other, places))
    return;
  const culprit = operationOf(nodes[place], nodes);
  throw new CannotCompile(
    `${culprit?.op ?? "the result"} of the step differs between two recordings: a number or a choice in its code changes from run to run`,
    culprit?.place,
  );
}

/** The node itself, or the first operation that reads it. */
function operationOf(node: Node | undefined, nodes: readonly Node[]): OperationNode | undefined {
  return nodes.find(
    (other): other is OperationNode =>
      other.kind === "operation" && (other === node || other.inputs.some((value) => value.node === node)),
  );
}

function describe(node: Node | undefined, places: ReadonlyMap<Node, number>): string {
  switch (node?.kind) {
    case "operation": {
      const { op, attributes, inputs } = node;
      return JSON.stringify([op, attributes, inputs.map(({ node, output }) => [places.get(node), output])]);
    }
    case "constant": {
      const { data, shape, dtype } = node;
      return `${dtype} ${shape} ${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64")}`;
    }
    default:
      return JSON.stringify(node) ?? "";
  }
}

function resultsOf({ nextState, outputs }: Graph, places: ReadonlyMap<Node, number>): string {
  return JSON.stringify(
    [nextState, outputs].map((results) =>
      [...results].map(([name, { node, output }]) => [name, places.get(node), output]),
    ),
  );
}
