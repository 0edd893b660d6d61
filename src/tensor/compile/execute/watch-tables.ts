import * as tf from "@tensorflow/tfjs-core";

/** Operations that hand numbers on as they are. */
const passing = ["Reshape", "Identity", "ExpandDims", "Transpose"];

/**
 * Runs a step operation by operation, and tells of an input that numbers the rows of a table, such as token ids, before
 * the rows are taken: engines read some other row where a number is out of range, or say so in words of their own.
 * @param inputs names by tensor
 * @param onTable told an input's name and how many rows the table has; what it throws ends the step
 */
export function watchTables<Result>(
  inputs: ReadonlyMap<tf.Tensor, string>,
  onTable: (name: string, rows: number) => void,
  step: () => Result,
): Result {
  const engine = tf.engine();
  const runKernel = engine.runKernel.bind(engine);
  const names = new WeakMap([...inputs].map(([{ dataId }, name]) => [dataId, name]));
  engine.runKernel = (kernel, given, ...others) => {
    const { x, indices } = given as { readonly x?: tf.Tensor; readonly indices?: tf.Tensor };
    if (kernel === "GatherV2" && x !== undefined && indices !== undefined) {
      const name = names.get(indices.dataId);
      const axis = (others[0] as unknown as tf.GatherV2Attrs).axis;
      if (name !== undefined) onTable(name, x.shape[axis] as number);
    }
    const result = runKernel(kernel, given, ...others);
    const [source] = passing.includes(kernel) ? Object.values(given as Record<string, tf.Tensor>) : [];
    const name = source && names.get(source.dataId);
    if (name !== undefined) names.set((result as tf.Tensor).dataId, name);
    return result as never;
  };
  try {
    return step();
  } finally {
    // the class's own function lies below
    Reflect.deleteProperty(engine, "runKernel");
  }
}
