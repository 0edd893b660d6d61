import { Type, type Static } from "typebox";
import type { ArchitectureValues } from "../../architecture/architecture.ts";
import { PATH, SHORT_FOR } from "../../json/validator.ts";
import type { Measurements } from "../../search/trial.ts";

const closed = { additionalProperties: false };
const choices = { type: "object", additionalProperties: { type: ["number", "string", "boolean"] } };

const trial = Type.Object(
  {
    architecture: Type.Unsafe<ArchitectureValues>({
      ...choices,
      minProperties: 1,
      description: "A value for each dimension.",
    }),
    measurements: Type.Unsafe<Measurements>({
      type: "object",
      additionalProperties: { type: "number" },
      default: {},
      description: "Figures by name; those of all objectives, unless it failed.",
    }),
    budget: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 1,
      description: "The share of the full budget that it was measured at.",
    }),
    status: Type.Enum(["completed", "failed"], {
      default: "completed",
      description: "Result of the trial.",
    }),
    failure: Type.Optional(Type.String({ description: "Why it failed." })),
  },
  { ...closed, description: "A trial that was measured elsewhere: a line of a history file." },
);

/** No union of schemas, so that each mistake in it is told alone. */
export const searchHistory = Type.Unsafe<SearchHistory>({
  type: ["string", "object"],
  properties: {
    file: Type.String({
      [PATH]: true,
      description:
        "A file with a JSON object per line, 100,000 lines at most, as `espalier export RUN --format trials` writes it.",
    }),
    trials: Type.Array(trial, {
      maxItems: 100_000,
      examples: [[{ architecture: { depth: 2 }, measurements: { loss: 1.5 } }]],
      description: "The trials themselves, in place of a file.",
    }),
    step: Type.Integer({
      minimum: 1,
      description: "The growth step whose search they come first in; by default the first one that searches.",
    }),
    defaults: Type.Unsafe<ArchitectureValues>({
      ...choices,
      default: {},
      description: "Values for dimensions that the trials lack.",
    }),
    strict: Type.Boolean({
      default: false,
      description:
        "Whether a trial outside the search space, or one that is listed twice, is an error. Otherwise the first is left out with a message, and the second counts again.",
    }),
    winner: Type.Enum(["any", "new"], {
      default: "any",
      description:
        "Trials that may win. `any`: also imported ones; their measurements should come from the same evaluator on the same data. `new`: only those that the run measures.",
    }),
  },
  ...closed,
  [PATH]: true,
  [SHORT_FOR]: "file",
  description:
    "Trials of earlier searches: a JSON-lines file, or an object with options. The strategy sees them as its first trials; `trials` does not count them.",
});

/** A trial that was measured elsewhere. */
export type MeasuredTrial = Static<typeof trial>;

/** Trials at the beginning of a search, read from a file. */
export interface SearchHistory {
  readonly trials: readonly MeasuredTrial[];
  readonly step?: number;
  readonly defaults: ArchitectureValues;
  readonly strict: boolean;
  readonly winner: "any" | "new";
}
