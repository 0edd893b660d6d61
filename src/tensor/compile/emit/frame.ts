import { emitAssign } from "./variables.ts";
import { dataTypes, type Graph, type Value } from "../graph/graph.ts";
import { nodeMessage, shapeMessage } from "./node-messages.ts";
import { nodeNames } from "./node-names.ts";
import type { NodeMessage } from "./saved-model-messages.ts";

/** Emits the nodes around a step: placeholders, variables and their assignments. */
export function emitFrame({ inputs, state }: Graph): readonly NodeMessage[] {
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
