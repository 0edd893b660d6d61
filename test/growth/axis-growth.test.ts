import fc from "fast-check";
import { expect, test } from "vitest";
import { addUnits, copyUnits, growStream } from "../../src/growth/axis-growth.ts";
import { Random } from "../../src/random/random.ts";

/** Sums of shares by old entry. */
function sumsOf({ from, share }: { readonly from: Int32Array; readonly share: Float64Array }, size: number) {
  const sums = new Array<number>(size).fill(0);
  for (const [entry, old] of from.entries()) if (old >= 0) sums[old]! += share[entry]!;
  return sums;
}

const growths = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  more: fc.integer({ min: 0, max: 12 }),
  unit: fc.integer({ min: 1, max: 3 }),
  split: fc.constantFrom("even" as const, "uneven" as const),
  seed: fc.string(),
});

test("copied units keep the old ones first, and are copied about equally often, in whole units", () => {
  fc.assert(
    fc.property(growths, ({ size, more, unit, split, seed }) => {
      const target = size + more;
      const { from, eta, share } = copyUnits(size * unit, target * unit, unit, split, new Random(seed));
      expect([...from.subarray(0, size * unit)]).toEqual(
        Array.from({ length: size * unit }, (_, old) => old),
      );
      const counts = new Array<number>(size).fill(0);
      for (let index = 0; index < target; index++) {
        const entries = [...from.subarray(index * unit, (index + 1) * unit)];
        expect(entries).toEqual(entries.map((_, place) => entries[0]! + place));
        counts[entries[0]! / unit]!++;
      }
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      for (const sum of sumsOf({ from, share }, size * unit)) expect(sum).toBeCloseTo(1, 12);
      expect(eta).toBe(1);
    }),
  );
});

test("the units that are copied first depend on the key", () => {
  const firstCopies = Array.from(
    { length: 20 },
    (_, seed) => copyUnits(4, 5, 1, "even", new Random(seed)).from[4],
  );
  expect(new Set(firstCopies).size).toBeGreaterThan(1);
});

test("uneven shares of k copies are as k : k + 1 : ... : 2k - 1, the first of which depends on the key", () => {
  const firsts = new Set<number>();
  for (let seed = 0; seed < 20; seed++) {
    const { share } = growStream(1, 3, { split: "uneven" }, new Random(seed));
    expect([...share].toSorted((one, other) => one - other)).toEqual([3 / 12, 4 / 12, 5 / 12]);
    firsts.add(share[0]!);
  }
  expect(firsts.size).toBeGreaterThan(1);
});

test("a stream is copied as a whole; the rest has no origin", () => {
  const { from, share, eta } = growStream(2, 5, { split: "even" }, new Random("stream"));
  expect([...from]).toEqual([0, 1, 0, 1, -1]);
  expect([...share]).toEqual([0.5, 0.5, 0.5, 0.5, 0]);
  expect(eta).toBeCloseTo(Math.sqrt(4 / 5), 12);
  const mean = growStream(2, 5, { split: "even", filling: "mean" }, new Random("stream"));
  expect([...mean.from]).toEqual([0, 1, -1, -1, -1]);
});

test("added units have no origin and no share", () => {
  const { from, share } = addUnits(2, 4);
  expect([[...from], [...share]]).toEqual([
    [0, 1, -1, -1],
    [1, 1, 0, 0],
  ]);
});
