import type { Tensor } from "@tensorflow/tfjs-core";

/** A dense float32 array outside any engine, in row-major order. */
export interface NdArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Parameters by name; the names are those of open_clip's state dict where there is one. */
export type ParameterTree = ReadonlyMap<string, NdArray>;

/** Parameters on an engine, by name. */
export type TensorTree = ReadonlyMap<string, Tensor>;

/** Number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** An array filled with one value. */
export function filled(shape: readonly number[], value: number): NdArray {
  return { shape, data: new Float32Array(sizeOf(shape)).fill(value) };
}

/** Maps each array of a tree. */
export function mapTree(tree: ParameterTree, map: (array: NdArray, name: string) => NdArray): ParameterTree {
  return new Map([...tree].map(([name, array]) => [name, map(array, name)]));
}

/** The array of a name. @throws RangeError if it is missing. */
export function arrayOf(tree: ParameterTree, name: string): NdArray {
  const array = tree.get(name);
  if (array === undefined) throw new RangeError(`no parameter "${name}"`);
  return array;
}
