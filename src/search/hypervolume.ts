import { compare } from "./best-of.ts";
import { hypervolumeOfTooMany } from "./errors.ts";

/**
 * Exact hypervolume that the points dominate up to a reference point, by sweeping through the last dimension and
 * summing slices (Fonseca, Paquete and López-Ibáñez 2006). All coordinates are minimised. Points that are not finite,
 * not better than the reference everywhere, dominated or repeated add nothing.
 * @param points `[points, objectives]`, for 1, 2 or 3 objectives.
 * @param reference `[objectives]`, such as the worst value of each.
 * @throws EspalierError for more than 3 objectives, whose exact volume takes too long.
 */
export function hypervolume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  if (reference.length > 3) throw hypervolumeOfTooMany(reference.length);
  const inside = points.filter((point) =>
    point.every((value, place) => Number.isFinite(value) && value < reference[place]!),
  );
  const [right, top, far] = reference as [number, number?, number?];
  // Missing dimensions have extent 1, so they change nothing.
  return volume(
    inside.map(([x, y = 0, z = 0]) => [x!, y, z]),
    [right, top ?? 1, far ?? 1],
  );
}

type Place = readonly [x: number, y: number, z: number];

/** Sums slices: between two depths the dominated area is that of the points so far. */
function volume(points: readonly Place[], [right, top, far]: Place): number {
  const byDepth = points.toSorted((one, other) => compare(one[2], other[2]));
  const stairs = new Staircase(right, top);
  let sum = 0;
  byDepth.forEach((point, index) => {
    stairs.add(point[0], point[1]);
    const next = byDepth[index + 1]?.[2] ?? far;
    if (next > point[2]) sum += stairs.area() * (next - point[2]);
  });
  return sum;
}

/** The undominated points of a plane, x ascending and y descending; for equal x, the last one counts. */
class Staircase {
  private readonly right: number;
  private readonly top: number;
  private readonly steps: { readonly x: number; readonly y: number }[] = [];

  constructor(right: number, top: number) {
    this.right = right;
    this.top = top;
  }

  add(x: number, y: number): void {
    const { steps } = this;
    const next = steps.findIndex((step) => step.x > x);
    const place = next === -1 ? steps.length : next;
    if (place > 0 && steps[place - 1]!.y <= y) return;
    let end = place;
    while (end < steps.length && steps[end]!.y >= y) end++;
    steps.splice(place, end - place, { x, y });
  }

  area(): number {
    return this.steps.reduce(
      (sum, { x, y }, place) => sum + ((this.steps[place + 1]?.x ?? this.right) - x) * (this.top - y),
      0,
    );
  }
}
