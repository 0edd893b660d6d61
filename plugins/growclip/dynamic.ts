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
import { dimensions } from "./fixed.ts";
import { reachable } from "./reachable.ts";

/** The default bound of the first step, as a multiple of the smallest architecture's parameters. */
const FIRST_MULTIPLE = 2;

export const dynamic = strategy(GrowthSpace, {
  type: "dynamic",
  summary: "What a few moves reach, up to a number of parameters that rises with the examples seen.",
  paper:
    "GrowCLIP, arXiv 2308.11331: a growth space that enlarges with the data. Its abstract says no more, so moves " +
    "and bound are ours. Parameters in proportion to data: Hoffmann et al. 2022, arXiv 2203.15556",
  options: Type.Object(
    {
      dimensions,
      moves: Type.Integer({
        minimum: 1,
        default: 2,
        description:
          "Moves in all from one growth step to the next; one move takes one dimension to its next value.",
      }),
      firstParameters: Type.Optional(
        Type.Integer({
          minimum: 1,
          description:
            "The most parameters that step 1 may choose. By default twice those of the search space's smallest " +
            "architecture.",
        }),
      ),
      exponent: Type.Number({
        minimum: 0,
        default: 1,
        description:
          "How the bound follows the examples: firstParameters * (examples seen / examples of step 1) ** exponent.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ dimensions, moves, firstParameters, exponent }, family) => ({
    dimensions,
    at({ current, space, examplesSeen }) {
      const values = reachable(dimensions, current, space);
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

/** 1000 * 1.21 is not quite 1210. */
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
