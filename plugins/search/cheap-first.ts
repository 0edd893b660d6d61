import { type Candidate, Evaluator, nested, strategy } from "espalier";
import { Type } from "typebox";
import { sharedTrainingOf } from "./shared-training-of.ts";

export const cheapFirst = strategy(Evaluator, {
  type: "cheap-first",
  summary:
    "Uses a cheap evaluator at the first rung and trains only the candidates that the scheduler continues.",
  paper:
    "After archai (github.com/microsoft/archai): cheap objectives decide for which candidates the expensive ones are measured. Ours: the cheap ones are the first rung of any scheduler, so that the decision is part of the history",
  options: Type.Object(
    {
      cheap: nested(Evaluator, { description: "Evaluator of every candidate, at every rung." }),
      evaluator: nested(Evaluator, {
        description:
          "Second evaluator, at rungs above `until`. Measurements that both provide come from this one.",
      }),
      until: Type.Number({
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        default: 0.2,
        description: "Largest share of the full budget at which only the cheap evaluator runs.",
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
