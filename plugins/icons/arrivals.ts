import type { CataloguedSet } from "./catalogue.ts";

/** Order in which sets arrive: by the day of their last change, or by kind. */
export type Order = "date" | "kind";

/** Kinds in their order of arrival; each is more like the interfaces that most icons are made for. */
const KINDS = [
  ...["Thematic", "Emoji", "Flags / Maps", "Programming", "Logos", "Archive / Unmaintained", "Other"],
  ...["Material", "UI Multicolor", "UI 16px / 32px", "UI Other / Mixed Grid", "UI 24px"],
];

/** A growth step's sets. */
export interface Arrival {
  readonly name: string;
  readonly sets: readonly CataloguedSet[];
}

/** Divides sets into steps of about doubling numbers of icons. A set is never divided. */
export function arrivalsOf(sets: readonly CataloguedSet[], order: Order, steps: number): readonly Arrival[] {
  const ordered = sets.toSorted((one, other) =>
    order === "date"
      ? one.changed.localeCompare(other.changed)
      : KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.changed.localeCompare(other.changed),
  );
  const total = sizeOf(ordered);
  const arrivals: CataloguedSet[][] = Array.from({ length: steps }, () => []);
  let arrived = 0;
  for (const set of ordered) {
    const middle = (arrived + set.names.length / 2) / total;
    arrivals[stepAt(middle, steps)]?.push(set);
    arrived += set.names.length;
  }
  return arrivals.map((sets) => ({ name: nameOf(sets, order), sets }));
}

/** Index of the step that holds a share of all icons: step `k` of `n` ends at (2^k - 1) / (2^n - 1). */
function stepAt(share: number, steps: number): number {
  return Math.min(steps - 1, Math.floor(Math.log2(1 + share * (2 ** steps - 1))));
}

function nameOf(sets: readonly CataloguedSet[], order: Order): string {
  const [first, last] = [sets[0], sets.at(-1)];
  if (first === undefined || last === undefined) return "nothing";
  const ends =
    order === "date" ? [first.changed.slice(0, 7), last.changed.slice(0, 7)] : [first.kind, last.kind];
  return ends[0] === ends[1] ? `${ends[0]}` : ends.join(" to ");
}

function sizeOf(sets: readonly CataloguedSet[]): number {
  return sets.reduce((sum, { names }) => sum + names.length, 0);
}
