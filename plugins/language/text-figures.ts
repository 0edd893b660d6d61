import { UNIFORM_BITS } from "./baselines.ts";
import type { TextFigure } from "./text-task.ts";

/** Code length of a text under the model's probabilities, per byte. */
export const bitsFigure: TextFigure = {
  name: "bits-per-byte",
  direction: "minimize",
  unit: "bits per byte",
  sumOf: ({ bits }) => bits,
  most: UNIFORM_BITS,
  always: { uniform: UNIFORM_BITS },
  baselinesOf: ({ countBits, compressorBits }) => ({
    "order-3 counts": countBits,
    compressor: compressorBits,
  }),
};

/** Share of the bytes that the model predicts as most likely. */
export const accuracyFigure: TextFigure = {
  name: "next-byte-accuracy",
  sumOf: ({ hits }) => hits,
  most: 1,
  always: {},
  baselinesOf: ({ countHits, frequentHits }) => ({
    "order-3 counts": countHits,
    "most frequent byte": frequentHits,
  }),
};
