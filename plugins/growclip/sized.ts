import { type Constraint, costOf, GrowthSpace, ModelFamily, nested, strategy } from "espalier";
import { Type } from "typebox";

/** Widest ratio of two sizes that is tried. */
const WIDEST = 1e6;

export const sized = strategy(GrowthSpace, {
  type: "sized",
  summary: "Candidates of another growth space with about a given number of parameters.",
  paper: "Ours: arms of an ablation with equal sizes.",
  options: Type.Object(
    {
      space: nested(GrowthSpace, { description: "Growth space that offers the candidates." }),
      parameters: Type.Array(Type.Number({ exclusiveMinimum: 0 }), {
        minItems: 1,
        description: "Parameters at each growth step. After the last entry the number stays.",
      }),
      tolerance: Type.Optional(
        Type.Number({
          exclusiveMinimum: 0,
          description:
            "Largest relative difference from the number. It is doubled as often as needed for a candidate. Default: 0.05.",
        }),
      ),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ space, parameters, tolerance = 0.05 }, family) => ({
    at(situation) {
      const candidates = space.at(situation);
      const wanted = parameters[Math.min(situation.step, parameters.length) - 1]!;
      for (let share = tolerance; share < WIDEST; share *= 2) {
        const near = candidates.restrict(new Map(), [about(wanted, share, family)]);
        if (near.enumerate().next().done !== true) return near;
      }
      return candidates;
    },
  }),
});

/** @param share largest ratio of the larger number to the smaller one, minus 1. */
function about(wanted: number, share: number, family: ModelFamily): Constraint {
  return {
    description: `parameters within ${100 * share} % of ${wanted}`,
    accepts: (architecture) => {
      const { parameters } = costOf(family, architecture);
      return Math.max(parameters / wanted, wanted / parameters) <= 1 + share;
    },
  };
}
