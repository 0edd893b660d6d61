import { hash } from "node:crypto";
import { countEach } from "espalier";
import type { Picture } from "espalier/image-text";
import type { Drawing } from "./drawing.ts";
import type { EmojiClassification } from "./task-table.ts";

/** A picture and its class. */
export interface Labelled {
  readonly drawing: Drawing;
  readonly picture: Picture;
  readonly label: string;
}

/** The members of a classification among some drawings. */
export function labelled(
  { classOf }: EmojiClassification,
  drawings: readonly Drawing[],
  pictures: ReadonlyMap<string, Picture>,
): Labelled[] {
  return drawings.flatMap((drawing) => {
    const label = classOf(drawing);
    return label === undefined ? [] : [{ drawing, label, picture: pictures.get(drawing.id) as Picture }];
  });
}

/**
 * Drops pictures that are identical, pixel by pixel, to one of another class (flags of some islands), then classes with
 * fewer than `fewest` pictures.
 */
export function judgeable(members: readonly Labelled[], fewest: number): Labelled[] {
  const labels = new Map<string, Set<string>>();
  for (const { picture, label } of members) {
    const key = keyOf(picture);
    labels.set(key, (labels.get(key) ?? new Set()).add(label));
  }
  const distinct = members.filter(({ picture }) => labels.get(keyOf(picture))?.size === 1);
  const sizes = sizesOf(distinct);
  return distinct.filter(({ label }) => (sizes.get(label) ?? 0) >= fewest);
}

/** Number of pictures of each class. */
export function sizesOf(members: readonly Labelled[]): ReadonlyMap<string, number> {
  return countEach(members.map(({ label }) => label));
}

const keys = new WeakMap<Picture, string>();

/** Hash of the pixels. */
function keyOf(picture: Picture): string {
  const key = keys.get(picture) ?? hash("sha256", picture.pixels, "base64");
  keys.set(picture, key);
  return key;
}
