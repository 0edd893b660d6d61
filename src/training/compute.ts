import type { Cost } from "../architecture/cost.ts";

/** FLOPs of an update divided by those of its forward pass: the backward pass takes twice as many. */
const FORWARD_AND_BACK = 3;

/** Work of the engine by formula. */
export interface Compute {
  /** Training examples, repeated ones counted each time. */
  readonly examples: number;
  /** Floating point operations by the family's formula, a multiply-add counted as two. */
  readonly flops: number;
}

/** No work. */
export const NO_COMPUTE: Compute = { examples: 0, flops: 0 };

/** Compute of updates of a model. */
export function trainingCompute({ flops }: Pick<Cost, "flops">, batchSize: number, updates: number): Compute {
  const examples = batchSize * updates;
  return { examples, flops: FORWARD_AND_BACK * flops * examples };
}

/** Compute of a loss with its gradient, without an update: such examples do not count as training examples. */
export function gradientCompute(cost: Pick<Cost, "flops">, batchSize: number): Compute {
  return { ...trainingCompute(cost, batchSize, 1), examples: 0 };
}

export function sumOfCompute(parts: readonly Compute[]): Compute {
  return parts.reduce(
    (sum, { examples, flops }) => ({ examples: sum.examples + examples, flops: sum.flops + flops }),
    NO_COMPUTE,
  );
}
