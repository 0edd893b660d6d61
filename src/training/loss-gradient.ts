import { descriptionOf } from "../architecture/model-family.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { Batch, Step } from "../tensor/compile/step.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import { valueAndGradients } from "../tensor/ops/value-and-gradients.ts";
import type { NdArray, ParameterTree } from "../tensor/parameter-tree.ts";
import { lossOf } from "./loss-of.ts";
import type { TrainableFamily } from "./trainable-family.ts";
import type { TrainingObjective } from "./training-objective.ts";

/** A loss with its gradient. */
export interface LossGradient {
  /** In nats. */
  readonly loss: number;
  /** With the names and shapes of the trainable parameters. */
  readonly gradient: ParameterTree;
}

/** Objects that are needed to compute a loss. */
interface LossParts {
  readonly family: TrainableFamily;
  readonly objective: TrainingObjective;
  readonly compiler: StepCompiler;
}

/** The loss of a model's live weights on a batch, and its gradient, on the open engine. */
export function lossGradient(
  { family, objective, compiler }: LossParts,
  { architecture, parameters }: ModelState,
  batch: Batch,
): LossGradient {
  const names = descriptionOf(family, architecture)
    .filter(({ trainable }) => trainable)
    .map(({ name }) => name);
  const step: Step = (state, arrays) => {
    const { value, gradients } = valueAndGradients(
      (tree) => lossOf(family, objective, architecture, tree, arrays),
      names,
      state,
    );
    const named = [...gradients].map(([name, gradient]) => [`gradient/${name}`, gradient] as const);
    return { outputs: { loss: value, ...Object.fromEntries(named) } };
  };
  const sample = { state: parameters, batch, scalars: {} };
  const compiled = compiler.open(`gradient ${architecture}`, step, sample, 1);
  try {
    const outputs = compiled.run(batch, {});
    return {
      loss: outputs["loss"]!.data[0]!,
      gradient: new Map(names.map((name): [string, NdArray] => [name, outputs[`gradient/${name}`]!])),
    };
  } finally {
    compiled.dispose();
  }
}
