import * as tf from "@tensorflow/tfjs-core";
import type { Architecture, Example, ModelDescription, Split, TrainableFamily } from "espalier";
import {
  DataStream,
  definePlugin,
  DownstreamTask,
  ModelFamily,
  strategy,
  TrainingObjective,
  wilsonInterval,
} from "espalier";
import { gelu, linear } from "espalier/tensor";
import { type Along, along, normal, parameter, trained } from "espalier/transformer";
import { Type } from "typebox";

/** A row of a table: two numbers and a label. Your examples hold whatever your family reads. */
export interface Row extends Example {
  readonly values: readonly [number, number];
  readonly label: number;
}

const CLASSES = 2;
const WIDTH = 16; // of the residual stream
const none = Type.Object({}, { additionalProperties: false });

/** Two spirals; the second growth step continues them outwards. Yours reads a file or a folder. */
export const myStream = strategy(DataStream<Row>, {
  type: "my-model-family-spirals",
  summary: "Points on two spirals, in two growth steps.",
  options: none,
  inject: [],
  create: () => ({
    kind: "rows",
    steps: 2,
    stepNames: ["inner turns", "outer turns"],
    examples: async (step: number, split: Split) => {
      const offset = { train: 0, "search-validation": 0.3, test: 0.6 }[split];
      return Array.from({ length: 400 }, (_, index): Row => {
        const turn = 4 * (step - 1) + 0.5 + ((index + offset) / 400) * 4; // radians along the spiral
        const [label, angle] = [index % CLASSES, turn + (index % CLASSES) * Math.PI];
        const values = [(turn * Math.cos(angle)) / 8, (turn * Math.sin(angle)) / 8] as const;
        return { id: `${split}/${step}/${index}`, values, label };
      });
    },
    show: async ({ values, label }: Row) => ({ texts: [values.join(", ")], notes: [`label ${label}`] }),
  }),
});

/** A linear map's weight and bias: the meaning of their axes is all that growing and counting need. */
const map = (name: string, to: Along, from: Along, inputs: number) => [
  trained(`${name}.weight`, [to("writes"), from("reads")], normal(inputs ** -0.5)),
  trained(`${name}.bias`, [to("writes")], normal(inputs ** -0.5)),
];

function describe(architecture: Architecture): ModelDescription {
  const hidden = architecture.number("mlp.hidden");
  const stream = along("stream", "fixed", WIDTH);
  const blocks = Array.from({ length: architecture.number("mlp.depth") }, (_, index) => {
    const units = along(`mlp.${index}.hidden`, "hidden", hidden);
    return [...map("in", units, stream, WIDTH), ...map("out", stream, units, hidden)].map((one) => ({
      ...one,
      name: `blocks.${index}.${one.name}`,
      // A new block whose `out` is zero adds nothing: so `depth` keeps the function.
      block: { stack: "mlp", index, part: one.name, closesBranch: one.name.startsWith("out") },
    }));
  });
  const [column, label] = [along("column", "fixed", 2), along("class", "fixed", CLASSES)];
  return [...map("stem", stream, column, 2), ...blocks.flat(), ...map("head", label, stream, WIDTH)];
}

const family: TrainableFamily<Row> = {
  dimensions: [
    { name: "mlp.depth", part: "mlp", grows: "depth" },
    { name: "mlp.hidden", part: "mlp", grows: "width" },
  ],
  ...{ reads: "rows", inputs: ["rows"], targets: ["labels"], outputs: ["logits"] },
  parts: [{ name: "mlp", inputs: ["rows"], output: "logits" }],
  describe,
  cost: (architecture) => {
    const [depth, hidden] = [architecture.number("mlp.depth"), architecture.number("mlp.hidden")];
    const weights = 2 * WIDTH + depth * 2 * WIDTH * hidden + WIDTH * CLASSES;
    return { parameters: weights + WIDTH + depth * (hidden + WIDTH) + CLASSES, flops: 2 * weights };
  },
  encoder: async () => ({
    encode: async (rows) => ({
      rows: { shape: [rows.length, 2], data: Float32Array.from(rows.flatMap(({ values }) => values)) },
      labels: { shape: [rows.length], data: Int32Array.from(rows, ({ label }) => label) },
    }),
    input: (_, items) => ({
      shape: [items.length, 2],
      data: Float32Array.from((items as readonly Row["values"][]).flat()),
    }),
  }),
  forward: (architecture, parameters, { rows }) => {
    const apply = (name: string, x: tf.Tensor2D) =>
      linear(x, parameter(parameters, `${name}.weight`), parameter<tf.Tensor1D>(parameters, `${name}.bias`));
    let x = apply("stem", rows as tf.Tensor2D); // [batch, 16]
    for (let index = 0; index < architecture.number("mlp.depth"); index++)
      x = tf.add(x, apply(`blocks.${index}.out`, gelu(apply(`blocks.${index}.in`, x))));
    return { logits: apply("head", x) }; // [batch, classes]
  },
  comparable: ({ logits }) => logits!.data,
};

export const myModelFamily = strategy(ModelFamily, {
  type: "my-model-family",
  summary: "Residual blocks of two linear maps on a row of numbers.",
  options: none,
  inject: [],
  create: () => family,
});

export const myObjective = strategy(TrainingObjective, {
  type: "my-model-family-cross-entropy",
  summary: "Softmax cross-entropy of the labels.",
  options: none,
  inject: [],
  create: () => ({
    needs: { outputs: ["logits"], arrays: ["labels"] },
    loss: ({ logits }, { labels }) => {
      const wanted = tf.oneHot(labels as tf.Tensor1D, CLASSES);
      return tf.neg(tf.mean(tf.sum(tf.mul(wanted, tf.logSoftmax(logits as tf.Tensor2D)), 1)));
    },
  }),
});

export const myTask = strategy(DownstreamTask, {
  type: "my-model-family-accuracy",
  summary: "Share of the test rows of each step whose largest logit is that of their label.",
  options: none,
  inject: [DataStream<Row>],
  create: (_, stream) => ({
    needs: { outputs: ["logits"], arrays: ["rows"] },
    evaluate: (model) =>
      Promise.all(
        stream.stepNames.map(async (_, index) => {
          const rows = [...(await stream.examples(index + 1, "test"))];
          const { data } = await model.output("logits", { rows: rows.map(({ values }) => values) });
          const right = rows.filter(({ label }, row) => data[2 * row + label]! > data[2 * row + 1 - label]!);
          const [value, count] = [right.length / rows.length, rows.length];
          const judged = { interval: wilsonInterval(value, count), baselines: { chance: 1 / CLASSES } };
          return { name: "accuracy", value, count, ...judged, ofStep: index + 1 };
        }),
      ),
  }),
});

export default definePlugin({
  name: "my-model-family",
  strategies: [myStream, myModelFamily, myObjective, myTask],
});
