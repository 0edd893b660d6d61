import type { TrainingBatch } from "espalier";
import { tooFewPairs } from "./errors.ts";

/** The pairs of a batch whose picture and text both are the first of their kind. @throws EspalierError if they are fewer than 2. */
export function distinctPairs({ images, tokens }: TrainingBatch): Pick<TrainingBatch, "images" | "tokens"> {
  const seen = { images: new Set<string>(), tokens: new Set<string>() };
  const pairs = Array.from({ length: tokens.shape[0] as number }, (_, pair) => pair).filter((pair) => {
    const [image, text] = [textOf(images, pair), textOf(tokens, pair)];
    if (seen.images.has(image) || seen.tokens.has(text)) return false;
    seen.images.add(image);
    seen.tokens.add(text);
    return true;
  });
  if (pairs.length < 2) throw tooFewPairs(pairs.length);
  return { images: pick(images, pairs), tokens: pick(tokens, pairs) };
}

type Rows = TrainingBatch["images"];

/** The rows of some places, in their order. */
export function pick({ shape, data }: Rows, places: readonly number[]): Rows {
  const size = data.length / (shape[0] as number);
  const picked = data.slice(0, places.length * size);
  for (const [index, place] of places.entries())
    picked.set(data.subarray(place * size, (place + 1) * size), index * size);
  return { shape: [places.length, ...shape.slice(1)], data: picked };
}

function textOf({ shape, data }: Rows, place: number): string {
  const size = data.length / (shape[0] as number);
  const row = data.subarray(place * size, (place + 1) * size);
  return Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("latin1");
}
