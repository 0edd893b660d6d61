import { basename } from "node:path";
import type { Tokenizer } from "../../architecture/model-family.ts";
import type { PortableModel } from "../../architecture/portable-model.ts";
import { pngOf } from "../../report/png.ts";
import type { FeatureCheck } from "../../run/feature-check.ts";
import { misnamedModelFile } from "./errors.ts";

type Files = ReadonlyMap<string, string | Uint8Array>;

/**
 * All files of an exported model but the weights, by name: the family's own, and the check.
 * @param arrivals the training texts of each growth step so far.
 * @throws EspalierError if the family uses a name of the check, or one that leads out of the folder.
 */
export async function modelFiles(
  model: PortableModel,
  arrivals: readonly (readonly string[])[],
  check: FeatureCheck,
): Promise<Files> {
  const own = await model.files(arrivals);
  const added = await checkFiles(model.tokenizer(arrivals), check);
  const misnamed = [model.weightsFile, ...own.keys()].find(
    (name) => basename(name) !== name || added.has(name),
  );
  if (misnamed !== undefined) throw misnamedModelFile(misnamed, [...added.keys()]);
  return new Map([...own, ...added]);
}

/** Pictures, texts, ids, and the features that a program which loads the model has to compute of them. */
async function checkFiles(
  tokenizer: Tokenizer,
  { pictures, texts, ...features }: FeatureCheck,
): Promise<Files> {
  const images = await Promise.all(
    pictures.map(async (picture, place) => [`check-${place + 1}.png`, await pngOf(picture)] as const),
  );
  const ids = tokenizer.encode(texts);
  const length = ids.length / texts.length;
  const tokens = texts.map((_, row) => [...ids.subarray(row * length, (row + 1) * length)]);
  const check = { images: images.map(([name]) => name), texts, tokens, ...features };
  return new Map<string, string | Uint8Array>([...images, ["check.json", linePerKey(check)]]);
}

function linePerKey(values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}
