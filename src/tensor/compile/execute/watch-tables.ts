import * as tf from "@tensorflow/tfjs-core";

/** Operations that do not change their input's numbers. */
const passing = ["Reshape", "Identity", "ExpandDims", "Transpose"];

/**
 * Runs a step operation by operation, and reports inputs that index the rows of a table, such as token ids, before
 * the rows are read: for an index out of range, engines read another row or throw an error of their own.
 * @param inputs names by tensor
 * @param onTable receives an input's name and the number of rows; may throw to end the step
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
    // uncovers the class's own function
    Reflect.deleteProperty(engine, "runKernel");
  }
}
