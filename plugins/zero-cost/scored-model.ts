import {
  type Architecture,
  arrayOf,
  filled,
  type ForwardHook,
  type ForwardPlace,
  inputsOf,
  lossOf,
  type ModelDescription,
  type ModelPart,
  type NdArray,
  type ParameterDescription,
  type ParameterTree,
  type TrainableFamily,
  type TrainingObjective,
} from "espalier";
import { type Batch, type BatchArray, compile, type NamedArrays, type Step } from "espalier/tensor";
import { distinctExamples, pick } from "./distinct-examples.ts";
import { hookNotCalled } from "./errors.ts";
import { type PartScores, scoredParts, WHOLE } from "./part-scores.ts";
import {
  activationKernelStep,
  gradientStep,
  jacobianStep,
  linearFlow,
  outputSum,
  type PartOutput,
  type PartOutputs,
} from "./steps.ts";

/** Gradient by parameter name; zeros for parameters without influence. */
export type Gradient = (name: string) => Float32Array;

/** A model and its batches for scoring. */
export interface ModelToScore {
  readonly family: TrainableFamily;
  readonly objective: TrainingObjective;
  readonly architecture: Architecture;
  readonly parameters: ParameterTree;
  readonly batches: readonly Batch[];
  /** Called before each pass through the model, with its number of examples. */
  readonly onPass: (examples: number) => void;
}

/** Quantities of a model that proxies use. Those used by several of them are computed once. */
export class ScoredModel {
  readonly batches: readonly Batch[];
  private readonly model: ModelToScore;
  private readonly description: ModelDescription;
  private readonly outputs: PartOutputs;
  private readonly lossGradients = new Map<number, Gradient>();

  constructor(model: ModelToScore) {
    const { family, architecture, batches } = model;
    this.model = model;
    this.batches = batches;
    this.description = family.describe(architecture);
    const outputOf =
      ({ inputs, output }: ModelPart): PartOutput =>
      (parameters, batch, hook) => {
        const own = Object.fromEntries(inputs.map((name) => [name, batch[name]!]));
        return family.forward(architecture, parameters, own, hook)[output]!;
      };
    this.outputs = Object.fromEntries(family.parts.map((part) => [part.name, outputOf(part)]));
  }

  /** Scores of the whole and of all parts by one function. */
  scoreParts(score: (part: string) => number): PartScores {
    return Object.fromEntries(scoredParts(this.model.family).map((part) => [part, score(part)]));
  }

  /** Trainable parameters of a part. Scalars, such as a logit scale, belong to none. */
  trainable(part: string): readonly ParameterDescription[] {
    const trainable = this.description.filter((parameter) => parameter.trainable);
    if (part === WHOLE) return trainable;
    return trainable.filter((parameter) => (parameter.part ?? part) === part && parameter.axes.length > 0);
  }

  /** Trainable parameters with two or more axes, so without gains and biases. */
  matrices(part: string): readonly ParameterDescription[] {
    return this.trainable(part).filter(({ axes }) => axes.length > 1);
  }

  /** Sums over the weight matrices of the whole and of each part. */
  sumsOver(score: (name: string) => number): PartScores {
    const scores = new Map(this.matrices(WHOLE).map(({ name }) => [name, score(name)]));
    return this.scoreParts((part) =>
      this.matrices(part).reduce((sum, { name }) => sum + (scores.get(name) as number), 0),
    );
  }

  weight(name: string): Float32Array {
    return arrayOf(this.model.parameters, name).data;
  }

  /** Gradient of the run's loss on a batch, for all parameters. */
  lossGradient(index: number): Gradient {
    const { family, objective, architecture, parameters } = this.model;
    const known = this.lossGradients.get(index);
    if (known !== undefined) return known;
    const step = gradientStep(namesOf(this.trainable(WHOLE)), (tree, batch) =>
      lossOf(family, objective, architecture, tree, batch),
    );
    const gradient = this.gradientOf(this.run(step, parameters, this.batches[index]!));
    this.lossGradients.set(index, gradient);
    return gradient;
  }

  /** Gradients of the output of the linear maps alone, with absolute weights, inputs of ones and no biases. */
  synapticFlow(): Readonly<Record<string, Gradient>> {
    this.requireHook("input");
    return this.partGradients(
      linearFlow,
      this.absolute(({ axes }) => axes.length > 1),
      pick(this.inputs(), [0]),
    );
  }

