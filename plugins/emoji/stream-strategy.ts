import { DataStream, strategy } from "espalier";
import { Type } from "typebox";
import { EmojiStream } from "./emoji-stream.ts";
import { EmojiLibrary } from "./library.ts";
import { DRAWING_SIZE } from "./sheet.ts";

export const emojiStream = strategy(DataStream, {
  type: "emoji",
  summary: "Emoji with captions from a small grammar, arriving in order of their Unicode release.",
  options: Type.Object(
    {
      steps: Type.Union([Type.Literal(3), Type.Literal(5), Type.Literal(10)], {
        default: 5,
        description: "Number of growth steps for the 16 Unicode releases from 0.6 to 16.0.",
      }),
      imageSize: Type.Integer({
        default: 32,
        minimum: 8,
        maximum: DRAWING_SIZE,
        description: "Side of the pictures in pixels. The drawings have 64.",
      }),
      shift: Type.Number({
        default: 0.08,
        minimum: 0,
        maximum: 0.5,
        description: "Augmentation: largest shift as a share of the side, 0 for none.",
      }),
      scale: Type.Number({
        default: 0.1,
        minimum: 0,
        maximum: 0.5,
        description: "Augmentation: largest change of size as a share, 0 for none.",
      }),
      hue: Type.Number({
        default: 10,
        minimum: 0,
        maximum: 180,
        description:
          "Augmentation: largest hue rotation in degrees, 0 for none. Keep it small, since captions name colours.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [EmojiLibrary],
  create: ({ steps, imageSize, shift, scale, hue }, library) =>
    new EmojiStream(library, { steps, imageSize, augmentation: { shift, scale, hue } }),
});
