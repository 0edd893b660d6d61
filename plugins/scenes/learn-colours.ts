import type { PairStream } from "espalier/image-text";
import { BagOfColours } from "./bag-of-colours.ts";
import type { Scene } from "./scene.ts";
import type { ScenePair } from "./scene-pair.ts";

/** A bag of colours trained on the pictures and labels of pairs. */
export async function learnColours(
  stream: PairStream,
  pairs: readonly ScenePair[],
  labelOf: (scene: Scene) => string,
): Promise<BagOfColours> {
  const pictures = await Promise.all(pairs.map((pair) => stream.picture(pair)));
  return new BagOfColours(
    pictures,
    pairs.map(({ scene }) => labelOf(scene)),
  );
}
