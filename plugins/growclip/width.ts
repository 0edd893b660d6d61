import {
  grownParts,
  growParts,
  GrowthDimension,
  ModelFamily,
  reachAlong,
  strategy,
  widenAxes,
} from "espalier";
import { Type } from "typebox";

export const width = strategy(GrowthDimension, {
  type: "width",
  summary: "Widens residual streams, MLPs and embeddings and adds heads, without changing the function.",
  paper:
    "GrowCLIP, arXiv 2308.11331, names the dimension; the operators are LEMON's (arXiv 2310.07999): average " +
    "expansion, and copies that are read unevenly. The growth of optimizer slots and heads is ours",
  options: Type.Object(
    {
      parts: Type.Optional(
        Type.Array(Type.String(), {
          minItems: 1,
          uniqueItems: true,
          description: "Parts of the model to widen, each independently. By default all that can.",
        }),
      ),
      units: Type.Enum(["fresh", "copy"], {
        default: "fresh",
        description:
          "New hidden units and heads. fresh: initial values with zero outgoing weights. copy: copies of old ones, " +
          "with unequal outgoing weights.",
      }),
      split: Type.Enum(["uneven", "even"], {
        default: "uneven",
        description:
          "Outgoing weights of copies. Even copies have equal gradients and stay equal for ever: an " +
          "ablation.",
      }),
      stream: Type.Enum(["copy", "mean"], {
        default: "copy",
        description:
          "New entries of a wider residual stream. copy: as many whole copies of the old one as fit, then " +
          "their mean. mean: the mean alone, so that the first part of the wider model is the narrower one, as " +
          "evaluator supernet requires.",
      }),
      slots: Type.Enum(["expand", "reset"], {
        default: "expand",
        description: "Optimizer slots. expand: grown as gradients grow. reset: zeros.",
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
      expand: (state, target, random) =>
        growParts(family, dimensions, state, target, (source, wider) =>
          widenAxes(state, source, wider, options, random),
        ),
    };
  },
});
