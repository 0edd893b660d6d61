import { bestOf, atLargestBudget, Selection, shortNumber, strategy } from "espalier";
import { Type } from "typebox";
import { nothingMeasured } from "./errors.ts";
import { countOf, figure, superlative } from "./figure.ts";

export const best = strategy(Selection, {
  type: "best",
  summary: "The trial with the best main objective. Ties go to the one proposed first.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    choose(trials, [objective]) {
      const candidates = atLargestBudget(trials, [objective]);
      const trial = bestOf(candidates, objective);
      const { measurement } = objective;
      if (trial === undefined) throw nothingMeasured(trials, [measurement]);
      return {
        trial,
        reason: `${superlative(objective)} of ${countOf(candidates)}: ${shortNumber(figure(trial, measurement))}`,
      };
    },
  }),
});
