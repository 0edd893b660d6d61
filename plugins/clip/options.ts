import { COLOUR_DEVIATION, COLOUR_MEAN } from "espalier/image-text";
import { type Static, Type } from "typebox";

const bytePair = Type.Object(
  {
    type: Type.Literal("byte-pair"),
    vocabulary: Type.String({
      description: "Path of CLIP's merges, `bpe_simple_vocab_16e6.txt.gz`. The file is not part of Espalier.",
    }),
  },
  { additionalProperties: false },
);

const tokenizer = Type.Union([Type.Literal("words"), bytePair], {
  default: "words",
  description:
    "Tokenizer of texts. `words`: one row for each word of the stream, as it arrives. " +
    '`{ "type": "byte-pair", "vocabulary": PATH }`: the fixed vocabulary of the published CLIP models.',
});

const perChannel = (minimum: number, byDefault: readonly number[], description: string) =>
  Type.Array(Type.Number({ minimum, maximum: 1 }), {
    minItems: 3,
    maxItems: 3,
    default: [...byDefault],
    description,
  });

export const clipOptions = Type.Object(
  {
    patchSize: Type.Integer({
      minimum: 1,
      default: 8,
      description: "Side of the square patches that become image tokens, in pixels. Must divide imageSize.",
    }),
    imageSize: Type.Integer({
      minimum: 1,
      default: 32,
      description: "Side of the square pictures, in pixels. Must equal the stream's.",
    }),
    contextLength: Type.Integer({
      minimum: 3,
      default: 16,
      description: "Tokens of a text, including start, end and padding. Longer texts are truncated.",
    }),
    headWidth: Type.Integer({
      minimum: 1,
      default: 32,
      description:
        "Width of one attention head. Must divide the widths of both towers; wider towers have more heads.",
    }),
    vocabularySize: Type.Integer({
      minimum: 5,
      default: 4096,
      description:
        "Rows of the vocabulary, including four special tokens. Ignored by the byte-pair tokenizer.",
    }),
    tokenizer,
    lnPre: Type.Boolean({
      default: false,
      description:
        "Normalise image tokens before the first block, as the published CLIP models do. Without it the image " +
        "tower can be widened without changing its function.",
    }),
    sharedWeights: Type.Boolean({
      default: true,
      description:
        "Whether both towers use the same weights in the shared blocks. `false`: each has its own, with the same FLOPs; " +
        "the control for sharing.",
    }),
    colourMean: perChannel(
      0,
      COLOUR_MEAN,
      "Mean of red, green and blue in 0 to 1, which is subtracted from the pictures. Default: the published CLIP models'.",
    ),
    colourDeviation: perChannel(
      0.001,
      COLOUR_DEVIATION,
      "Standard deviation of red, green and blue, which pictures are divided by. Default: the published CLIP models'.",
    ),
    quickGelu: Type.Boolean({
      default: false,
      description: "Use x * sigmoid(1.702 x) instead of GELU, as OpenAI's weights require.",
    }),
  },
  { additionalProperties: false },
);

/** The options of the model family, defaults filled in. */
export type ClipOptions = Static<typeof clipOptions>;
