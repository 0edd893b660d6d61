import { Selection, strategy } from "espalier";
import { Type } from "typebox";
import { nothingMeasured } from "./errors.ts";
import { comparable, figure, lowest } from "./measured.ts";
import { round } from "./round.ts";

export const best = strategy(Selection, {
  type: "best",
  summary: "The trial with the lowest objective; of equals the one that was proposed first.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    choose(trials, objective) {
      const candidates = comparable(trials, objective);
      const trial = lowest(candidates, (candidate) => figure(candidate, objective));
      if (trial === undefined) throw nothingMeasured(trials, [objective]);
      return {
        trial,
        reason: `lowest ${objective} of ${candidates.length}: ${round(figure(trial, objective))}`,
      };
    },
  }),
});
