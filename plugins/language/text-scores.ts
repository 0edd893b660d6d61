import type { TrainedModel } from "espalier";
import { byteMeasure } from "./byte-measure.ts";
import type { TestText } from "./test-text.ts";

/** Figures of a model on a text. */
export interface TextScore {
  readonly document: string;
  readonly bytes: number;
  /** Code length of the text under the model's probabilities. */
  readonly bits: number;
  /** Number of bytes that the model predicted as most likely. */
  readonly hits: number;
}

const NOTHING = new Uint8Array(0);

/** Bytes of a window: one fewer than the model's positions, since the first one is the start symbol. */
export async function windowBytes(model: TrainedModel): Promise<number> {
  const { shape } = await model.output("logits", { tokens: [NOTHING] });
  return shape[1]! - 1;
}

/** Scores of texts. @param stride bytes from one window to the next. */
export async function scoreTexts(
  model: TrainedModel,
  texts: readonly TestText[],
  stride: number,
  size: number,
): Promise<readonly TextScore[]> {
  const windows = texts.flatMap((text, place) =>
    text.windows(size, stride).map((window) => ({ ...window, place })),
  );
  const { bits, hits } = await model.compute(byteMeasure, { tokens: windows.map(({ bytes }) => bytes) });
  const scores = texts.map(({ document, bytes }) => ({ document, bytes: bytes.length, bits: 0, hits: 0 }));
  windows.forEach(({ bytes, from, place }, row) => {
    for (let at = from; at < bytes.length; at++) {
      scores[place]!.bits += bits!.data[row * size + at]!;
      scores[place]!.hits += hits!.data[row * size + at]!;
    }
  });
  return scores;
}
