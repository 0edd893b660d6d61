import { type Static, Type } from "typebox";

/** The label alone: models from scratch know the words of their own captions only. */
export const DEFAULT_PROMPTS: string[] = ["{}"];

/** Options of zero-shot tasks: prompts, names of classes, baselines. */
export const zeroShotOptions = {
  prompts: Type.Array(Type.String({ pattern: "\\{c?\\}" }), {
    default: DEFAULT_PROMPTS,
    minItems: 1,
    description: "Prompts with {} or {c} in place of the class. Their features are averaged.",
  }),
  classes: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'JSON file with names of the classes for the prompts, such as { "de": "Germany" }, or a list of names for the ' +
        "labels in alphabetical order. The path starts from the experiment file's folder. Default: the labels.",
    }),
  ),
  name: Type.Optional(
    Type.String({
      minLength: 1,
      description: "Name of the score, for several tasks that would have the same one.",
    }),
  ),
  neighbours: Type.Integer({
    default: 2000,
    minimum: 0,
    maximum: 20_000,
    description:
      "Largest number of training pictures in the nearest-neighbour baseline, drawn at random; 0 for no baseline.",
  }),
};

const object = Type.Object(zeroShotOptions);

/** Values of the shared options, defaults filled in. */
export type ZeroShotOptions = Static<typeof object>;
