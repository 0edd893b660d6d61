import { customGrad, type Tensor } from "@tensorflow/tfjs-core";

/** A value, the tensors saved for its gradient, and a function for the gradients of the inputs in order. */
export interface Differentiated<Result extends Tensor, Saved extends readonly Tensor[]> {
  readonly value: Result;
  readonly saved: Saved;
  readonly gradients: (by: Result, saved: Saved) => Tensor[];
}

/**
 * Computes a function with a custom gradient. `gradients` must only use its arguments, since other tensors of the
 * forward pass are already disposed of.
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
