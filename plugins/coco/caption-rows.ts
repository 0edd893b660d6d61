import type { Row, RowFault } from "espalier/picture-files";
import { type CocoDocument, isRecord } from "./read-coco.ts";

/** Lists by the id of a picture. */
type Captions = ReadonlyMap<unknown, string[]>;

/**
 * The pictures of COCO's captions, each with all of its captions in the order of the file.
 * @param label name of the file in messages.
 */
export function* captionRows(
  { images, annotations }: Extract<CocoDocument, { format: "captions" }>,
  label: string,
): Generator<Row | RowFault> {
  const captions: Captions = new Map(images.filter(isImage).map(({ id }) => [id, []]));
  for (const [index, annotation] of annotations.entries()) {
    const problem = addCaption(captions, annotation);
    if (problem !== undefined) yield { place: `${label}/annotations/${index}`, problem };
  }
  const seen = new Set<unknown>();
  for (const [index, image] of images.entries()) {
    const id = `${label}/images/${index}`;
    if (!isImage(image))
      yield { place: id, problem: "`id` must be a number or a string, and `file_name` a string" };
    else if (seen.has(image.id)) yield { place: id, problem: `the id ${image.id} occurs twice` };
    else if (captions.get(image.id)!.length === 0) yield { place: id, problem: "it has no caption" };
    else yield { id, picture: image.file_name, captions: captions.get(image.id)! };
    if (isImage(image)) seen.add(image.id);
  }
}

/** @returns problem of a caption that is not added. */
function addCaption(captions: Captions, annotation: unknown): string | undefined {
  if (!isRecord(annotation)) return "it is not an object";
  const { image_id: id, caption } = annotation;
  const known = captions.get(id);
  if (known === undefined) return `there is no image with the id ${JSON.stringify(id)}`;
  if (typeof caption !== "string") return "`caption` must be a string";
  if (caption.trim() === "") return "`caption` is empty";
  known.push(caption.trim());
  return undefined;
}

function isImage(image: unknown): image is { readonly id: number | string; readonly file_name: string } {
  if (!isRecord(image)) return false;
  const { id, file_name: file } = image;
  return (typeof id === "number" || typeof id === "string") && typeof file === "string" && file !== "";
}
