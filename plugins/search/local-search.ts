import {
  type Architecture,
  bestOf,
  atLargestBudget,
  type Objective,
  SearchStrategy,
  strategy,
  type Trial,
} from "espalier";
import { Type } from "typebox";
import { groupsBy } from "./groups.ts";
import { mutations } from "./mutation.ts";
import { drawUnseen, hasProposed, seenTexts } from "./unseen.ts";

export const localSearch = strategy(SearchStrategy, {
  type: "local-search",
  summary:
    "Hill climbing: tries the neighbours of the best trial until none is better, then restarts at random.",
  paper:
    "White et al. 2020, Local search is state of the art for NAS benchmarks, arXiv 2005.02960. Ours: architectures of earlier climbs are not measured again, so a climb that meets an earlier one ends there",
  options: Type.Object(
    {
      starts: Type.Integer({
        minimum: 1,
        default: 1,
        description: "Random architectures per climb; the climb starts from the best one.",
      }),
      move: Type.Enum(["first", "best"], {
        default: "first",
        description:
          "first: moves to the first neighbour that is better. best: tries all neighbours, then moves to the best one.",
      }),
      neighbourhood: Type.Enum(["neighbour", "value"], {
        default: "neighbour",
        description:
          "neighbour: one dimension moves to an adjacent value. value: one dimension takes any other value.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ starts, move, neighbourhood }) => ({
    propose({ space, trials, random, objectives: [objective] }) {
      const seen = seenTexts(trials);
      const climbs = groupsBy(trials, "climb");
      for (const [climb, members] of [...climbs.entries()].toReversed()) {
        if (!hasProposed(members.filter(isStart), starts)) continue;
        for (const centre of centresOf(members, trials, objective, move)) {
          const neighbours = mutations[neighbourhood](centre.architecture, space, random.fork("neighbour"));
          const architecture = firstUnseen(neighbours, seen);
          if (architecture !== undefined) return { architecture, notes: { climb, parent: centre.number } };
        }
      }
      const architecture = drawUnseen(space, seen, random.fork("start"));
      const isLastStarted = hasProposed((climbs.at(-1) ?? []).filter(isStart), starts);
      const climb = climbs.length - (isLastStarted || climbs.length === 0 ? 0 : 1);
      return architecture && { architecture, notes: { climb } };
    },
  }),
});

function isStart({ notes }: Trial): boolean {
  return notes["parent"] === undefined;
}

/** Trials whose neighbours are proposed next: the last centre if all its neighbours are tried, then the best. */
function centresOf(
  members: readonly Trial[],
  trials: readonly Trial[],
  objective: Objective,
  move: "first" | "best",
): Trial[] {
  const last = members.findLast((trial) => !isStart(trial))?.notes["parent"];
  const centre = move === "best" && typeof last === "number" ? trials[last] : undefined;
  const best = bestOf(atLargestBudget(members, [objective]), objective);
  return [centre, best].filter((trial) => trial !== undefined);
}

function firstUnseen(
  architectures: Iterable<Architecture>,
  seen: ReadonlySet<string>,
): Architecture | undefined {
  for (const architecture of architectures) if (!seen.has(String(architecture))) return architecture;
  return undefined;
}
