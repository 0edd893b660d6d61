import {
  bestOf,
  atLargestBudget,
  kneePoint,
  type Objective,
  type Objectives,
  paretoFront,
  Selection,
  shortNumber,
  strategy,
  type Trial,
} from "espalier";
import { Type } from "typebox";
import { nothingMeasured } from "./errors.ts";
import { countOf, describeFigures, figure, superlative } from "./figure.ts";

export const pareto = strategy(Selection, {
  type: "pareto",
  summary: "A trial of the Pareto front: its knee, or its best in one objective.",
  paper:
    "Knee: Das 1999, On characterizing the knee of the Pareto curve; the trial furthest below the plane through the front's ends, each objective scaled to the front's range",
  options: Type.Object(
    {
      prefer: Type.Optional(
        Type.String({
          description:
            "Objective in which the winner is the front's best; ties go to the knee among them. If omitted, the knee of the whole front wins.",
        }),
      ),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ prefer }) => ({
    needs: { objectives: prefer === undefined ? [] : [prefer] },
    choose(trials, objectives) {
      const candidates = atLargestBudget(trials, objectives);
      const front = paretoFront(candidates, objectives);
      const preferred = objectives.find(({ measurement }) => measurement === prefer);
      const trial = kneePoint(preferred === undefined ? front : bestIn(front, preferred), objectives);
      if (trial === undefined) {
        throw nothingMeasured(
          trials,
          objectives.map(({ measurement }) => measurement),
        );
      }
      const what = preferred === undefined ? "knee" : superlative(preferred);
      return {
        trial,
        reason:
          `${what} of the Pareto front (${front.length} of ${countOf(candidates)}): ${describeFigures(trial, objectives)}` +
          describeEnds(front, objectives),
      };
    },
  }),
});

/** The trials that tie for the best. */
function bestIn(front: readonly Trial[], objective: Objective): readonly Trial[] {
  const best = bestOf(front, objective)?.measurements[objective.measurement];
  return front.filter(({ measurements }) => measurements[objective.measurement] === best);
}

/** The ends of the front: the best trial in each objective. */
function describeEnds(front: readonly Trial[], objectives: Objectives): string {
  if (front.length === 1 || objectives.length === 1) return "";
  const ends = objectives.map((objective) => {
    const end = bestOf(front, objective) as Trial;
    const others = objectives.filter((other) => other !== objective);
    return `${superlative(objective)} ${shortNumber(figure(end, objective.measurement))} with ${describeFigures(end, others)}`;
  });
  return `; ${ends.join("; ")}`;
}
