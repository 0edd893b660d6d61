import { COLOUR_DEVIATION, COLOUR_MEAN } from "espalier/image-text";
import { contrastiveLoss } from "../../plugins/clip/contrastive-loss.ts";
import { createClip } from "../../plugins/clip/model.ts";
import { Architecture } from "../../src/architecture/architecture.ts";
import { freshState } from "../../src/architecture/initialise.ts";
import { Random } from "../../src/random/random.ts";
import type { Batch, Sample, Step } from "../../src/tensor/compile/step.ts";
import { sizeOf } from "../../src/tensor/parameter-tree.ts";
import { lossOf } from "../../src/training/loss-of.ts";
import { type Grouping, ParameterLayout } from "../../src/training/parameter-layout.ts";
import { stepState } from "../../src/training/step-state.ts";
import { trainStep } from "../../src/training/train-step.ts";
import type { Shape } from "./shape.ts";

const BATCHES = 4;
const IMAGE_SIZE = 32;
const CONTEXT_LENGTH = 16;
const VOCABULARY = 4096;
const START_OF_TEXT = 1;
const END_OF_TEXT = 2;
const FIRST_WORD = 4;

/** Training of a CLIP model, the same as in `bench/peers/clip_step.py`. */
export interface ClipTraining {
  readonly step: Step;
  readonly sample: Sample;
  readonly batches: readonly Batch[];
  /** Number of trainable parameters. */
  readonly parameters: number;
}

export async function clipTraining(shape: Shape, grouping: Grouping): Promise<ClipTraining> {
  const family = await createClip({
    patchSize: 8,
    imageSize: IMAGE_SIZE,
    contextLength: CONTEXT_LENGTH,
    headWidth: shape.width % 64 === 0 ? 64 : 32,
    vocabularySize: VOCABULARY,
    tokenizer: "words",
    lnPre: false,
    sharedWeights: true,
    colourMean: COLOUR_MEAN,
    colourDeviation: COLOUR_DEVIATION,
    quickGelu: false,
  });
  const random = new Random("bench");
  const architecture = architectureOf(shape);
  const description = family.describe(architecture);
  const state = freshState(architecture, description, random);
  const layout = new ParameterLayout(description, state.slots.count, grouping);
  const settings = { beta1: 0.9, beta2: 0.98, epsilon: 1e-6, weightDecay: 0.2, gradientClip: 1 };
  const batches = Array.from({ length: BATCHES }, (_, place) => batchOf(shape, random.fork(place)));
  return {
    step: (tree, batch, scalars) =>
      trainStep(
        tree,
        (weights) => lossOf(family, { loss: contrastiveLoss }, architecture, weights, batch),
        scalars as never,
        { layout, settings, anchor: undefined },
      ),
    sample: {
      state: stepState(state, {}, description, layout),
      batch: batches[0] as Batch,
      scalars: { learningRate: 1e-3, averageWeight: 0.1 },
    },
    batches,
    parameters: [...state.averages.values()].reduce((sum, array) => sum + sizeOf(array.shape), 0),
  };
}

function architectureOf({ width, layers }: Shape): Architecture {
  const tower = (name: string) => ({
    [`${name}.depth`]: layers,
    [`${name}.width`]: width,
    [`${name}.mlpRatio`]: 4,
  });
  return new Architecture({
    ...tower("image"),
    ...tower("text"),
    "shared.depth": 0,
    "shared.mlpRatio": 4,
    "embedding.width": width,
  });
}

function batchOf({ batch }: Shape, random: Random): Batch {
  const images = [batch, IMAGE_SIZE, IMAGE_SIZE, 3];
  const square = [batch, batch];
  return {
    images: { shape: images, data: Float32Array.from(random.fork("images").uniforms(sizeOf(images))) },
    tokens: { shape: [batch, CONTEXT_LENGTH], data: tokensOf(batch, random.fork("tokens")) },
    positives: { shape: square, data: identity(batch) },
    ambiguous: { shape: square, data: new Float32Array(sizeOf(square)) },
  };
}

/** Random texts as long as the context. */
function tokensOf(batch: number, random: Random): Int32Array {
  const words = random.uniforms(batch * CONTEXT_LENGTH);
  return Int32Array.from(words, (word, index) => {
    const place = index % CONTEXT_LENGTH;
    if (place === 0) return START_OF_TEXT;
    if (place === CONTEXT_LENGTH - 1) return END_OF_TEXT;
    return FIRST_WORD + Math.floor(word * (VOCABULARY - FIRST_WORD));
  });
}

function identity(size: number): Float32Array {
  return Float32Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0));
}
