import {
  type Architecture,
  CONSTRAINT_PATTERN,
  type MeasurementConstraint,
  type Measurements,
  ModelFamily,
  nested,
  parseConstraint,
  SearchStrategy,
  strategy,
  violationBy,
  costOf,
} from "espalier";
import { Type } from "typebox";
import { nothingMeets, unknownFigure } from "./errors.ts";
import { firstAccepted } from "./first-accepted.ts";

/** Costs that a model family computes by formula. */
const COSTS: readonly string[] = ["parameters", "flops"];

export const constraintFilter = strategy(SearchStrategy, {
  type: "constraint-filter",
  summary: "Wraps a strategy and refuses proposals whose cost or dimensions violate given bounds.",
  options: Type.Object(
    {
      strategy: nested(SearchStrategy, { description: "Wrapped strategy." }),
      constraints: Type.Array(Type.String({ pattern: CONSTRAINT_PATTERN }), {
        minItems: 1,
        uniqueItems: true,
        examples: [["parameters <= 2e6"]],
        description:
          "Bounds on parameters, flops or numeric dimensions, such as `parameters <= 2e6` or `image.depth >= 2`.",
      }),
      tries: Type.Integer({
        minimum: 1,
        default: 1000,
        description: "Largest number of attempts at one proposal. If all are refused, the search ends.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ strategy: inner, constraints: texts, tries }, family) => {
    const constraints = texts.flatMap((text) => parseConstraint(text) ?? []);
    const keeps = (architecture: Architecture) =>
      violationBy(figuresOf(architecture, constraints, family), constraints) === 0;
    return {
      propose(request) {
        const { proposal, refused } = firstAccepted(inner, request, tries, keeps);
        const known = request.trials;
        const nothingFits =
          proposal === undefined &&
          refused.length > 0 &&
          !known.some(({ status, architecture }) => status === "running" || keeps(architecture));
        if (nothingFits) throw nothingMeets(texts, refused);
        return proposal;
      },
    };
  },
});

/** @throws EspalierError if a constraint names neither a cost nor a numeric dimension of the architecture. */
function figuresOf(
  architecture: Architecture,
  constraints: readonly MeasurementConstraint[],
  family: ModelFamily,
): Measurements {
  const names = constraints.map(({ measurement }) => measurement);
  const cost = names.some((name) => COSTS.includes(name)) ? costOf(family, architecture) : {};
  const numbers = Object.entries(architecture.values).filter(([, value]) => typeof value === "number");
  const figures: Measurements = { ...Object.fromEntries(numbers as [string, number][]), ...cost };
  const unknown = names.find((name) => !Object.hasOwn(figures, name));
  if (unknown !== undefined) throw unknownFigure(unknown, [...COSTS, ...numbers.map(([name]) => name)]);
  return figures;
}
