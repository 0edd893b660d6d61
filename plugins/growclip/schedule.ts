import { Architecture, type ArchitectureValues, type GrowthSituation, GrowthSpace, strategy } from "espalier";
import { Type } from "typebox";
import { scheduleOutsideSpace, scheduleShrinks, unknownScheduleDimension } from "./errors.ts";
import { reachable } from "./reachable.ts";

const values = Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Boolean()]));

export const schedule = strategy(GrowthSpace, {
  type: "schedule",
  summary: "A given architecture at every growth step, in place of a search.",
  paper: "Ours: growth apart from the search. Schedules of growth: AutoProg (Li et al., CVPR 2022).",
  options: Type.Object(
    {
      architectures: Type.Array(values, {
        minItems: 1,
        description:
          "Values of dimensions at each growth step. Dimensions that are left out keep their value. After the last entry " +
          "the architecture stays.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ architectures }) => ({
    at: (situation) => {
      const target = targetOf(situation, architectures);
      // Without growth dimensions children start afresh, so any architecture can follow.
      if (situation.dimensions.length > 0) checkReached(situation, target);
      const only = [...situation.space.dimensions.keys()].map((name) => [name, [target.get(name)]] as const);
      return situation.space.restrict(new Map(only));
    },
  }),
});

/** @throws EspalierError for a value that the growth dimensions do not reach. */
function checkReached(situation: GrowthSituation, target: Architecture): void {
  const reached = reachable(situation);
  for (const { dimension, from, to } of situation.current.difference(target))
    if (to === undefined || !(reached.get(dimension) as readonly unknown[]).includes(to))
      throw scheduleShrinks(situation.step, dimension, from, to);
}

/** The architecture of a step. @throws EspalierError for one that the search space does not have. */
function targetOf(
  { step, current, space }: GrowthSituation,
  architectures: readonly ArchitectureValues[],
): Architecture {
  const entry = Math.min(step, architectures.length) - 1;
  // All entries up to the step: the current architecture may be that of an earlier one.
  const changes = Object.assign({}, ...architectures.slice(0, entry + 1)) as ArchitectureValues;
  for (const name of Object.keys(changes))
    if (!space.dimensions.has(name))
      throw unknownScheduleDimension(entry, name, [...space.dimensions.keys()]);
  const target = new Architecture({ ...current.values, ...changes });
  if (!space.contains(target)) throw scheduleOutsideSpace(entry, target);
  return target;
}
