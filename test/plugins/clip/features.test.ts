import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Architecture, shapeOf, type TensorTree } from "espalier";
import { COLOUR_DEVIATION, COLOUR_MEAN } from "espalier/image-text";
import { describeClip } from "../../../plugins/clip/describe.ts";
import { imageFeatures, textFeatures } from "../../../plugins/clip/forward.ts";
import { type ClipShape, shapeOfClip } from "../../../plugins/clip/shape.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { hasNativeEngine } from "../../required.ts";
import cases from "./fixtures/features.json" with { type: "json" };
import { clipOptions } from "./tiny-clip.ts";

interface Encoded {
  readonly shape: number[];
  readonly data: string;
}

const engines = (["cpu", "wasm", "native"] as const).filter((name) => name !== "native" || hasNativeEngine());

function decode({ shape, data }: Encoded): tf.Tensor {
  const bytes = new Uint8Array(Buffer.from(data, "base64"));
  return tf.tensor(new Float32Array(bytes.buffer), shape);
}

function parametersOf(shape: ClipShape, encoded: Readonly<Record<string, Encoded>>): TensorTree {
  const constants = describeClip(shape).filter((parameter) => !parameter.trainable);
  return new Map<string, tf.Tensor>([
    ...constants.map(({ name }) => [name, tf.scalar(1e-5)] as const),
    ...Object.entries(encoded).map(([name, values]) => [name, decode(values)] as const),
  ]);
}

describe.each(engines)("features of open_clip on %s", (name) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await openEngine(name)));
  afterAll(() => engine.close());

  it.each(Object.entries(cases))("%s", (_, peer) => {
    const shape = shapeOfClip(
      new Architecture({
        "image.depth": 2,
        "image.width": 8,
        "image.mlpRatio": 2,
        "text.depth": 1,
        "text.width": 12,
        "text.mlpRatio": 2,
        "shared.depth": peer.sharedDepth,
        "shared.mlpRatio": 2,
        "embedding.width": 8,
      }),
      clipOptions({
        patchSize: 4,
        imageSize: 8,
        contextLength: 6,
        headWidth: 4,
        vocabularySize: 24,
        lnPre: peer.lnPre,
      }),
    );
    const parameters = parametersOf(shape, peer.parameters);
    const description = describeClip(shape);
    expect([...parameters.keys()].toSorted()).toEqual(description.map(({ name }) => name).toSorted());
    for (const parameter of description)
      expect(parameters.get(parameter.name)?.shape, parameter.name).toEqual(shapeOf(parameter));

    const colours = { mean: COLOUR_MEAN, deviation: COLOUR_DEVIATION };
    const options = { quickGelu: peer.quickGelu, colours, endOfText: 23 };
    const image = imageFeatures(parameters, shape, decode(peer.images) as tf.Tensor4D, options);
    const text = textFeatures(parameters, shape, tf.tensor2d(peer.ids, [3, 6], "int32"), options);
    expect(largestDifference(image, decode(peer.imageFeatures))).toBeLessThan(1e-5);
    expect(largestDifference(text, decode(peer.textFeatures))).toBeLessThan(1e-5);

    // The same pictures in other units.
    const units = { mean: [0.5, 0.4, 0.3], deviation: [0.25, 0.5, 1] };
    const standardised = tf.div(tf.sub(decode(peer.images), COLOUR_MEAN), COLOUR_DEVIATION);
    const converted = tf.add(tf.mul(standardised, units.deviation), units.mean) as tf.Tensor4D;
    const same = imageFeatures(parameters, shape, converted, { ...options, colours: units });
    expect(largestDifference(same, image)).toBeLessThan(1e-5);
  });
});

function largestDifference(one: tf.Tensor, other: tf.Tensor): number {
  return tf.max(tf.abs(tf.sub(one, other))).dataSync()[0] ?? NaN;
}
