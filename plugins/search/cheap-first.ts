import { type Candidate, Evaluator, nested, strategy } from "espalier";
import { Type } from "typebox";
import { sharedTrainingOf } from "./shared-training-of.ts";

export const cheapFirst = strategy(Evaluator, {
  type: "cheap-first",
  summary:
    "Measures what is cheap at the first rung, and trains those candidates alone that a scheduler lets go on.",
  paper:
    "The idea of archai (github.com/microsoft/archai): cheap objectives decide which candidates expensive ones are measured of. Ours: as the first rung of any scheduler, so that the decision is part of the history",
  options: Type.Object(
    {
      cheap: nested(Evaluator, { description: "What is measured of every candidate, at every rung." }),
      evaluator: nested(Evaluator, { description: "What is measured besides, at the rungs above." }),
      until: Type.Number({
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        default: 0.2,
        description: "The largest share of the full budget at which only the cheap evaluator measures.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ cheap, evaluator, until }) => {
    const names = new Set(evaluator.measures.map(({ measurement }) => measurement));
    return {
      measures: [
        ...evaluator.measures,
        ...cheap.measures.filter(({ measurement }) => !names.has(measurement)),
      ],
      updates: evaluator.updates,
      ...sharedTrainingOf(evaluator),
      async measure(candidate: Candidate) {
        const { keep: _, previous: _previous, ...plain } = candidate;
        const figures = await cheap.measure(plain);
        return candidate.budget <= until ? figures : { ...figures, ...(await evaluator.measure(candidate)) };
      },
    };
  },
});
