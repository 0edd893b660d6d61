import fc from "fast-check";
import {
  type Architecture,
  type ArchitectureValues,
  expand,
  mapTree,
  mergeSlice,
  type TrainableFamily,
  planSlice,
  Random,
  SearchSpace,
  sliceState,
} from "espalier";
import { afterAll, beforeAll, expect, test } from "vitest";
import { envelope } from "../../../plugins/supernet/envelope.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import {
  architecture,
  deviation,
  dimension,
  randomised,
  similarities,
  tinyClip,
} from "../growclip/tiny-clip.ts";

/** What float32 leaves of an inner product of unit vectors. */
const TOLERANCE = 1e-5;

const VALUES = {
  "image.depth": [1, 2, 3],
  "image.width": [4, 8, 12, 16],
  "image.mlpRatio": [1, 2],
  "text.depth": [1, 2],
  "text.width": [4, 8, 12],
  "text.mlpRatio": [1, 2],
  "shared.depth": [0, 1, 2],
  "shared.mlpRatio": [1, 2],
  "embedding.width": [8],
} as const;

const SPACE = new SearchSpace(
  "parts",
  new Map(Object.entries(VALUES).map(([name, values]) => [name, { type: "categorical", values }])),
);

/** Three values for each dimension: of the current model, of a candidate, of the largest one. */
const ladder = fc.record(
  Object.fromEntries(
    Object.entries(VALUES).map(([name, values]) => [
      name,
      fc
        .tuple(...[0, 1, 2].map(() => fc.constantFrom<number>(...values)))
        .map((chosen) => chosen.toSorted((one, other) => one - other)),
    ]),
  ),
);

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine("cpu");
});
afterAll(() => engine.close());

function rung(ladder: Readonly<Record<string, readonly number[]>>, place: number): Architecture {
  const values: ArchitectureValues = Object.fromEntries(
    Object.entries(ladder).map(([name, values]) => [name, values[place] as number]),
  );
  return architecture(values);
}

function slicingOf(family: TrainableFamily, whole: Architecture, part: Architecture) {
  return planSlice(family.describe(whole), { architecture: part, description: family.describe(part) });
}

test("grown by means, a model has every smaller one that contains the current one as a part with its function", async () => {
  const family = await tinyClip();
  const dimensions = [
    await dimension(family, "width", { stream: "mean" }),
    await dimension(family, "depth"),
    await dimension(family, "shared-encoder"),
  ];
  await fc.assert(
    fc.asyncProperty(ladder, fc.nat(), async (sizes, seed) => {
      const [current, candidate, largest] = [rung(sizes, 0), rung(sizes, 1), rung(sizes, 2)];
      const random = new Random(seed);
      const parent = randomised(family, current, random);
      const whole = expand(dimensions, parent, largest, random.fork("grow"));
      const part = sliceState(whole, slicingOf(family, largest, candidate));
      expect(part.architecture).toEqual(candidate);
      const before = similarities(family, current, parent.parameters);
      expect(deviation(before, similarities(family, candidate, part.parameters))).toBeLessThan(TOLERANCE);
    }),
    { numRuns: 40 },
  );
});

test("what is written into a part is read from it, and nothing else of the model changes", async () => {
  const family = await tinyClip();
  await fc.assert(
    fc.asyncProperty(ladder, fc.nat(), async (sizes, seed) => {
      const [part, largest] = [rung(sizes, 1), rung(sizes, 2)];
      const slicing = slicingOf(family, largest, part);
      const whole = randomised(family, largest, new Random(seed));
      const drawn = randomised(family, part, new Random(seed).fork("changed"));
      // None of these equals a value of the whole by chance.
      const far = mapTree(drawn.averages, ({ shape, data }) => ({
        shape,
        data: data.map((value) => value + 100),
      }));
      const changed = { ...drawn, averages: far };
      const merged = mergeSlice(whole, changed, slicing);
      const read = sliceState(merged, slicing);
      for (const [name, { data, shape }] of changed.parameters) {
        expect(read.parameters.get(name)?.shape).toEqual(shape);
        expect(deviation(read.parameters.get(name)!.data, data), name).toBeLessThan(TOLERANCE);
      }
      for (const [name, { data }] of changed.slots.second) {
        const found = read.slots.second.get(name)!.data;
        expect(found.every((value, place) => Math.abs(value / data[place]! - 1) < TOLERANCE)).toBe(true);
      }
      for (const [name, { data }] of whole.averages) {
        const other = merged.averages.get(name)!.data;
        const kept = data.reduce((count, value, place) => count + (value === other[place] ? 1 : 0), 0);
        expect(kept, name).toBe(data.length - (changed.averages.get(name)?.data.length ?? 0));
      }
      const back = mergeSlice(merged, sliceState(whole, slicing), slicing);
      for (const [name, { data }] of whole.parameters)
        expect(deviation(back.parameters.get(name)!.data, data), name).toBeLessThan(TOLERANCE);
    }),
    { numRuns: 20 },
  );
});

test("the model with all parts has the largest value of every dimension, constraints aside", async () => {
  const family = await tinyClip();
  const { "image.width": width, ...rest } = envelope(SPACE).values;
  expect(width).toBe(16);
  expect(rest).toMatchObject({ "image.depth": 3, "text.width": 12, "shared.depth": 2, "embedding.width": 8 });
  const smaller = architecture({ "image.depth": 2, "embedding.width": 8 });
  expect(() => slicingOf(family, smaller, envelope(SPACE))).toThrow(/does not fit into the larger model/);
  const named = new SearchSpace(
    "named",
    new Map([["activation", { type: "categorical", values: ["relu", "gelu"] }]]),
  );
  expect(() => envelope(named)).toThrow(/"activation" has values that are not numbers/);
});