  /** Gradients of the summed outputs with absolute weights. Numeric inputs are ones, ids are the batch's. */
  absoluteWeightGradients(): Readonly<Record<string, Gradient>> {
    const inputs = Object.entries(this.inputs()).map(([name, array]): [string, BatchArray] => [
      name,
      array.data instanceof Float32Array ? filled([1, ...array.shape.slice(1)], 1) : array,
    ]);
    return this.partGradients(outputSum, this.absolute(), Object.fromEntries(inputs));
  }

  /** Number of activations with the same sign for each pair of examples. */
  activationKernels(): Readonly<Record<string, NdArray>> {
    this.requireHook("activation");
    const batch = distinctExamples(this.inputs());
    const kernels = this.run(activationKernelStep(this.outputs), this.model.parameters, batch);
    const [first, ...others] = Object.values(kernels) as [NdArray, ...NdArray[]];
    const data = first.data.map((value, index) => others.reduce((sum, one) => sum + one.data[index]!, value));
    return { ...kernels, [WHOLE]: { shape: first.shape, data } };
  }

  /** Correlations between examples of the derivatives with respect to the embedded input. */
  jacobianCorrelations(): Readonly<Record<string, NdArray>> {
    this.requireHook("input");
    return this.run(jacobianStep(this.outputs), this.model.parameters, distinctExamples(this.inputs()));
  }

  /** The inputs of the first batch. */
  private inputs(): Batch {
    const [batch] = this.batches as readonly [Batch];
    return inputsOf(this.model.family, batch);
  }

  /** @throws EspalierError if a part's forward pass does not call its hook with a kind. */
  private requireHook(kind: ForwardPlace["kind"]): void {
    const one = pick(this.inputs(), [0]);
    for (const [part, output] of Object.entries(this.outputs)) {
      const kinds = new Set<string>();
      const look: ForwardHook = (place, x, apply) => {
        kinds.add(place.kind);
        return apply(x);
      };
      const step: Step = (parameters, batch) => ({ outputs: { it: output(parameters, batch, look) } });
      this.run(step, this.model.parameters, one);
      if (!kinds.has(kind)) throw hookNotCalled(kind, part);
    }
  }

  /** Gradients of each part's loss and of their sum. */
  private partGradients(
    lossOf: (output: PartOutput) => Parameters<typeof gradientStep>[1],
    parameters: ParameterTree,
    batch: Batch,
  ): Readonly<Record<string, Gradient>> {
    const gradients = Object.entries(this.outputs).map(([part, output]): [string, Gradient] => {
      const step = gradientStep(namesOf(this.trainable(part)), lossOf(output));
      return [part, this.gradientOf(this.run(step, parameters, batch))];
    });
    const whole: Gradient = (name) => {
      const [first, ...others] = gradients.map(([, gradient]) => gradient(name)) as [
        Float32Array,
        ...Float32Array[],
      ];
      return first.map((value, index) => others.reduce((sum, one) => sum + one[index]!, value));
    };
    return { ...Object.fromEntries(gradients), [WHOLE]: whole };
  }

  /** Runs a step once, operation by operation: compiling a graph pays only after several runs. */
  private run(step: Step, state: ParameterTree, batch: Batch): NamedArrays {
    const compiled = compile(step, { state, batch, scalars: {} }, { mode: "eager" });
    try {
      this.model.onPass(Object.values(batch)[0]?.shape[0] ?? 0);
      return compiled.run(batch, {});
    } finally {
      compiled.dispose();
    }
  }

  private gradientOf(gradients: NamedArrays): Gradient {
    return (name) => gradients[name]?.data ?? new Float32Array(this.weight(name).length);
  }

  /** The parameters with absolute values if trainable, and zeros if excluded by `counts`. */
  private absolute(counts: (parameter: ParameterDescription) => boolean = () => true): ParameterTree {
    const absolute = this.trainable(WHOLE).map((parameter) => {
      const { shape, data } = arrayOf(this.model.parameters, parameter.name);
      return [
        parameter.name,
        counts(parameter) ? { shape, data: data.map(Math.abs) } : filled(shape, 0),
      ] as const;
    });
    return new Map([...this.model.parameters, ...absolute]);
  }
}

function namesOf(description: ModelDescription): readonly string[] {
  return description.map(({ name }) => name);
}
