import { emitBody } from "./body.ts";
import { emitFrame } from "./frame.ts";
import type { Graph } from "../graph/graph.ts";
import { nodeMessage } from "./node-messages.ts";
import { nodeNames } from "./node-names.ts";
import type { GraphMessage } from "./saved-model-messages.ts";

/** Emits a step as a graph. Its state are variables, updated whenever an output is fetched. */
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
