import { CannotCompile } from "./cannot-compile.ts";
import { emitAdamW } from "./emit-adam-w.ts";
import { dataTypes, type Graph, type Node, nodesInOrder, type OperationNode, type Value } from "./graph.ts";
import { constantMessage, nodeMessage, operationMessage, shapeMessage } from "./node-messages.ts";
import { nodeNames } from "./node-names.ts";
import { signatureOf } from "./op-signature.ts";
import type { FunctionMessage, GraphMessage, NodeMessage } from "./saved-model-messages.ts";

/** The nodes of a step, and how others refer to a value. */
interface Body {
  readonly nodes: readonly NodeMessage[];
  /** Names of the nodes that update the state. */
  readonly updates: readonly string[];
  readonly refer: (value: Value) => string;
}

/** How a node's output is called: outside and inside of functions TensorFlow does it differently. */
type OutputName = (name: string, value: Value) => string;

/** A step as a graph, its state as variables that are updated whenever an output is fetched. */
export function emitGraph(graph: Graph): GraphMessage {
  const body = emitBody(graph, (name, { output }) => `${name}:${output}`);
  const after = body.updates.map((name) => `^${name}`);
  const outputs = [...graph.outputs.values()].map((value, place) =>
    nodeMessage(nodeNames.output(place), "Identity", [body.refer(value), ...after], {
      T: { type: value.dtype },
    }),
  );
  return { node: [...emitFrame(graph), ...body.nodes, ...outputs], library: { function: [] } };
}

/** A step as a graph whose one node has XLA compile the step as a whole. */
export function emitXla(graph: Graph): GraphMessage {
  const call = emitCall(graph);
  const outputs = [...graph.outputs.values()].map((value, place) =>
    nodeMessage(nodeNames.output(place), "Identity", [`${call.name}:${place}`], { T: { type: value.dtype } }),
  );
  const reads = [...graph.state.values()].map(emitRead);
  return {
    node: [...emitFrame(graph), ...reads, call, ...outputs],
    library: { function: [emitFunction(graph)] },
  };
}

/** What is fed, the variables, and what sets them. */
function emitFrame({ inputs, state }: Graph): readonly NodeMessage[] {
  const placeholder = (name: string, { dtype, shape }: Value) =>
    nodeMessage(name, "Placeholder", [], { dtype: { type: dtype }, shape: { shape: shapeMessage(shape) } });
  const states = [...state.values()];
  const writes = states.map((_, place) => `^${nodeNames.write(place)}`);
  return [
    ...[...inputs.values()].map((value, place) => placeholder(nodeNames.input(place), value)),
    ...states.flatMap((value, place) => [
      nodeMessage(nodeNames.state(place), "VarHandleOp", [], {
        dtype: { type: value.dtype },
        shape: { shape: shapeMessage(value.shape) },
        shared_name: { s: Buffer.from(nodeNames.state(place)) },
      }),
      placeholder(nodeNames.next(place), value),
      emitAssign(nodeNames.write(place), place, nodeNames.next(place), value),
    ]),
    nodeMessage(nodeNames.written, "Const", writes, {
      dtype: { type: dataTypes.float32 },
      value: { tensor: { dtype: dataTypes.float32, tensorShape: shapeMessage([]), floatVal: [1] } },
    }),
  ];
}

/** Reads the state, computes, and updates the state. */
function emitBody(graph: Graph, outputName: OutputName): Body {
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

/** The states whose old values somebody needs besides what changes them in place. */
function statesRead(nodes: readonly Node[]): ReadonlySet<Node> {
  const needed = nodes.flatMap((node) => {
    if (node.kind !== "operation") return [];
    return node.inputs.slice(isInPlace(node) ? node.outputs.length : 0);
  });
  return new Set(needed.map((value) => value.node).filter((node) => node.kind === "state"));
}

function emitRead({ dtype }: Value, place: number): NodeMessage {
  return nodeMessage(nodeNames.read(place), "ReadVariableOp", [nodeNames.state(place)], {
    dtype: { type: dtype },
  });
}

/** @param after what has to come before, such as the read of the old value */
function emitAssign(
  name: string,
  place: number,
  value: string,
  { dtype }: Value,
  after: readonly string[] = [],
): NodeMessage {
  const inputs = [nodeNames.state(place), value, ...after];
  return nodeMessage(name, "AssignVariableOp", inputs, { dtype: { type: dtype } });
}

function emitCall({ inputs, state, outputs }: Graph): NodeMessage {
  const states = [...state.keys()].map((_, place) => nodeNames.state(place));
  const fed = [...inputs.keys()].map((_, place) => nodeNames.input(place));
  const types = [...states.map(() => dataTypes.resource), ...typesOf(inputs)];
  return nodeMessage("call", "StatefulPartitionedCall", [...states, ...fed], {
    Tin: { list: { type: types } },
    Tout: { list: { type: typesOf(outputs) } },
    f: { func: { name: "step" } },
    config: { s: Buffer.alloc(0) },
    config_proto: { s: Buffer.alloc(0) },
    executor_type: { s: Buffer.alloc(0) },
    _XlaMustCompile: { b: true },
  });
}

function emitFunction(graph: Graph): FunctionMessage {
  const body = emitBody(graph, nameInFunction);
  const outputs = [...graph.outputs.values()];
  return {
    signature: {
      name: "step",
      inputArg: [
        ...[...graph.state.keys()].map((_, place) => ({
          name: nodeNames.state(place),
          type: dataTypes.resource,
        })),
        ...[...graph.inputs.values()].map(({ dtype }, place) => ({
          name: nodeNames.input(place),
          type: dtype,
        })),
      ],
      outputArg: outputs.map(({ dtype }, place) => ({ name: nodeNames.output(place), type: dtype })),
      isStateful: true,
      controlOutput: body.updates,
    },
    nodeDef: body.nodes,
    ret: Object.fromEntries(outputs.map((value, place) => [nodeNames.output(place), body.refer(value)])),
    controlRet: Object.fromEntries(body.updates.map((name) => [name, name])),
    attr: { _XlaMustCompile: { b: true } },
  };
}

/** In a function an output is called by the name of the operation's argument. */
function nameInFunction(name: string, { node, output }: Value): string {
  if (node.kind === "state") return `${name}:value:0`;
  if (node.kind === "constant") return `${name}:output:0`;
  const { argument, index } = outputArgument(node as OperationNode, output);
  return `${name}:${argument}:${index}`;
}

function outputArgument(
  { op, attributes }: OperationNode,
  output: number,
): { argument: string; index: number } {
  let first = 0;
  for (const { name, count } of signatureOf(op)?.outputs ?? []) {
    const length = count === undefined ? 1 : Number(attributes[count]?.value);
    if (output < first + length) return { argument: name, index: output - first };
    first += length;
  }
  throw new CannotCompile(`${op} has no output ${output}`);
}

function typesOf(values: ReadonlyMap<string, Value>): readonly number[] {
  return [...values.values()].map(({ dtype }) => dtype);
}
