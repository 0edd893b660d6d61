import { customGrad, type Tensor } from "@tensorflow/tfjs-core";

/** A value, what its gradient will need, and the gradients by the inputs, in their order. */
export interface Differentiated<Result extends Tensor, Saved extends readonly Tensor[]> {
  readonly value: Result;
  readonly saved: Saved;
  readonly gradients: (by: Result, saved: Saved) => Tensor[];
}

/**
 * Computes something whose gradient is written out by hand. `gradients` must use nothing but its arguments:
 * whatever else the forward pass made is gone by then.
 */
export function differentiable<Result extends Tensor, const Saved extends readonly Tensor[]>(
  inputs: readonly Tensor[],
  forward: () => Differentiated<Result, Saved>,
): Result {
  const run = customGrad((...last) => {
    const save = last.at(-1) as unknown as (tensors: readonly Tensor[]) => void;
    const { value, saved, gradients } = forward();
    save(saved);
    return {
      value,
      gradFunc: (by: Tensor, kept: Tensor[]) => gradients(by as Result, kept as unknown as Saved),
    };
  });
  return run(...inputs) as Result;
}
