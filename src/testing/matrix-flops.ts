import * as tf from "@tensorflow/tfjs-core";
import type { NamedTensors } from "../training/trainable-family.ts";

/** FLOPs of a computation's matrix products, a multiply-add counted as two. */
export async function matrixFlops(compute: () => NamedTensors): Promise<number> {
  const { kernels } = await tf.profile(() => Object.values(compute()));
  return kernels
    .filter(({ name }) => name === "BatchMatMul" || name === "_FusedMatMul")
    .reduce((sum, { inputShapes, outputShapes }) => sum + productFlops(inputShapes[0]!, outputShapes[0]!), 0);
}

/** @param left `[..., rows, inner]` or its transpose. @param output `[..., rows, columns]`. */
function productFlops(left: readonly number[], output: readonly number[]): number {
  const size = (shape: readonly number[]) => shape.reduce((product, one) => product * one, 1);
  const inner = size(left) / (size(output) / output.at(-1)!);
  return 2 * size(output) * inner;
}
