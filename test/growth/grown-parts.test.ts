import fc from "fast-check";
import { Architecture, type ArchitectureDimension, type Dimension, SearchSpace } from "espalier";
import { describe, expect, it } from "vitest";
import { reachAlong } from "../../src/growth/grown-parts.ts";

const most = Number.MAX_SAFE_INTEGER;
const width: ArchitectureDimension = { name: "w", part: "w", grows: "width" };
const multiples: ArchitectureDimension = { ...width, wholeMultiples: true };

const reach = (dimension: ArchitectureDimension, from: number, values: Dimension, maximum?: number) => {
  const space = new SearchSpace("any", new Map([["w", values]]));
  return reachAlong([dimension], new Architecture({ w: from }), space, maximum)[0]!.values;
};

describe("what a dimension reaches", () => {
  const range = fc
    .record({
      low: fc.integer({ min: 0, max: 9 }),
      count: fc.nat(3000),
      step: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ low, count, step }) => ({ low, step, high: low + count * step }));

  it("is all that is larger, or whole multiples, of a range as of the list of its values", () => {
    const from = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1.5, 2.5));
    fc.assert(
      fc.property(range, from, fc.boolean(), (one, current, isMultiple) => {
        const dimension = isMultiple ? multiples : width;
        const values = Array.from(
          { length: (one.high - one.low) / one.step + 1 },
          (_, place) => one.low + place * one.step,
        );
        const expected = [...reach(dimension, current, { type: "categorical", values })];
        const reached = [...reach(dimension, current, { type: "integer", ...one })];
        // Of what does not go on from the current value, a thousand values are enough.
        expect(reached).toEqual(values.includes(current) ? expected : expected.slice(0, reached.length));
        expect(reached.length).toBeGreaterThanOrEqual(Math.min(expected.length, 1001));
      }),
    );
  });

  it("takes no time, however long a range is", () => {
    const huge = { type: "integer", low: 64, high: 64 * 2 ** 46, step: 64 } as const;
    expect([reach(width, 128, huge).length, reach(width, 128, huge).at(-1)]).toEqual([
      2 ** 46 - 1,
      64 * 2 ** 46,
    ]);
    expect([reach(multiples, 192, huge).at(1), reach(multiples, 192, huge).length]).toEqual([
      384,
      Math.floor(2 ** 46 / 3),
    ]);
    expect(
      reach(multiples, 100, { ...huge, low: 1, high: most, step: 1 })
        .slice(0, 3)
        .map(Number),
    ).toEqual([100, 200, 300]);
    expect([...reach(width, 64, huge, 192)]).toEqual([64, 128, 192]);
  });
});
