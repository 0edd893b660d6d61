import { dataTypes, type OperationNode, type Value } from "../graph/graph.ts";
import { nodeMessage } from "./node-messages.ts";
import { nodeNames } from "./node-names.ts";
import type { NodeMessage } from "./saved-model-messages.ts";

/**
 * Emits an AdamW update by TensorFlow's Adam kernel, which changes weight and moments in place after the weight was
 * decayed. The kernel's epsilon applies to the uncorrected moment.
 * @param places indices of weight, first and second moment among the states
 * @param after reads that must come before the update
 */
export function emitAdamW(
  name: string,
  places: readonly number[],
  { inputs }: OperationNode,
  refer: (value: Value) => string,
  after: readonly string[],
): readonly NodeMessage[] {
  const [weight, , , kept, gradient, ...scalars] = inputs as [Value, Value, Value, Value, Value, ...Value[]];
  const variables = places.map(nodeNames.state) as [string, string, string];
  const type = { type: dataTypes.float32 };
  const decays = kept.node !== weight.node;
  const decay = nodeMessage(`${name}_decay`, "AssignVariableOp", [variables[0], refer(kept)], {
    dtype: type,
  });
  const order = [...after, ...(decays ? [decay.name] : [])].map((node) => `^${node}`);
  const [learningRate, power1, power2, beta1, beta2, epsilon] = scalars.map(refer) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const update = nodeMessage(
    name,
    "ResourceApplyAdam",
    [...variables, power1, power2, learningRate, beta1, beta2, epsilon, refer(gradient), ...order],
    { T: type },
  );
  const reads = variables.map((variable, output) =>
    nodeMessage(nodeNames.updated(name, output), "ReadVariableOp", [variable, `^${name}`], { dtype: type }),
  );
  return [...(decays ? [decay] : []), update, ...reads];
}
