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
    "How texts become token ids: `words` gives each word of the stream a row of its own as it arrives; " +
    '`{ "type": "byte-pair", "vocabulary": PATH }` is the fixed vocabulary of the published CLIP models.',
});

export const clipOptions = Type.Object(
  {
    patchSize: Type.Integer({
      minimum: 1,
      default: 8,
      description: "Side of the square patches that become image tokens, in pixels. Divides imageSize.",
    }),
    imageSize: Type.Integer({
      minimum: 1,
      default: 32,
      description: "Side of the square pictures, in pixels. Equals the stream's.",
    }),
    contextLength: Type.Integer({
      minimum: 3,
      default: 16,
      description: "Tokens of a text with start, end and padding. Longer texts are cut.",
    }),
    headWidth: Type.Integer({
      minimum: 1,
      default: 32,
      description:
        "Width of one attention head. Divides the widths of both towers; wider towers have more heads.",
    }),
    vocabularySize: Type.Integer({
      minimum: 5,
      default: 4096,
      description:
        "Rows reserved for words, four of them special. Byte-pair vocabularies bring their own number.",
    }),
    tokenizer,
    lnPre: Type.Boolean({
      default: false,
      description:
        "Normalise image tokens before the first block, as the published CLIP models do. Without it the image " +
        "tower can be widened without changing its function.",
    }),
    quickGelu: Type.Boolean({
      default: false,
      description: "x * sigmoid(1.702 x) for GELU, as OpenAI's weights want it.",
    }),
  },
  { additionalProperties: false },
);

/** The options of the model family, defaults filled in. */
export type ClipOptions = Static<typeof clipOptions>;
