import {
  type Architecture,
  arrayOf,
  filled,
  type ForwardHook,
  type ForwardPlace,
  lossOf,
  type ModelDescription,
  type ModelFamily,
  type NdArray,
  type ParameterDescription,
  type ParameterTree,
  type TrainingBatch,
  type TrainingObjective,
} from "espalier";
import { type Batch, compile, type Measurements, type Step } from "espalier/tensor";
import { distinctPairs, pick } from "./distinct-pairs.ts";
import { placesNotShown } from "./errors.ts";
import {
  activationKernelStep,
  featureSum,
  gradientStep,
  jacobianStep,
  linearFlow,
  type TowerFeatures,
  type Towers,
} from "./steps.ts";
import { type Part, scoreParts, type TowerScores } from "./tower-scores.ts";

/** A gradient by the name of a parameter; zeros for one that it has no part in. */
export type Gradient = (name: string) => Float32Array;

/** A model and the batches that it is scored on. */
export interface ModelToScore {
  readonly family: ModelFamily;
  readonly objective: TrainingObjective;
  readonly architecture: Architecture;
  readonly parameters: ParameterTree;
  readonly batches: readonly TrainingBatch[];
}

/** What proxies ask of a model. What several of them ask is computed once. */
export class ScoredModel {
  readonly batches: readonly TrainingBatch[];
  private readonly model: ModelToScore;
  private readonly description: ModelDescription;
  private readonly towers: Towers;
  private readonly lossGradients = new Map<number, Gradient>();

  constructor(model: ModelToScore) {
    const { family, architecture, batches } = model;
    this.model = model;
    this.batches = batches;
    this.description = family.describe(architecture);
    this.towers = {
      image: (parameters, { images }, hook) =>
        family.imageFeatures(architecture, parameters, images as never, hook),
      text: (parameters, { tokens }, hook) =>
        family.textFeatures(architecture, parameters, tokens as never, hook),
    };
  }

  /** The trainable parameters that a tower's features are made with; a scalar, such as the logit scale, is no tower's. */
  trainable(part: Part): readonly ParameterDescription[] {
    const trainable = this.description.filter((parameter) => parameter.trainable);
    if (part === "joint") return trainable;
    return trainable.filter(({ tower = part, axes }) => tower === part && axes.length > 0);
  }

  /** Those of two and more axes: no gains, no biases. */
  matrices(part: Part): readonly ParameterDescription[] {
    return this.trainable(part).filter(({ axes }) => axes.length > 1);
  }

  /** The sums of a score of each weight matrix. */
  sumsOver(score: (name: string) => number): TowerScores {
    const scores = new Map(this.matrices("joint").map(({ name }) => [name, score(name)]));
    return scoreParts((part) =>
      this.matrices(part).reduce((sum, { name }) => sum + (scores.get(name) as number), 0),
    );
  }

  weight(name: string): Float32Array {
    return arrayOf(this.model.parameters, name).data;
  }

  /** Of the run's loss on a batch, by all parameters. */
  lossGradient(index: number): Gradient {
    const { family, objective, architecture, parameters } = this.model;
    const known = this.lossGradients.get(index);
    if (known !== undefined) return known;
    const step = gradientStep(namesOf(this.trainable("joint")), (tree, batch) =>
      lossOf(family, objective, architecture, tree, batch as never),
    );
    const gradient = this.gradientOf(run(step, parameters, this.batches[index] as TrainingBatch));
    this.lossGradients.set(index, gradient);
    return gradient;
  }

  /** Gradients of what flows through the linear maps of absolute weights from inputs of ones, without biases. */
  synapticFlow(): Readonly<Record<Part, Gradient>> {
    this.mustShow("input");
    const [batch] = this.batches as readonly [TrainingBatch];
    return this.bothTowers(
      linearFlow,
      this.absolute(({ axes }) => axes.length > 1),
      {
        images: pick(batch.images, [0]),
        tokens: pick(batch.tokens, [0]),
      },
    );
  }

  /** Gradients of the sum of the features of absolute weights, for a picture of ones and the batch's texts. */
  slopesOfAbsolute(): Readonly<Record<Part, Gradient>> {
    const [{ images, tokens }] = this.batches as readonly [TrainingBatch];
    return this.bothTowers(featureSum, this.absolute(), {
      images: filled([1, ...images.shape.slice(1)], 1),
      tokens,
    });
  }

  /** For each two pairs, how many activations have the same sign. */
  activationKernels(): Readonly<Record<Part, NdArray>> {
    this.mustShow("activation");
    const batch = distinctPairs(this.batches[0] as TrainingBatch);
    const kernels = run(activationKernelStep(this.towers), this.model.parameters, batch);
    const { image, text } = kernels as Record<"image" | "text", NdArray>;
    const data = image.data.map((value, index) => value + (text.data[index] as number));
    return { image, text, joint: { shape: image.shape, data } };
  }

  /** Correlations of the derivatives by the embedded tokens between pairs. */
  jacobianCorrelations(): Readonly<Record<Part, NdArray>> {
    this.mustShow("input");
    const batch = distinctPairs(this.batches[0] as TrainingBatch);
    return run(jacobianStep(this.towers), this.model.parameters, batch) as Record<Part, NdArray>;
  }

  /** @throws EspalierError if a tower's forward pass has no place of a kind, or does not show it. */
  private mustShow(kind: ForwardPlace["kind"]): void {
    const [{ images, tokens }] = this.batches as readonly [TrainingBatch];
    const pair = { images: pick(images, [0]), tokens: pick(tokens, [0]) };
    for (const [tower, features] of Object.entries(this.towers)) {
      const kinds = new Set<string>();
      const look: ForwardHook = (place, x, apply) => {
        kinds.add(place.kind);
        return apply(x);
      };
      const step: Step = (parameters, batch) => ({ outputs: { it: features(parameters, batch, look) } });
      run(step, this.model.parameters, pair);
      if (!kinds.has(kind)) throw placesNotShown(kind, tower);
    }
  }

  /** The gradient of one and the other tower's loss, and of their sum. */
  private bothTowers(
    lossOf: (features: TowerFeatures) => Parameters<typeof gradientStep>[1],
    parameters: ParameterTree,
    batch: Batch,
  ): Readonly<Record<Part, Gradient>> {
    const [image, text] = (["image", "text"] as const).map((tower) =>
      this.gradientOf(
        run(gradientStep(namesOf(this.trainable(tower)), lossOf(this.towers[tower])), parameters, batch),
      ),
    ) as [Gradient, Gradient];
    const joint: Gradient = (name) => {
      const other = text(name);
      return image(name).map((value, index) => value + (other[index] as number));
    };
    return { joint, image, text };
  }

  private gradientOf(gradients: Measurements): Gradient {
    return (name) => gradients[name]?.data ?? new Float32Array(this.weight(name).length);
  }

  /** The parameters with absolute values where they are trained, and zero where they are not to count. */
  private absolute(counts: (parameter: ParameterDescription) => boolean = () => true): ParameterTree {
    const absolute = this.trainable("joint").map((parameter) => {
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

/** Once, so operation by operation: a graph costs more than it saves before some runs. */
function run(step: Step, state: ParameterTree, batch: Batch): Measurements {
  const compiled = compile(step, { state, batch, scalars: {} }, { mode: "eager" });
  try {
    return compiled.run(batch, {});
  } finally {
    compiled.dispose();
  }
}
