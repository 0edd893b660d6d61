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

/** What a family tells by formula. */
const COSTS: readonly string[] = ["parameters", "flops"];

export const constraintFilter = strategy(SearchStrategy, {
  type: "constraint-filter",
  summary: "Passes on what another strategy proposes, if cost and dimensions keep some bounds.",
  options: Type.Object(
    {
      strategy: nested(SearchStrategy, { description: "The strategy that proposes." }),
      constraints: Type.Array(Type.String({ pattern: CONSTRAINT_PATTERN }), {
        minItems: 1,
        uniqueItems: true,
        description:
          "Bounds on parameters, flops or dimensions that are numbers, such as `parameters <= 2e6` or `image.depth >= 2`.",
      }),
      tries: Type.Integer({
        minimum: 1,
        default: 1000,
        description: "How often it is asked for another candidate before the search ends.",
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
        const isHopeless =
          proposal === undefined &&
          refused.length > 0 &&
          !known.some(({ status, architecture }) => status === "running" || keeps(architecture));
        if (isHopeless) throw nothingMeets(texts, refused);
        return proposal;
      },
    };
  },
});

/** @throws EspalierError if a constraint names what is neither a cost nor a number of the architecture. */
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
