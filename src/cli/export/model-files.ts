import type { PortableModel } from "../../architecture/portable-model.ts";
import { pngOf } from "../../report/png.ts";
import type { FeatureCheck } from "../../run/feature-check.ts";

/** Name of the file with the features that a program which loads the model has to compute. */
const CHECK = "check.json";

/**
 * All files of an exported model but the weights, by name: the family's own, the check and its pictures.
 * @param arrivals the training texts of each growth step so far.
 */
export async function modelFiles(
  model: PortableModel,
  arrivals: readonly (readonly string[])[],
  { pictures, texts, ...features }: FeatureCheck,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const pngs = await Promise.all(
    pictures.map(async (picture, place) => [`check-${place + 1}.png`, await pngOf(picture)] as const),
  );
  const ids = model.tokenizer(arrivals).encode(texts);
  const length = ids.length / texts.length;
  const check = {
    images: pngs.map(([name]) => name),
    texts,
    tokens: texts.map((_, row) => [...ids.subarray(row * length, (row + 1) * length)]),
    ...features,
  };
  return new Map<string, string | Uint8Array>([
    ...(await model.files(arrivals)),
    ...pngs,
    [CHECK, linePerKey(check)],
  ]);
}

function linePerKey(values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}
