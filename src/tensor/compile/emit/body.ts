import { emitAdamW } from "./adam-w.ts";
import { emitAssign, emitRead } from "./variables.ts";
import { type Graph, type Node, nodesInOrder, type Value } from "../graph/graph.ts";
import { constantMessage, operationMessage } from "./node-messages.ts";
import { nodeNames } from "./node-names.ts";
import type { NodeMessage } from "./saved-model-messages.ts";

/** The nodes of a step, and the references to its values. */
export interface Body {
  readonly nodes: readonly NodeMessage[];
  /** Names of the nodes that update the state. */
  readonly updates: readonly string[];
  readonly refer: (value: Value) => string;
}

/** Name of a node's output; TensorFlow names outputs differently inside functions. */
type OutputName = (name: string, value: Value) => string;

/** Reads the state, computes, and updates the state. */
export function emitBody(graph: Graph, outputName: OutputName): Body {
  const states = [...graph.state.values()];
  const places = new Map(states.map(({ node }, place) => [node, place]));
  const names = new Map([...graph.inputs.values()].map(({ node }, place) => [node, nodeNames.input(place)]));
  states.forEach(({ node }, place) => names.set(node, nodeNames.read(place)));
  const refer = (value: Value) => {
    const name = names.get(value.node) as string;
    if (value.node.kind === "input") return name;
    return isInPlace(value.node) ? nodeNames.updated(name, value.output) : outputName(name, value);
  };
  const ordered = nodesInOrder(graph).filter((node) => node.kind === "operation" || node.kind === "constant");
  const read = statesRead(ordered);
  const emitted = ordered.flatMap((node) => {
    const name = `node_${names.size}`;
    names.set(node, name);
    if (node.kind === "constant") return [constantMessage(name, node)];
    if (!isInPlace(node)) return [operationMessage(name, node, node.inputs.map(refer))];
    const variables = node.inputs.slice(0, node.outputs.length).map((value) => value.node);
    const reads = variables
      .filter((variable) => read.has(variable))
      .map((variable) => names.get(variable) as string);
    return emitAdamW(
      name,
      variables.map((variable) => places.get(variable) as number),
      node,
      refer,
      reads,
    );
  });
  const assigns = [...graph.nextState]
    .filter(([name, value]) => !isUpdatedInPlace(graph.state.get(name) as Value, value))
    .map(([name, value]) => {
      const place = places.get(graph.state.get(name)?.node as Node) as number;
      return emitAssign(nodeNames.update(place), place, refer(value), value, [`^${nodeNames.read(place)}`]);
    });
  const inPlace = ordered.filter(isInPlace).map((node) => names.get(node) as string);
  const updates = [...inPlace, ...assigns.map(({ name }) => name)];
  return { nodes: [...states.map(emitRead), ...emitted, ...assigns], updates, refer };
}

function isInPlace(node: Node): boolean {
  return node.kind === "operation" && node.op === "AdamW";
}

function isUpdatedInPlace(before: Value, { node, output }: Value): boolean {
  return node.kind === "operation" && isInPlace(node) && node.inputs[output]?.node === before.node;
}

/** States whose old values are read by more than their in-place update. */
function statesRead(nodes: readonly Node[]): ReadonlySet<Node> {
  const needed = nodes.flatMap((node) => {
    if (node.kind !== "operation") return [];
    return node.inputs.slice(isInPlace(node) ? node.outputs.length : 0);
  });
  return new Set(needed.map((value) => value.node).filter((node) => node.kind === "state"));
}
