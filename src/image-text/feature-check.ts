import type { ExportSource } from "../training/portable-model.ts";
import { imageTextModel } from "./image-text-model.ts";
import type { Pair } from "./pair.ts";
import { pairStream, type PairStream } from "./pair-stream.ts";
import { pngOf } from "./png.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** Number of pairs in the check. */
const PAIRS = 3;

/**
 * Files to check another program's results against the model's: three pictures that have arrived by the model's
 * growth step, as PNG, and `check.json` with their names, three texts, the texts' ids, and the features of both.
 * @param tokenizer turns texts into the ids that the exported weights expect.
 */
export async function featureCheck(
  { stream, step, model }: ExportSource,
  tokenizer: Tokenizer,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const pairs = pairStream(stream);
  const chosen = await somePairs(pairs, step);
  const pictures = await Promise.all(chosen.map((pair) => pairs.picture(pair)));
  const texts = chosen.map(({ captions }) => captions[0]?.text ?? "");
  const features = imageTextModel(model);
  const files = await Promise.all(
    pictures.map(async (picture, place) => [`check-${place + 1}.png`, await pngOf(picture)] as const),
  );
  const check = {
    images: files.map(([name]) => name),
    texts,
    tokens: rowsOf(tokenizer.encode(texts), texts.length),
    imageFeatures: rowsOf(await features.imageFeatures(pictures), pictures.length),
    textFeatures: rowsOf(await features.textFeatures(texts), texts.length),
  };
  return new Map<string, string | Uint8Array>([...files, ["check.json", linePerKey(check)]]);
}

/** Pairs spread over the validation pairs, or over the step's training pairs if there are none. */
async function somePairs(stream: PairStream, step: number): Promise<readonly Pair[]> {
  const arrivals = Array.from({ length: step }, (_, index) => index + 1);
  const held = await Promise.all(arrivals.map((arrival) => stream.examples(arrival, "search-validation")));
  const validation = held.flatMap((pairs) => [...pairs]);
  const pairs = validation.length > 0 ? validation : await stream.examples(step, "train");
  const count = Math.min(PAIRS, pairs.length);
  return Array.from({ length: count }, (_, place) => pairs.at(Math.floor((place * pairs.length) / count))!);
}

function rowsOf(values: Float32Array | Int32Array, rows: number): readonly (readonly number[])[] {
  const length = values.length / rows;
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * length, (row + 1) * length)]);
}

function linePerKey(values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}
