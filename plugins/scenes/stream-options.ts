import { type Static, Type } from "typebox";
import { STEPS } from "./vocabulary.ts";

/** Option in 0 to 1. */
function share(defaultValue: number, description: string) {
  return Type.Number({ default: defaultValue, minimum: 0, maximum: 1, description });
}

function whole(defaultValue: number, [minimum, maximum]: readonly [number, number], description: string) {
  return Type.Integer({ default: defaultValue, minimum, maximum, description });
}

/** The options of the stream, and their defaults. */
export const scenesOptions = Type.Object(
  {
    seed: whole(1, [0, 2 ** 31], "Seed of all scenes and of the held-out properties."),
    steps: whole(STEPS, [1, STEPS], "Growth steps, in order of difficulty."),
    imageSize: whole(32, [16, 256], "Side of the pictures in pixels."),
    pairs: whole(16_384, [1, 2 ** 30], "Training pairs of the first step. They are generated on demand."),
    factor: Type.Number({
      default: 2,
      minimum: 0,
      maximum: 4,
      description: "Ratio of the training pairs of a step to those of the step before.",
    }),
    validationPairs: whole(256, [0, 65_536], "Search-validation pairs of each step."),
    testPairs: whole(1024, [0, 65_536], "Test pairs of each step. Half of them have a held-out property."),
    captions: whole(3, [1, 16], "Captions of a pair. Training reads one at a time; some may be equal."),
    completeness: share(0.9, "Probability that an attribute or a further object is mentioned."),
    brevity: share(0.25, "Probability that an object is described by a single attribute, from step 2 on."),
    paraphrase: share(0.3, "Probability that a word is replaced by a synonym, in step 5."),
    labelNoise: share(0, "Share of the training captions taken from another scene."),
    distractors: whole(
      0,
      [0, 3],
      "Objects of training and search-validation scenes that no caption mentions.",
    ),
    hueDrift: Type.Number({
      default: 0,
      minimum: 0,
      maximum: 10,
      description: "Rotation of all hues per step, in degrees.",
    }),
    background: Type.Union([Type.Literal("varied"), Type.Literal("plain")], {
      default: "varied",
      description: "varied: a random dark grey with a gradient per picture. plain: one grey.",
    }),
    noise: share(0.06, "Largest noise on a pixel, as a share of the range."),
    clutter: whole(10, [0, 1000], "Number of grey specks behind the objects, in step 5."),
  },
  { additionalProperties: false },
);

/** All options at their defaults. */
export function defaultOptions(): Static<typeof scenesOptions> {
  const properties: Readonly<Record<string, object>> = scenesOptions.properties;
  const defaults = Object.entries(properties).map(([name, schema]) => [name, Reflect.get(schema, "default")]);
  return Object.fromEntries(defaults) as Static<typeof scenesOptions>;
}
