import { type Static, Type } from "typebox";
import { STEPS } from "./vocabulary.ts";

/** A share of all cases. */
function share(defaultValue: number, description: string) {
  return Type.Number({ default: defaultValue, minimum: 0, maximum: 1, description });
}

function whole(defaultValue: number, [minimum, maximum]: readonly [number, number], description: string) {
  return Type.Integer({ default: defaultValue, minimum, maximum, description });
}

/** The options of the stream, and their defaults. */
export const scenesOptions = Type.Object(
  {
    seed: whole(1, [0, 2 ** 31], "Decides every scene, and what is held out."),
    steps: whole(STEPS, [1, STEPS], "Growth steps, of which each later one is harder."),
    imageSize: whole(32, [16, 256], "Side of the pictures in pixels."),
    pairs: whole(
      16_384,
      [1, 2 ** 30],
      "Training pairs of the first step; any number, they are made when asked for.",
    ),
    factor: Type.Number({
      default: 2,
      minimum: 0,
      maximum: 4,
      description: "How many times as many training pairs each step has as the one before.",
    }),
    validationPairs: whole(256, [0, 65_536], "Search-validation pairs of each step."),
    testPairs: whole(
      1024,
      [0, 65_536],
      "Test pairs of each step; of every four two have something held out.",
    ),
    captions: whole(
      3,
      [1, 16],
      "Captions of a pair, of which training reads one at a time; some may be equal.",
    ),
    completeness: share(0.9, "Chance that an attribute or a further object is spoken of."),
    brevity: share(0.25, "Chance that a single attribute of an object is spoken of, from step 2 on."),
    paraphrase: share(0.3, "Chance that a word is replaced by one that means the same, in step 5."),
    labelNoise: share(0, "Share of the training captions that are taken from another scene."),
    distractors: whole(
      0,
      [0, 3],
      "Objects of training and search-validation scenes that no caption speaks of.",
    ),
    hueDrift: Type.Number({
      default: 0,
      minimum: 0,
      maximum: 10,
      description: "Degrees that all colours turn by on the colour circle from step to step.",
    }),
    background: Type.Union([Type.Literal("varied"), Type.Literal("plain")], {
      default: "varied",
      description: "varied: dark greys with a slope, other ones in each picture; plain: one grey.",
    }),
    noise: share(0.06, "Largest change of a pixel by noise, as a share of the whole range."),
    clutter: whole(10, [0, 1000], "Grey specks behind the objects of step 5."),
  },
  { additionalProperties: false },
);

/** All options at their defaults. */
export function defaultOptions(): Static<typeof scenesOptions> {
  const properties: Readonly<Record<string, object>> = scenesOptions.properties;
  const defaults = Object.entries(properties).map(([name, schema]) => [name, Reflect.get(schema, "default")]);
  return Object.fromEntries(defaults) as Static<typeof scenesOptions>;
}
