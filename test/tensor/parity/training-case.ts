import {
  type ArchitectureValues,
  filled,
  mapTree,
  type ModelState,
  type ParameterTree,
  Random,
} from "espalier";
import { contrastiveLoss } from "../../../plugins/clip/contrastive-loss.ts";
import { createClip } from "../../../plugins/clip/model.ts";
import type { ClipOptions } from "../../../plugins/clip/options.ts";
import { createTokenizers } from "../../../plugins/clip/tokenizers.ts";
import { freshState } from "../../../src/architecture/initialise.ts";
import type { Batch, Sample, Scalars, Step } from "../../../src/tensor/compile/step.ts";
import { lossOf } from "../../../src/training/loss-of.ts";
import { type Grouping, ParameterLayout } from "../../../src/training/parameter-layout.ts";
import { modelState, stepState } from "../../../src/training/step-state.ts";
import { trainStep } from "../../../src/training/train-step.ts";
import { architecture, clipOptions } from "../../plugins/clip/tiny-clip.ts";

/** A training to compare: what is left out is the plainest. */
export interface TrainingCase {
  readonly architecture?: ArchitectureValues;
  readonly options?: Partial<ClipOptions>;
  readonly grouping?: Grouping;
  /** What the weights have been through: entries of a grown model have had unlike numbers of updates. */
  readonly history?: "fresh" | "trained" | "grown";
  readonly anchored?: boolean;
  /** Largest norm of the gradient. */
  readonly gradientClip?: number;
}

/** A training step, its first state, and what it is given at each update. */
export interface Training {
  readonly step: Step;
  readonly sample: Sample;
  readonly updates: readonly { readonly batch: Batch; readonly scalars: Scalars }[];
  /** The model that a state of the step holds, each part by parameter: `weights/logit_scale`. */
  readonly modelOf: (tree: ParameterTree) => ParameterTree;
}

const BATCH = 5;
const random = new Random("parity");
const tiny = { imageSize: 8, patchSize: 4, contextLength: 5, headWidth: 8, vocabularySize: 24 };
const small = {
  "image.depth": 1,
  "image.width": 16,
  "text.depth": 1,
  "text.width": 16,
  "text.mlpRatio": 1,
  "embedding.width": 16,
};
const optimizer = { beta1: 0.9, beta2: 0.98, epsilon: 1e-6, weightDecay: 0.2 };

/** Ten updates of a tiny model. */
export async function createTraining(chosen: TrainingCase): Promise<Training> {
  const { grouping = "separate", history = "fresh", anchored = false, gradientClip = 1 } = chosen;
  const options = clipOptions({ ...tiny, ...chosen.options });
  const family = await createClip(options);
  const { endOfText } = await createTokenizers(options);
  const model = architecture({ ...small, ...chosen.architecture });
  const description = family.describe(model);
  const state = after(history, freshState(model, description, random));
  const anchor = anchored ? { ...anchorOf(state), momentum: 0.9, pull: 0.1 } : undefined;
  const plan = anchor === undefined ? {} : { anchor };
  const layout = new ParameterLayout(description, state.slots.count, grouping);
  const constants = { layout, settings: { ...optimizer, gradientClip }, anchor };
  const step: Step = (tree, batch, scalars) =>
    trainStep(
      tree,
      (parameters) => lossOf(family, { loss: contrastiveLoss }, model, parameters, batch),
      scalars as never,
      constants,
    );
  const update = (index: number) => ({
    batch: batchOf(options, endOfText, random.fork("batch", index)),
    scalars: { learningRate: 0.0001 * (1 + (index % 5)), averageWeight: Math.max(1 / (index + 1), 0.25) },
  });
  return {
    step,
    sample: { state: stepState(state, plan, description, layout), ...update(0) },
    updates: [...Array(10).keys()].map(update),
    modelOf: (tree) => parametersOf(modelState(tree, state, plan, layout)),
  };
}

function parametersOf({ state, plan }: ReturnType<typeof modelState>): ParameterTree {
  const { parameters: weights, averages, slots } = state;
  const parts = { weights, averages, ...slots, ...(plan.anchor && { slow: plan.anchor.weights }) };
  return new Map(
    Object.entries(parts).flatMap(([part, tree]) =>
      [...tree].map(([name, array]) => [`${part}/${name}`, array] as const),
    ),
  );
}

function after(history: NonNullable<TrainingCase["history"]>, state: ModelState): ModelState {
  if (history === "fresh") return state;
  const draw = (kind: string, change: (value: number) => number) =>
    mapTree(state.averages, ({ shape, data }, name) => {
      const values = random.fork(kind, name).normals(data.length);
      return { shape, data: Float32Array.from(values, change) };
    });
  const slots = {
    first: draw("first", (value) => value / 100),
    second: draw("second", (value) => (value / 100) ** 2 + 1e-6),
    count: mapTree(state.averages, ({ shape }) => filled(shape, 7)),
  };
  return { ...state, slots: history === "trained" ? slots : mapTrees(slots, withNewRows) };
}

/** The second half of each array is new. */
function withNewRows(tree: ParameterTree): ParameterTree {
  return mapTree(tree, ({ shape, data }) => ({
    shape,
    data: data.map((value, index) => (index < data.length / 2 ? value : 0)),
  }));
}

function mapTrees<Key extends string>(
  trees: Readonly<Record<Key, ParameterTree>>,
  change: (tree: ParameterTree) => ParameterTree,
) {
  const entries = Object.entries<ParameterTree>(trees).map(([name, tree]) => [name, change(tree)]);
  return Object.fromEntries(entries) as Record<Key, ParameterTree>;
}

function anchorOf({ averages }: ModelState): {
  readonly weights: ParameterTree;
  readonly mask: ParameterTree;
} {
  return { weights: averages, mask: withNewRows(mapTree(averages, ({ shape }) => filled(shape, 1))) };
}

function batchOf(
  { imageSize, contextLength, vocabularySize }: ClipOptions,
  endOfText: number,
  key: Random,
): Batch {
  const pixels = Float32Array.from(key.fork("images").uniforms(BATCH * imageSize ** 2 * 3));
  const tokens = Array.from({ length: BATCH }, (_, row) => {
    const words = Array.from({ length: 1 + (row % 3) }, (_, place) =>
      key.fork("word", row, place).integer(4, vocabularySize - 1),
    );
    const padding = new Array<number>(contextLength - words.length - 1).fill(0);
    return [...words, endOfText, ...padding];
  });
  const square = (isOne: (row: number, column: number) => boolean) =>
    Float32Array.from({ length: BATCH ** 2 }, (_, index) =>
      isOne(Math.floor(index / BATCH), index % BATCH) ? 1 : 0,
    );
  const alike = (row: number, column: number) => row === column || row + column === 1; // 0 and 1 are one group
  return {
    images: { shape: [BATCH, imageSize, imageSize, 3], data: pixels },
    tokens: { shape: [BATCH, contextLength], data: Int32Array.from(tokens.flat()) },
    positives: { shape: [BATCH, BATCH], data: square(alike) },
    ambiguous: { shape: [BATCH, BATCH], data: square((row, column) => row === 3 && column > 3) },
  };
}
