import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily, Tokenizer } from "../architecture/model-family.ts";
import { stackPictures } from "../data/batch.ts";
import type { BatchArray, Step } from "../tensor/compile/step.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import type { ParameterTree, TensorTree } from "../tensor/parameter-tree.ts";
import type { TrainedModel } from "./downstream-task.ts";

/** Pictures or texts that go through the model at once. */
const CHUNK = 128;

/** Weights of a model, and what is needed to run it. */
export interface ModelToOpen {
  readonly family: ModelFamily;
  readonly architecture: Architecture;
  readonly weights: ParameterTree;
  readonly tokenizer: Tokenizer;
  /** Of the pictures, in pixels. */
  readonly side: number;
  readonly compiler: StepCompiler;
}

/** A model that computes features on the engine. */
export function engineModel({
  family,
  architecture,
  weights,
  tokenizer,
  side,
  compiler,
}: ModelToOpen): TrainedModel {
  const width = family.embeddingWidth(architecture);
  const features = <Item>(
    kind: string,
    items: readonly Item[],
    arrayOf: (chunk: readonly Item[]) => BatchArray,
    featuresOf: (parameters: TensorTree, batch: Readonly<Record<string, unknown>>) => Tensor2D,
  ) => {
    const forward: Step = (parameters, batch) => ({ outputs: { features: featuresOf(parameters, batch) } });
    const size = Math.min(CHUNK, items.length);
    const chunks = chunksOf(items, size).map((chunk) => ({ input: arrayOf(chunk) }));
    const [first] = chunks;
    if (first === undefined) return new Float32Array(0);
    const sample = { state: weights, batch: first, scalars: {} };
    const step = compiler.open(`${kind} ${architecture}`, forward, sample, chunks.length);
    const all = new Float32Array(chunks.length * size * width);
    try {
      chunks.forEach((chunk, place) => {
        const { features } = step.run(chunk, {});
        all.set(features?.data ?? [], place * size * width);
      });
    } finally {
      step.dispose();
    }
    return all.slice(0, items.length * width);
  };
  return {
    width,
    imageFeatures: async (pictures) =>
      features(
        "images",
        pictures,
        (chunk) => ({ shape: [chunk.length, side, side, 3], data: stackPictures(chunk, side) }),
        (parameters, { input }) => family.imageFeatures(architecture, parameters, input as never),
      ),
    textFeatures: async (texts) =>
      features(
        "texts",
        texts,
        (chunk) => ({ shape: [chunk.length, family.contextLength], data: tokenizer.encode(chunk) }),
        (parameters, { input }) => family.textFeatures(architecture, parameters, input as never),
      ),
  };
}

/** Whole chunks; the last is filled up with its first item. */
function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => {
    const chunk = items.slice(index * size, (index + 1) * size);
    return [...chunk, ...new Array<Item>(size - chunk.length).fill(chunk[0] as Item)];
  });
}
