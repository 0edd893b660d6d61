import { GrowthDimension, ModelFamily, strategy } from "espalier";
import { Type } from "typebox";
import { orderedCopies, randomCopies } from "./copies.ts";
import { parts } from "./parts.ts";
import { perturb } from "./perturb.ts";
import { takeFromUpperBlocks } from "./upper-blocks.ts";
import { widening } from "./widening.ts";

const noise = (byDefault: number) =>
  Type.Number({
    minimum: 0,
    default: byDefault,
    description: "Noise on new weights: standard deviation relative to the weight. 0: copies start equal.",
  });

export const net2wider = strategy(GrowthDimension, {
  type: "net2wider",
  summary: "Widens by random copies whose outgoing weights are divided. Exact for hidden units alone.",
  paper:
    "Chen et al. 2016, Net2Net (Net2WiderNet), section 2, arXiv 1511.05641; noise is its remedy for copies that stay equal. " +
    "Attention heads are copied as units, as in bert2BERT",
  options: Type.Object(
    { parts: parts("all that can be widened"), noise: noise(0) },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ parts, noise }, family) =>
    widening(family, parts, {
      grow: randomCopies,
      finish: (expanded, widened) => perturb(expanded, widened, noise),
    }),
});

export const bert2bert = strategy(GrowthDimension, {
  type: "bert2bert",
  summary: "Widens by random copies, those of a block taken from the next block. Changes the function.",
  paper:
    "Chen et al. 2022, bert2BERT, arXiv 2110.07143: function-preserving initialization (FPI) and advanced knowledge " +
    "initialization (AKI)",
  options: Type.Object(
    {
      parts: parts("all that can be widened"),
      initialization: Type.Enum(["aki", "fpi"], {
        default: "aki",
        description:
          "New units of a block. aki: copies from the next block of the stack; the last block copies its own. fpi: copies of its " +
          "own, as `net2wider`.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ parts, initialization }, family) =>
    widening(family, parts, {
      grow: randomCopies,
      ...(initialization === "aki" && { finish: takeFromUpperBlocks }),
    }),
});

export const copyAndPerturb = strategy(GrowthDimension, {
  type: "copy-and-perturb",
  summary: "Widens by copies in order, with divided outgoing weights and noise. Changes the function.",
  paper:
    "Chen et al. 2016, Net2Net, section 2, arXiv 1511.05641: noise makes copies diverge. Copies in order, and noise on all " +
    "new weights, are ours",
  options: Type.Object(
    { parts: parts("all that can be widened"), noise: noise(0.01) },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ parts, noise }, family) =>
    widening(family, parts, {
      grow: orderedCopies,
      finish: (expanded, widened) => perturb(expanded, widened, noise),
    }),
});
