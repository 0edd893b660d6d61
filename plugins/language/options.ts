import { type Static, Type } from "typebox";

export const languageOptions = Type.Object(
  {
    contextLength: Type.Integer({
      minimum: 2,
      default: 64,
      description: "Bytes of a window. The model sees nothing outside it.",
    }),
    headWidth: Type.Integer({
      minimum: 1,
      default: 32,
      description:
        "Width of one attention head. Must divide the decoder's width; wider decoders have more heads.",
    }),
    tiedHead: Type.Boolean({
      default: false,
      description:
        "Compute the logits with the token embedding instead of a separate matrix. Then only whole multiples " +
        "of the width can be reached without changing the function.",
    }),
  },
  { additionalProperties: false },
);

/** The options of the model family, defaults filled in. */
export type LanguageOptions = Static<typeof languageOptions>;
