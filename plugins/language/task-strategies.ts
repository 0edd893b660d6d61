import { DataStream, DownstreamTask, strategy } from "espalier";
import { Type } from "typebox";
import { TestTexts } from "./test-texts.ts";
import { textStreamOf } from "./text-stream-of.ts";

const options = Type.Object(
  {
    bytes: Type.Integer({
      minimum: 1,
      default: 20000,
      description:
        "Smallest number of bytes of each step's test texts, if available: whole texts, drawn in a fixed order.",
    }),
    stride: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          "Bytes from the end of a window to the end of the next one. The rest of a window repeats bytes as context. " +
          "Default: half the window.",
      }),
    ),
    future: Type.Boolean({
      default: true,
      description: "Also score the texts of later steps, which the model has not seen (forward transfer).",
    }),
    baselines: Type.Boolean({
      default: true,
      description:
        "Compute the baselines that learn from the training texts. They take time on large streams.",
    }),
  },
  { additionalProperties: false },
);

export const bitsPerByte = strategy(DownstreamTask, {
  type: "bits-per-byte",
  summary: "Bits per byte of each step's test texts, with counts of order 3 and a compressor as baselines.",
  options,
  inject: [DataStream, TestTexts],
  create: async (options, stream, tests) => {
    const [{ TextTask }, { bitsFigure }] = await Promise.all([
      import("./text-task.ts"),
      import("./text-figures.ts"),
    ]);
    return new TextTask(textStreamOf(stream), tests, bitsFigure, options);
  },
});

export const nextByteAccuracy = strategy(DownstreamTask, {
  type: "next-byte-accuracy",
  summary: "Share of the bytes of each step's test texts that the model predicts as most likely.",
  options,
  inject: [DataStream, TestTexts],
  create: async (options, stream, tests) => {
    const [{ TextTask }, { accuracyFigure }] = await Promise.all([
      import("./text-task.ts"),
      import("./text-figures.ts"),
    ]);
    return new TextTask(textStreamOf(stream), tests, accuracyFigure, options);
  },
});
