import type { Value } from "../graph/graph.ts";
import { nodeMessage } from "./node-messages.ts";
import { nodeNames } from "./node-names.ts";
import type { NodeMessage } from "./saved-model-messages.ts";

/** Reads a state's variable. @param place index among the states */
export function emitRead({ dtype }: Value, place: number): NodeMessage {
  return nodeMessage(nodeNames.read(place), "ReadVariableOp", [nodeNames.state(place)], {
    dtype: { type: dtype },
  });
}

/**
 * Sets a state's variable.
 * @param place index among the states
 * @param after nodes that must come before, such as the read of the old value
 */
export function emitAssign(
  name: string,
  place: number,
  value: string,
  { dtype }: Value,
  after: readonly string[] = [],
): NodeMessage {
  const inputs = [nodeNames.state(place), value, ...after];
  return nodeMessage(name, "AssignVariableOp", inputs, { dtype: { type: dtype } });
}
