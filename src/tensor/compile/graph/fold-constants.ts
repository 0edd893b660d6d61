import type { Binding, OpAttribute } from "../../backend/node-backend.ts";
import type { ConstantNode } from "./graph.ts";
import type { NewOperation } from "./graph-builder.ts";

/** Maximum size of a folded constant; larger ones stay operations, to keep graphs small. */
const MAXIMUM_NUMBERS = 4096;

/** The C API's numbers for the kinds of attributes. */
const kinds = { string: 0, int: 1, float: 2, bool: 3, type: 4, shape: 5 } as const;

/** Computes an operation on constants; `undefined` for any other. */
export type FoldConstants = (operation: NewOperation) => Omit<ConstantNode, "kind"> | undefined;

export function constantFolder(binding: Binding): FoldConstants {
  return ({ op, attributes, inputs, outputs }) => {
    const [type] = outputs;
    const constants = inputs.map(({ node }) => node).filter((node) => node.kind === "constant");
    if (type === undefined || outputs.length > 1 || constants.length < inputs.length || inputs.length === 0)
      return undefined;
    if (type.shape.reduce((product, size) => product * size, 1) > MAXIMUM_NUMBERS) return undefined;
    const ids = constants.map(({ shape, dtype, data }) => binding.createTensor(shape, dtype, data));
    const given = Object.entries(attributes).map(([name, { kind, value }]): OpAttribute => ({
      name,
      type: kinds[kind],
      value,
    }));
    try {
      ids.push(...binding.executeOp(op, given, ids, 1).map(({ id }) => id));
      return { ...type, data: binding.tensorDataSync(ids.at(-1) as number).slice() };
    } finally {
      for (const id of ids) binding.deleteTensor(id);
    }
  };
}
