import { GrowthDimension, ModelFamily, strategy, widenAxes, descriptionOf } from "espalier";
import { Type } from "typebox";
import { grownParts, reachAlong, takeOver } from "./grown-parts.ts";

export const width = strategy(GrowthDimension, {
  type: "width",
  summary: "Wider residual streams, MLPs and embeddings and more heads, without changing the function.",
  paper:
    "GrowCLIP, arXiv 2308.11331, names the dimension; the operators are LEMON's (arXiv 2310.07999): average " +
    "expansion, and copies that are read unevenly. How optimizer slots and heads grow is ours",
  options: Type.Object(
    {
      parts: Type.Optional(
        Type.Array(Type.String(), {
          minItems: 1,
          uniqueItems: true,
          description: "Parts of the model that get wider, each on its own. By default all that can.",
        }),
      ),
      units: Type.Enum(["fresh", "copy"], {
        default: "fresh",
        description:
          "New hidden units and heads. fresh: initial values that nothing reads yet. copy: copies of old ones, " +
          "old and copy read unevenly.",
      }),
      split: Type.Enum(["uneven", "even"], {
        default: "uneven",
        description:
          "How reading is shared among copies. Even copies have equal gradients and stay copies for ever: an " +
          "ablation.",
      }),
      stream: Type.Enum(["copy", "mean"], {
        default: "copy",
        description:
          "What a wider residual stream is filled with. copy: whole copies of the old one as far as they fit, then " +
          "their mean. mean: the mean alone, so that the first part of the wider model is the narrower one, which " +
          "is what evaluator supernet needs.",
      }),
      slots: Type.Enum(["expand", "reset"], {
        default: "expand",
        description: "The optimizer's memory: grown as gradients grow, or forgotten.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ parts, ...options }, family) => {
    const dimensions = grownParts(family, "width", parts);
    return {
      exact: true,
      reach: (current, space) => reachAlong(dimensions, current, space),
      expand: (state, target, random) => {
        const architecture = takeOver(dimensions, state.architecture, target);
        if (architecture.equals(state.architecture)) return state;
        const source = descriptionOf(family, state.architecture);
        const description = descriptionOf(family, architecture);
        return widenAxes(state, source, { architecture, description }, options, random);
      },
    };
  },
});
