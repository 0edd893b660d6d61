import { CannotCompile } from "../record/cannot-compile.ts";
import { emitBody } from "./body.ts";
import { emitFrame } from "./frame.ts";
import { emitRead } from "./variables.ts";
import { dataTypes, type Graph, type OperationNode, type Value } from "../graph/graph.ts";
import { nodeMessage } from "./node-messages.ts";
import { nodeNames } from "./node-names.ts";
import { signatureOf } from "../record/op-signature.ts";
import type { FunctionMessage, GraphMessage, NodeMessage } from "./saved-model-messages.ts";

/** Emits a step as a graph with a single node, which XLA compiles as a whole. */
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

/** Name of an output inside a function, which includes the operation's argument. */
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
