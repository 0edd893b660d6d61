import * as tf from "@tensorflow/tfjs-core";
import {
  Architecture,
  type ArchitectureValues,
  emptySlots,
  freshState,
  type GrowthDimension,
  mapTree,
  type TrainableFamily,
  type ModelState,
  type NdArray,
  type ParameterTree,
  Random,
  SearchSpace,
  sizeOf,
  trainableOf,
} from "espalier";
import { type PairStream, RandomPairs } from "espalier/image-text";
import { clip } from "../../../plugins/clip/clip.ts";
import growclip from "../../../plugins/growclip/index.ts";
import { build } from "../build.ts";
import { imageFeatures, scaleOf, textFeatures } from "../clip/outputs.ts";

/** CLIP with heads of width 4, on pictures of 8 x 8 and texts of 5 tokens. */
export async function tinyClip(options = {}): Promise<TrainableFamily> {
  const sizes = { patchSize: 4, imageSize: 8, contextLength: 5, headWidth: 4, vocabularySize: 12 };
  return (await build(clip, { ...sizes, ...options })) as TrainableFamily;
}

/** A dimension of the plug-in under test. */
export async function dimension(
  family: TrainableFamily,
  type: "depth" | "width" | "shared-encoder",
  options = {},
): Promise<GrowthDimension> {
  const found = growclip.strategies.find(({ definition }) => definition.type === type);
  return (await build(found!, options, [family])) as GrowthDimension;
}

const smallest: ArchitectureValues = {
  "image.depth": 1,
  "image.width": 4,
  "image.mlpRatio": 1,
  "text.depth": 1,
  "text.width": 4,
  "text.mlpRatio": 1,
  "shared.depth": 1,
  "shared.mlpRatio": 1,
  "embedding.width": 4,
};

/** The smallest architecture, with some values changed. */
export function architecture(changes: ArchitectureValues = {}): Architecture {
  return new Architecture({ ...smallest, ...changes });
}

/** A state in which no tensor is zero, one, or equal to another: gains, biases, epsilons and slots included. */
/** A space of that architecture alone. */
export function tinySpace(): SearchSpace {
  const dimensions = Object.entries(architecture().values).map(
    ([name, value]) => [name, { type: "categorical", values: [value] }] as const,
  );
  return new SearchSpace("tiny", new Map(dimensions));
}

export function randomised(family: TrainableFamily, of: Architecture, random: Random): ModelState {
  const description = family.describe(of);
  const draw = (tree: ParameterTree, key: string, value: (normal: number, array: NdArray) => number) =>
    mapTree(tree, (array, name) => ({
      shape: array.shape,
      data: Float32Array.from(random.fork(key, name).normals(sizeOf(array.shape)), (normal) =>
        value(normal, array),
      ),
    }));
  const fresh = freshState(of, description, random);
  const spread = (normal: number, { shape }: NdArray) =>
    shape.length < 2 ? 0.3 + 0.6 * normal : normal / Math.sqrt(Math.max(...shape));
  const constants = [...fresh.parameters].filter(([name]) => !fresh.averages.has(name));
  const epsilons = draw(new Map(constants), "epsilon", (normal) => 0.02 * Math.exp(normal));
  const parameters = new Map([...draw(fresh.parameters, "weights", spread), ...epsilons]);
  const trainable = trainableOf(description, parameters);
  return {
    architecture: of,
    parameters,
    averages: draw(trainable, "averages", spread),
    slots: {
      first: draw(trainable, "first", (normal) => normal),
      second: draw(trainable, "second", (normal) => normal ** 2 + 0.01),
      count: draw(trainable, "count", (normal) => 10 + Math.round(normal)),
    },
  };
}

/** Pairs that the tiny CLIP reads. */
export const tinyPairs: PairStream = new RandomPairs(8);

const data = new Random("data");
const images = data.fork("images").uniforms(3 * 8 * 8 * 3);
/** Start 1, end 2, padding 0. */
const texts = [
  [1, 4, 5, 2, 0],
  [1, 6, 2, 0, 0],
  [1, 7, 8, 9, 2],
];

function features(family: TrainableFamily, of: Architecture, parameters: ReadonlyMap<string, tf.Tensor>) {
  const image = imageFeatures(family, of, parameters, tf.tensor4d(Float32Array.from(images), [3, 8, 8, 3]));
  const text = textFeatures(family, of, parameters, tf.tensor2d(texts, [3, 5], "int32"));
  return tf.concat([image, text]); // [6, joint]
}

function tensors(tree: ParameterTree): ReadonlyMap<string, tf.Tensor> {
  return new Map([...tree].map(([name, { shape, data }]) => [name, tf.tensor(data, [...shape])]));
}

/** Inner products of all features of three pictures and three texts, `[6, 6]`: all that CLIP computes with. */
export function similarities(
  family: TrainableFamily,
  of: Architecture,
  parameters: ParameterTree,
): Float32Array {
  return tf.tidy(() => {
    const all = features(family, of, tensors(parameters));
    return tf.matMul(all, all, false, true).dataSync() as Float32Array;
  });
}

/** Features of three pictures and three texts, `[6, joint]`. */
export function featuresOf(
  family: TrainableFamily,
  of: Architecture,
  parameters: ParameterTree,
): Float32Array {
  return tf.tidy(() => features(family, of, tensors(parameters)).dataSync() as Float32Array);
}

/** The gradient of a fixed function of the similarities between pictures and texts, and of the scale. */
export function gradientOf(
  family: TrainableFamily,
  { architecture, parameters, averages }: ModelState,
): ParameterTree {
  const names = [...averages.keys()];
  const weights = tf.tensor2d(Float32Array.from(data.fork("loss").normals(9)), [3, 3]);
  const constants = tensors(new Map([...parameters].filter(([name]) => !averages.has(name))));
  const loss = (...values: tf.Tensor[]) => {
    const all = new Map([...constants, ...names.map((name, index) => [name, values[index]!] as const)]);
    const [image, text] = tf.split(features(family, architecture, all), 2) as [tf.Tensor2D, tf.Tensor2D];
    const logits = tf.mul(tf.matMul(image, tf.transpose(text)), scaleOf(family, architecture, all));
    return tf.sum(tf.mul(tf.sigmoid(logits), weights)) as tf.Scalar;
  };
  const trainable = new Map(names.map((name) => [name, parameters.get(name)!]));
  const gradients = tf.tidy(() => tf.grads(loss)([...tensors(trainable).values()]));
  return new Map(
    names.map((name, index): [string, NdArray] => {
      const { shape } = gradients[index]!;
      return [name, { shape, data: gradients[index]!.dataSync() as Float32Array }];
    }),
  );
}

/** A state whose optimizer has made one update with a gradient, all of it kept. */
export function withGradient(state: ModelState, gradient: ParameterTree): ModelState {
  const second = mapTree(gradient, ({ shape, data }) => ({ shape, data: data.map((value) => value ** 2) }));
  const count = mapTree(gradient, ({ shape, data }) => ({ shape, data: data.map(() => 1) }));
  return { ...state, slots: { ...emptySlots(gradient), first: gradient, second, count } };
}

/** The largest difference between two arrays of equal length. */
export function deviation(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) throw new RangeError(`${one.length} numbers against ${other.length}`);
  return one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0);
}
