import * as tf from "@tensorflow/tfjs-core";
import { type GrowthDimension, mapTree, ModelFamily, strategy, type TrainableFamily } from "espalier";
import { describeModelFamily } from "espalier/testing";
import { Type } from "typebox";
import { dimension } from "../../plugins/growclip/tiny-clip.ts";
import { eachSeed } from "./each-seed.ts";
import { family as tiny, space, stream } from "./tiny-model.ts";

/** The tiny CLIP with one fault; `create` gives a family a state of its own if it wants one. */
function broken(type: string, create: () => Partial<TrainableFamily>) {
  return strategy(ModelFamily, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: () => Object.assign(Object.create(tiny) as TrainableFamily, create()),
  });
}

const uneven = broken("uneven", () => ({
  describe: (architecture) =>
    tiny
      .describe(architecture)
      .map((one) =>
        one.name === "text_projection"
          ? { ...one, axes: one.axes.map((axis) => ({ ...axis, size: axis.size + 1 })) }
          : one,
      ),
}));
const miscounting = broken("miscounting", () => ({
  cost: (architecture) => {
    const cost = tiny.cost(architecture);
    return { ...cost, parameters: cost.parameters - 1 };
  },
}));
const cheap = broken("cheap", () => ({
  cost: (architecture) => {
    const cost = tiny.cost(architecture);
    return { ...cost, flops: cost.flops / 2 };
  },
}));

/** An encoder whose batches differ from call to call. */
const moody = broken("moody", () => {
  let calls = 0;
  return {
    encoder: async (from, step) => {
      const encoder = await tiny.encoder(from, step);
      return {
        ...encoder,
        encode: async (examples, drawing) => {
          const batch = await encoder.encode(examples, drawing);
          const { shape, data } = batch["images"]!;
          return { ...batch, images: { shape, data: data.map((value) => value + calls++) } };
        },
      };
    },
  };
});
const peeking = broken("peeking", () => ({
  encoder: async (from, step) => {
    await from.examples(1, "test");
    return tiny.encoder(from, step);
  },
}));

/** Features from which the mean over the batch is subtracted. */
const dependent = broken("dependent", () => ({
  forward: (...parameters) => {
    const outputs = tiny.forward(...parameters);
    const { image } = outputs;
    return { ...outputs, ...(image && { image: tf.sub(image, tf.mean(image, 0, true)) }) };
  },
}));
const coupled = broken("coupled", () => ({
  forward: (...parameters) => {
    const outputs = tiny.forward(...parameters);
    const { image, text } = outputs;
    return { ...outputs, ...(image && text && { image: tf.add(image, tf.mul(text, 0.1)) }) };
  },
}));
const incomplete = broken("incomplete", () => ({
  forward: (architecture, parameters, inputs, hook) => {
    if (inputs["images"] === undefined || inputs["tokens"] === undefined) return {};
    return tiny.forward(architecture, parameters, inputs, hook);
  },
}));
const idle = broken("idle", () => ({
  describe: (architecture) => {
    const description = tiny.describe(architecture);
    return [...description, { ...description[0]!, name: "unused" }];
  },
  cost: (architecture) => {
    const cost = tiny.cost(architecture);
    return { ...cost, parameters: cost.parameters + architecture.number("image.width") };
  },
}));
const inexact = broken("inexact", () => ({}));

/** Blocks that do something from the start. */
const growing = async (family: TrainableFamily): Promise<readonly GrowthDimension[]> => {
  const depth = await dimension(family, "depth");
  const expand: GrowthDimension["expand"] = (state, target, random) => {
    const grown = depth.expand(state, target, random);
    const parameters = mapTree(grown.parameters, ({ shape, data }) => ({
      shape,
      data: data.map((value, index) => (value === 0 ? 0.1 * (index % 3) : value)),
    }));
    return { ...grown, parameters };
  };
  return [{ exact: true, reach: (current, from) => depth.reach(current, from), expand }];
};

eachSeed(() => {
  for (const one of [uneven, miscounting, cheap, moody, peeking, dependent, coupled, incomplete, idle])
    describeModelFamily(one, [{ space, stream }]);
  describeModelFamily(inexact, [{ space, stream, growing }]);
});
