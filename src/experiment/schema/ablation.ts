import Type, { type Static } from "typebox";
import { PATCH } from "../../json/validator.ts";

const closed = { additionalProperties: false } as const;

/** A change of the experiment, as a file that extends it would make it. */
const patch = Type.Unsafe<Readonly<Record<string, unknown>>>({ type: "object", [PATCH]: true });

const values = Type.Array(Type.Unknown(), { minItems: 1 });

/** Name of the arm that is the experiment as it stands. */
export const UNCHANGED = "baseline";

/** Values by JSON pointer. */
const axes = (description: string) =>
  Type.Record(Type.String({ pattern: "^/" }), values, { default: {}, description });

/** Comparison of variants of an experiment, each run with several seeds. */
export const ablationSchema = Type.Object(
  {
    baseline: Type.String({
      minLength: 1,
      default: UNCHANGED,
      description:
        "Arm that the others are compared with. If `arms` has no arm of this name, it is the experiment as it stands.",
    }),
    arms: Type.Record(Type.String({ minLength: 1 }), patch, {
      default: {},
      description: "Variants by name. Each is what a file that extends the experiment would change.",
    }),
    removeOne: Type.Record(Type.String({ minLength: 1 }), patch, {
      default: {},
      description:
        'Parts of the method, each with the change that takes it out: an arm "without NAME" for each.',
    }),
    grid: axes(
      "Values by JSON pointer, such as /search/trials: an arm for each combination, together with `zip`.",
    ),
    zip: axes(
      "Values by JSON pointer that belong together: an arm for the first of each, one for the second.",
    ),
    exclude: Type.Array(Type.Record(Type.String({ pattern: "^/" }), Type.Unknown(), { minProperties: 1 }), {
      default: [],
      description:
        "Values by JSON pointer: arms of `grid` and `zip` that have all values of an entry are left out.",
    }),
    hold: Type.Optional(
      Type.Unsafe<"path" | "size">({
        type: "string",
        enum: ["path", "size"],
        description:
          "Property that all arms take from the baseline's run of the same seed. path: its architecture at each growth step, in place of a search. size: about its number of parameters.",
      }),
    ),
    after: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          "Growth step after which the arms differ. The baseline's run of the same seed is their beginning, and is run once.",
      }),
    ),
    seeds: Type.Array(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), {
      minItems: 1,
      uniqueItems: true,
      default: [1, 2, 3],
      description: "Seeds of each arm. One seed gives all arms the same data in the same order.",
    }),
    contrasts: Type.Optional(
      Type.Array(Type.Tuple([Type.String(), Type.String()]), {
        uniqueItems: true,
        examples: [[["copy", "baseline"]]],
        description:
          "Comparisons of two arms that are decided beforehand: the first minus the second. Default: each arm with the baseline. An empty list: none.",
      }),
    ),
    scores: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 1,
        uniqueItems: true,
        description:
          "Scores to compare, the decisive one first. Default: all scores of the run in their order.",
      }),
    ),
  },
  { ...closed, description: "Variants of the experiment to compare: `espalier ablate` runs them." },
);

/** An ablation with every default filled in. */
export type Ablation = Static<typeof ablationSchema>;
