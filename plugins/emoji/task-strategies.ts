import { DataStream, DownstreamTask, strategy } from "espalier";
import { pairStream } from "espalier/image-text";
import { Type } from "typebox";
import { EmojiTask } from "./emoji-task.ts";
import { EmojiLibrary } from "./library.ts";
import { CLASSIFICATIONS, type EmojiClassification } from "./task-table.ts";

const options = Type.Object(
  {
    artist: Type.Union([Type.Literal("twitter"), Type.Literal("google")], {
      default: "twitter",
      description:
        "Artist of the test drawings. twitter: all things, by artists never trained on. google: only the held-out skin tones.",
    }),
  },
  { additionalProperties: false },
);

/** The nine zero-shot classification tasks. */
export const emojiTasks = CLASSIFICATIONS.map((classification: EmojiClassification) =>
  strategy(DownstreamTask, {
    type: classification.type,
    summary: classification.summary,
    paper: "Zero-shot classification by prompts as in CLIP (Radford et al. 2021, arXiv 2103.00020).",
    options,
    inject: [DataStream, EmojiLibrary],
    create: ({ artist }, stream, library) =>
      new EmojiTask(classification, artist, pairStream(stream), library),
  }),
);
