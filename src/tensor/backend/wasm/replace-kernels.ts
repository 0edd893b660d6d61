import * as tf from "@tensorflow/tfjs-core";
import { combine, map } from "./kernels/elementwise.ts";
import { gather, identity, slice, split, transpose } from "./kernels/layout.ts";
import { matMul } from "./kernels/mat-mul.ts";
import { mean, sum } from "./kernels/sum.ts";
import { replaceKernel } from "./replace-kernel.ts";

let areReplaced = false;

/** Replaces the kernels of tfjs' wasm backend in which training spends most time; needs SIMD. */
export function replaceKernels(): void {
  if (areReplaced) return;
  areReplaced = true;
  replaceKernel(tf.BatchMatMul, matMul);
  replaceKernel(tf.Identity, identity);
  replaceKernel(tf.Transpose, transpose);
  replaceKernel(tf.Slice, slice);
  replaceKernel(tf.SplitV, split);
  replaceKernel(tf.GatherV2, gather);
  replaceKernel(tf.Sum, sum);
  replaceKernel(tf.Mean, mean);
  replaceKernel(tf.Exp, map("exponential"));
  replaceKernel(tf.Erf, map("errorFunction"));
  replaceKernel(tf.Square, map("square"));
  replaceKernel(tf.Sqrt, map("squareRoot"));
  replaceKernel(tf.Add, combine("add"));
  replaceKernel(tf.Sub, combine("sub"));
  replaceKernel(tf.Multiply, combine("mul"));
  replaceKernel(tf.RealDiv, combine("div"));
  replaceKernel(tf.Minimum, combine("min"));
  replaceKernel(tf.Maximum, combine("max"));
}
