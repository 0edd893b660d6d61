import type { LabelledPictureStream } from "espalier/image-text";

/**
 * Names of the classes with training pictures up to a growth step, in order of arrival. A class's id is its place in
 * this list: later steps add names at the end, so ids never change.
 */
export async function arrivedClasses(
  stream: Pick<LabelledPictureStream, "examples">,
  step: number,
): Promise<readonly string[]> {
  const labels = new Set<string>();
  for (let arrival = 1; arrival <= step; arrival++) {
    for (const { label } of await stream.examples(arrival, "train")) labels.add(label);
  }
  return [...labels];
}
