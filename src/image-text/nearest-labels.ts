import type { LabelledItem } from "./labelled-item.ts";
import { nearestAmong, squaredDistances } from "./nearest-neighbour.ts";
import { THUMBNAIL_WIDTH, thumbnails } from "./thumbnails.ts";

/** Labels of nearest neighbours among the classes that are asked for; `undefined` without a neighbour. */
export type NearestLabels = (classes: ReadonlySet<string>) => readonly (string | undefined)[];

/**
 * Compares pictures with neighbours, pixel by pixel on thumbnails.
 * @returns a function for the label of each picture's nearest neighbour.
 */
export async function nearestLabels(
  items: readonly LabelledItem[],
  neighbours: readonly LabelledItem[],
): Promise<NearestLabels> {
  if (items.length === 0 || neighbours.length === 0) return () => items.map(() => undefined);
  const distances = await squaredDistances(
    await thumbnailsOf(items),
    await thumbnailsOf(neighbours),
    THUMBNAIL_WIDTH,
  );
  return (classes) => {
    const eligible = [...neighbours.keys()].filter((place) => classes.has(neighbours[place]!.label));
    return items.map((item, row) => {
      const own = distances.subarray(row * neighbours.length, (row + 1) * neighbours.length);
      const among =
        item.content === undefined
          ? eligible
          : eligible.filter((place) => neighbours[place]!.content !== item.content);
      return among.length === 0 ? undefined : neighbours[nearestAmong(own, among)]!.label;
    });
  };
}

async function thumbnailsOf(items: readonly LabelledItem[]): Promise<Float32Array> {
  return thumbnails(await Promise.all(items.map((item) => item.picture())));
}
