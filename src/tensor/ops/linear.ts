import * as tf from "@tensorflow/tfjs-core";
import { columnSums } from "./column-sums.ts";
import { differentiable } from "./custom-gradient.ts";
import { product } from "./product.ts";

/**
 * Linear map of every row, as in PyTorch: `x weight^T + bias`.
 * @param x `[rows, in]`
 * @param weight `[out, in]`
 * @param bias `[out]`
 * @returns `[rows, out]`
 */
export function linear(x: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  return differentiable([x, weight, bias], () => ({
    value: tf.add(product<tf.Tensor2D>(x, weight, { b: true }), bias) as tf.Tensor2D,
    saved: [x, weight],
    gradients: (by, [x, weight]) => [product(by, weight), product(by, x, { a: true }), columnSums(by)],
  }));
}

/**
 * Linear map without bias and without a gradient for the rows, such as pixels.
 * @param x `[rows, in]`
 * @param weight `[out, in]`
 * @returns `[rows, out]`
 */
export function linearOfData(x: tf.Tensor2D, weight: tf.Tensor2D): tf.Tensor2D {
  return differentiable([weight], () => ({
    value: product<tf.Tensor2D>(x, weight, { b: true }),
    saved: [x],
    gradients: (by, [x]) => [product(by, x, { a: true })],
  }));
}

/**
 * Matrix product.
 * @param a `[..., rows, inner]`
 * @param b `[..., inner, columns]`, of the same rank
 * @returns `[..., rows, columns]`
 */
export function matMul<T extends tf.Tensor>(a: T, b: T): T {
  return differentiable([a, b], () => ({
    value: product<T>(a, b),
    saved: [a, b],
    gradients: (by, [a, b]) => [product(by, b, { b: true }), product(a, by, { a: true })],
  }));
}
