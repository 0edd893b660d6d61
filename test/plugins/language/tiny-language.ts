import {
  Architecture,
  type ArchitectureValues,
  type DataStream,
  type ModelFamily,
  trainableFamily,
  type TrainableFamily,
} from "espalier";
import { language } from "../../../plugins/language/language.ts";
import type { TextExample } from "../../../plugins/language/text-example.ts";
import { TextStream } from "../../../plugins/language/text-stream.ts";
import { build } from "../build.ts";

/** A language model with heads of width 4 and windows of 12 bytes. */
export async function tinyLanguage(options = {}): Promise<TrainableFamily> {
  return trainableFamily(
    (await build<ModelFamily>(language, { contextLength: 12, headWidth: 4, ...options })) as ModelFamily,
  );
}

/** The Gettysburg Address, Abraham Lincoln, 1863, in three arrivals. */
export const GETTYSBURG = [
  "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, " +
    "and dedicated to the proposition that all men are created equal.",
  "Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, " +
    "can long endure. We are met on a great battle-field of that war. We have come to dedicate a portion of that " +
    "field, as a final resting place for those who here gave their lives that that nation might live. It is " +
    "altogether fitting and proper that we should do this.",
  "But, in a larger sense, we can not dedicate—we can not consecrate—we can not hallow—this ground. The brave men, " +
    "living and dead, who struggled here, have consecrated it, far above our poor power to add or detract. The world " +
    "will little note, nor long remember what we say here, but it can never forget what they did here.",
];

/** All of it for training, a paragraph a step. */
export function gettysburg(): DataStream<TextExample> {
  const stream = new TextStream([], 16);
  return Object.assign(Object.create(stream) as DataStream<TextExample>, {
    steps: GETTYSBURG.length,
    stepNames: ["first", "second", "third"],
    examples: async (step: number) =>
      GETTYSBURG[step - 1]!.split(/(?<=[,.]) /).map((text, place) => ({ id: `${step}/${place}`, text })),
  });
}

const smallest: ArchitectureValues = { "decoder.depth": 1, "decoder.width": 4, "decoder.mlpRatio": 1 };

/** The smallest architecture, with some values changed. */
export function architecture(changes: ArchitectureValues = {}): Architecture {
  return new Architecture({ ...smallest, ...changes });
}
