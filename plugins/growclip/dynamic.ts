import {
  type Architecture,
  type Constraint,
  excess,
  GrowthSpace,
  ModelFamily,
  strategy,
  costOf,
} from "espalier";
import { Type } from "typebox";
import { reachable } from "./reachable.ts";

/** The default bound of the first step, as a multiple of the smallest architecture's parameters. */
const FIRST_MULTIPLE = 2;

export const dynamic = strategy(GrowthSpace, {
  type: "dynamic",
  summary: "Architectures within a few moves, up to a parameter limit that rises with the examples seen.",
  paper:
    "GrowCLIP, arXiv 2308.11331: a growth space that enlarges with the data. Only its abstract is public, so moves " +
    "and limit are ours. Parameters in proportion to data: Hoffmann et al. 2022, arXiv 2203.15556",
  options: Type.Object(
    {
      moves: Type.Integer({
        minimum: 1,
        default: 2,
        description:
          "Largest number of moves per growth step. One move takes one dimension to its next value.",
      }),
      firstParameters: Type.Optional(
        Type.Integer({
          minimum: 1,
          description:
            "Parameter limit in step 1. By default twice the parameters of the search space's smallest " +
            "architecture.",
        }),
      ),
      exponent: Type.Number({
        minimum: 0,
        default: 1,
        description:
          "Growth of the limit: firstParameters * (examples seen / examples of step 1) ** exponent.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ moves, firstParameters, exponent }, family) => ({
    at(situation) {
      const { current, space, examplesSeen } = situation;
      const values = reachable(situation);
      const near = new Map([...values].map(([name, values]) => [name, values.slice(0, moves + 1)]));
      const first = firstParameters ?? FIRST_MULTIPLE * costOf(family, space.smallest()).parameters;
      const bound = wholeAtMost(first * growthOf(examplesSeen) ** exponent);
      return space.restrict(near, [
        atMostMoves(moves, values, current),
        atMostParameters(bound, family, current),
      ]);
    },
  }),
});

/** The last count divided by the first. */
function growthOf(examplesSeen: readonly number[]): number {
  return (examplesSeen.at(-1) ?? 1) / (examplesSeen[0] ?? 1);
}

/** The largest whole number up to a value, with tolerance for rounding: 1000 * 1.21 is not quite 1210. */
function wholeAtMost(value: number): number {
  const nearest = Math.round(value);
  return excess(nearest, value) === 0 ? nearest : Math.floor(value);
}

function atMostMoves(moves: number, values: ReturnType<typeof reachable>, current: Architecture): Constraint {
  return {
    description: `at most ${moves} growth moves from ${current}`,
    accepts: (architecture) => {
      const taken = [...values].map(([name, values]) => values.indexOf(architecture.get(name)));
      return !taken.includes(-1) && taken.reduce((sum, count) => sum + count, 0) <= moves;
    },
  };
}

function atMostParameters(bound: number, family: ModelFamily, current: Architecture): Constraint {
  return {
    description: `parameters <= ${bound}, or the current architecture`,
    accepts: (architecture) =>
      architecture.equals(current) || costOf(family, architecture).parameters <= bound,
  };
}
