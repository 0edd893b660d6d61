import type { Split } from "espalier";
import type { Row, RowFault } from "espalier/picture-files";
import { isRecord } from "./read-coco.ts";

/** Splits by their names in the file. `restval`: the pictures of COCO's validation that neither other split uses. */
const SPLITS: ReadonlyMap<unknown, Split> = new Map([
  ["train", "train"],
  ["restval", "train"],
  ["val", "search-validation"],
  ["test", "test"],
]);

/**
 * The pictures of Karpathy's splits, each with all of its captions in the order of the file.
 * @param label name of the file in messages.
 */
export function* karpathyRows(images: readonly unknown[], label: string): Generator<Row | RowFault> {
  const seen = new Set<string>();
  for (const [index, image] of images.entries()) {
    const id = `${label}/images/${index}`;
    const found = isRecord(image) ? pictureOf(image) : { problem: "it is not an object" };
    if ("problem" in found) {
      yield { place: id, problem: found.problem };
      continue;
    }
    const captions: string[] = [];
    for (const [place, sentence] of found.sentences.entries()) {
      const caption = captionOf(sentence);
      if (caption === undefined)
        yield { place: `${id}/sentences/${place}`, problem: "`raw` must be a string that is not empty" };
      else captions.push(caption);
    }
    const { picture, split } = found;
    if (seen.has(picture)) yield { place: id, problem: `the picture ${picture} occurs twice` };
    else if (captions.length === 0) yield { place: id, problem: "it has no caption" };
    else yield { id, picture, captions, split };
    seen.add(picture);
  }
}

/** An entry of `images` whose captions are not checked yet. */
interface KarpathyPicture {
  readonly picture: string;
  readonly split: Split;
  readonly sentences: readonly unknown[];
}

function pictureOf(image: Readonly<Record<string, unknown>>): KarpathyPicture | Pick<RowFault, "problem"> {
  const { filename, filepath = "", split: name, sentences } = image;
  const split = SPLITS.get(name);
  if (typeof filename !== "string" || filename === "") return { problem: "`filename` must be a string" };
  if (typeof filepath !== "string") return { problem: "`filepath` must be a string" };
  if (split === undefined)
    return {
      problem: `\`split\` is ${JSON.stringify(name)} and must be one of ${[...SPLITS.keys()].join(", ")}`,
    };
  if (!Array.isArray(sentences)) return { problem: "`sentences` must be a list" };
  return { picture: filepath === "" ? filename : `${filepath}/${filename}`, split, sentences };
}

function captionOf(sentence: unknown): string | undefined {
  const raw = isRecord(sentence) ? sentence["raw"] : undefined;
  return typeof raw === "string" && raw.trim() !== "" ? raw.trim() : undefined;
}
