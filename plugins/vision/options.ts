import { type Static, Type } from "typebox";

export const visionOptions = Type.Object(
  {
    patchSize: Type.Integer({
      minimum: 1,
      default: 7,
      description: "Side of the square patches that become tokens, in pixels. Must divide imageSize.",
    }),
    imageSize: Type.Integer({
      minimum: 1,
      default: 28,
      description: "Side of the square pictures, in pixels. Must equal the stream's.",
    }),
    headWidth: Type.Integer({
      minimum: 1,
      default: 16,
      description: "Width of one attention head. Must divide encoder.width; wider encoders have more heads.",
    }),
    classes: Type.Integer({
      minimum: 2,
      default: 10,
      description:
        "Rows reserved in the head, one for each class that will ever arrive. The loss ignores rows without a class.",
    }),
    colourMean: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.5,
      description: "Mean brightness of the pictures, in 0 to 1, which is subtracted from them.",
    }),
    colourDeviation: Type.Number({
      minimum: 0.001,
      default: 0.25,
      description: "Standard deviation of the pictures' brightness, which they are divided by.",
    }),
  },
  { additionalProperties: false },
);

/** The options of the model family, defaults filled in. */
export type VisionOptions = Static<typeof visionOptions>;
