import type { Batch, NamedArrays, Step } from "../tensor/compile/step.ts";
import { inputsOf } from "../training/trainable-family.ts";
import type { ModelToOpen } from "./engine-model.ts";

/** All outputs of a model for one batch, on the open engine. */
export function batchOutputs(
  { family, architecture, weights, compiler }: Omit<ModelToOpen, "encoder">,
  batch: Batch,
): NamedArrays {
  const inputs = inputsOf(family, batch);
  const forward: Step = (parameters, tensors) => ({
    outputs: family.forward(architecture, parameters, tensors),
  });
  const step = compiler.open(
    `outputs ${architecture}`,
    forward,
    { state: weights, batch: inputs, scalars: {} },
    1,
  );
  try {
    return step.run(inputs, {});
  } finally {
    step.dispose();
  }
}
