/**
 * Drawings by Google that are identical pixel by pixel: some flags, silhouettes of families, and a snowboarder without
 * visible skin. They are listed so that groups and splits need no pictures; a test checks the list against the pictures.
 */
const TWINS: readonly (readonly string[])[] = [
  ["1f1e6-1f1fa", "1f1ed-1f1f2"],
  ["1f1e7-1f1fb", "1f1f3-1f1f4", "1f1f8-1f1ef"],
  ["1f1e8-1f1f5", "1f1eb-1f1f7", "1f1f2-1f1eb"],
  ["1f1e8-1f1f6", "1f1f8-1f1e6"],
  ["1f1e9-1f1ec", "1f1ee-1f1f4"],
  ["1f1ea-1f1e6", "1f1ea-1f1f8"],
  ["1f1fa-1f1f2", "1f1fa-1f1f8"],
  ["1f3c2", "1f3c2-1f3fb", "1f3c2-1f3fc", "1f3c2-1f3fd", "1f3c2-1f3fe", "1f3c2-1f3ff"],
  ["1f468-200d-1f466-200d-1f466", "1f9d1-200d-1f9d2-200d-1f9d2"],
  ["1f468-200d-1f466", "1f9d1-200d-1f9d2"],
  ["1f468-200d-1f468-200d-1f466", "1f46a", "1f9d1-200d-1f9d1-200d-1f9d2"],
  ["1f468-200d-1f468-200d-1f466-200d-1f466", "1f9d1-200d-1f9d1-200d-1f9d2-200d-1f9d2"],
];

const FIRST_OF = new Map(TWINS.flatMap((ids) => ids.map((id) => [id, ids[0] as string] as const)));

/** Whether another drawing looks the same. */
export function isTwin(id: string): boolean {
  return FIRST_OF.has(id);
}

/** One id for all drawings that look the same. */
export function groupOf(id: string): string {
  return FIRST_OF.get(id) ?? id;
}
