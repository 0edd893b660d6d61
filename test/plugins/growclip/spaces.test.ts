import { type Architecture, costOf, type Dimension, expand, Random, SearchSpace } from "espalier";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthStrategy } from "./strategies.ts";
import { architecture, dimension, randomised, tinyClip } from "./tiny-clip.ts";

const family = await tinyClip();
const depth = await dimension(family, "depth");
const width = await dimension(family, "width");
const sharedEncoder = await dimension(family, "shared-encoder", { maximum: 2 });

const grown: Readonly<Record<string, readonly number[]>> = {
  "image.depth": [1, 2, 3],
  "text.depth": [1, 2, 3],
  "shared.depth": [0, 1, 2, 3],
  "embedding.width": [4, 8, 12, 16],
};
const values = (name: string) => grown[name] ?? [architecture().number(name)];
const space = new SearchSpace(
  "toy",
  new Map(
    Object.keys(architecture().values).map((name): [string, Dimension] => [
      name,
      { type: "categorical", values: values(name) },
    ]),
  ),
);
const start = architecture({ "shared.depth": 0 });
const dimensions = [depth, width, sharedEncoder];
const situation = { step: 1, current: start, space, dimensions, examplesSeen: [100] };

test("fixed offers all that is larger along the dimensions, and multiples of the embedding alone", async () => {
  const fixed = await growthStrategy("fixed");
  expect(fixed.at(situation).count()).toBe(3 * 3 * 3 * 4);
  expect(fixed.at({ ...situation, current: start.with({ "embedding.width": 8 }) }).count()).toBe(
    3 * 3 * 3 * 2,
  );
  expect(fixed.at({ ...situation, dimensions: [depth] }).count()).toBe(9);
  const top = start.with({ "image.depth": 3, "text.depth": 3 });
  expect([...fixed.at({ ...situation, dimensions: [depth], current: top }).enumerate()]).toEqual([top]);
});

test.each([
  [1, 1 + 4],
  [2, 1 + 4 + 10 /* 4 twice, 6 pairs */],
])("dynamic offers what %i moves reach", async (moves, count) => {
  const dynamic = await growthStrategy("dynamic", { moves, firstParameters: 1e9 }, family);
  const offered = dynamic.at(situation);
  expect(offered.count()).toBe(count);
  expect(offered.constraints.map(({ description }) => description)).toEqual([
    `at most ${moves} growth moves from ${start}`,
    "parameters <= 1000000000, or the current architecture",
  ]);
});

test("the first step may choose twice the smallest architecture's parameters, the next ones in proportion to the pairs", async () => {
  const dynamic = await growthStrategy("dynamic", { moves: 9 }, family);
  const smallest = family.cost(start).parameters;
  const bound = (examplesSeen: number[]) =>
    dynamic.at({ ...situation, examplesSeen }).constraints[1]!.description;
  expect(bound([100]).replace(String(2 * smallest), "2 * SMALLEST")).toMatchInlineSnapshot(
    `"parameters <= 2 * SMALLEST, or the current architecture"`,
  );
  expect(bound([100, 250]).replace(String(5 * smallest), "5 * SMALLEST")).toMatchInlineSnapshot(
    `"parameters <= 5 * SMALLEST, or the current architecture"`,
  );
});

test("the bound on parameters is not one too low by rounding", async () => {
  const options = { moves: 9, firstParameters: 100_000, exponent: 2 };
  const [, bound] = (await growthStrategy("dynamic", options, family)).at({
    ...situation,
    examplesSeen: [10, 33],
  }).constraints;
  expect(bound?.description).toMatchInlineSnapshot(`"parameters <= 1089000, or the current architecture"`);
});

test("staying is always offered, and more pairs never offer less", async () => {
  const pairs = fc.tuple(fc.integer({ min: 1, max: 1e4 }), fc.nat(1e5), fc.nat(1e5));
  const bounds = fc.record({
    firstParameters: fc.integer({ min: 1, max: 2e4 }),
    exponent: fc.double({ min: 0, max: 2, noNaN: true }),
  });
  const all = [...space.enumerate()];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...all),
      pairs,
      bounds,
      async (current, [first, more, evenMore], bound) => {
        const dynamic = await growthStrategy("dynamic", { moves: 2, ...bound }, family);
        const offered = (examplesSeen: number[]): Architecture[] => [
          ...dynamic.at({ ...situation, current, examplesSeen }).enumerate(),
        ];
        const some = offered([first, first + more]);
        const hashes = new Set(offered([first, first + more + evenMore]).map(({ hash }) => hash));
        expect(some.some((architecture) => architecture.equals(current))).toBe(true);
        expect(some.every(({ hash }) => hashes.has(hash))).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

test("all that is offered can be expanded to", async () => {
  const dynamic = await growthStrategy("dynamic", { firstParameters: 1e9 }, family);
  const parent = randomised(family, start, new Random(1));
  for (const target of dynamic.at(situation).enumerate()) {
    const child = expand(dimensions, parent, target, new Random(2));
    expect(child.architecture).toEqual(target);
    expect([...child.parameters.keys()]).toEqual(family.describe(target).map(({ name }) => name));
  }
});

test("what no dimension grows is named", () => {
  const parent = randomised(family, start, new Random(1));
  const target = start.with({ "embedding.width": 8, "image.depth": 2 });
  expect(() => expand([depth], parent, target, new Random(2))).toThrow(
    expect.objectContaining({
      code: "ESPALIER_GROWTH_UNGROWN",
      message: "No growth dimension can change embedding.width from 4 to 8.",
      culprit: "embedding.width",
    }),
  );
});

test("impossible targets are refused", () => {
  const parent = randomised(family, architecture({ "embedding.width": 8, "image.depth": 2 }), new Random(1));
  const grow = (dimension: typeof width, changes: object) => () =>
    dimension.expand(parent, parent.architecture.with({ ...changes }), new Random(2));
  expect(grow(width, { "embedding.width": 12 })).toThrow(
    expect.objectContaining({ code: "ESPALIER_GROWTH_WHOLE_MULTIPLE", allowed: "whole multiples of 8" }),
  );
  expect(grow(width, { "embedding.width": 4 })).toThrow(
    expect.objectContaining({ code: "ESPALIER_GROWTH_SHRINKS", allowed: "sizes from 8" }),
  );
  expect(grow(depth, { "image.depth": 1 })).toThrow(
    expect.objectContaining({ code: "ESPALIER_GROWTH_FEWER_BLOCKS", culprit: "image" }),
  );
});

test("parts that the model has not are refused", async () => {
  await expect(dimension(family, "depth", { parts: ["audio"] })).rejects.toThrow(
    expect.objectContaining({ code: "ESPALIER_GROWTH_UNKNOWN_PART", allowed: "image, text, shared" }),
  );
});

test("sized offers the candidates nearest in size, whether or not the current one is among them", async () => {
  const inner = await growthStrategy("fixed");
  const sizes = [...inner.at({ ...situation, step: 1, current: start }).enumerate()].map(
    (one) => costOf(family, one).parameters,
  );
  const offered = async (parameters: number, tolerance: number) => {
    const sized = await growthStrategy(
      "sized",
      { space: inner, parameters: [parameters], tolerance },
      family,
    );
    const space = sized.at({ ...situation, step: 4, current: start });
    return [...space.enumerate()].map((one) => costOf(family, one).parameters);
  };
  const largest = Math.max(...sizes);
  expect(await offered(largest, 1e-9)).toEqual([largest]);
  const within = sizes.filter((size) => Math.max(size / largest, largest / size) <= 1.3);
  expect(new Set(await offered(largest, 0.3))).toEqual(new Set(within));
  expect(await offered(1e9, 0.1)).not.toEqual([]);
});

test("without growth dimensions nothing can be reached", async () => {
  const { at } = await growthStrategy("dynamic", {}, family);
  expect(() => at({ ...situation, dimensions: [] })).toThrow(
    expect.objectContaining({ code: "ESPALIER_GROWCLIP_NO_DIMENSIONS", culprit: "/growth/dimensions" }),
  );
  // Children that start afresh may have any architecture of a path.
  const schedule = await growthStrategy("schedule", { architectures: [{ "shared.depth": 3 }] });
  const [only] = schedule.at({ ...situation, dimensions: [] }).enumerate();
  expect(only).toEqual(start.with({ "shared.depth": 3 }));
});

describe("schedule", () => {
  const path = [{ "image.depth": 2 }, { "text.depth": 2 }, { "image.depth": 3, "embedding.width": 8 }];
  const scheduled = (architectures: readonly object[] = path) =>
    growthStrategy("schedule", { architectures }, family);
  const offered = async (step: number, current: Architecture, architectures?: readonly object[]) => {
    const space = (await scheduled(architectures)).at({
      ...situation,
      dimensions: [depth, width],
      step,
      current,
    });
    return [...space.enumerate()];
  };

  test("offers the architecture of the step alone; after the last entry it stays", async () => {
    const first = start.with({ "image.depth": 2 });
    const second = first.with({ "text.depth": 2 });
    const third = second.with({ "image.depth": 3, "embedding.width": 8 });
    expect(await offered(1, start)).toEqual([first]);
    expect(await offered(2, first)).toEqual([second]);
    expect(await offered(3, second)).toEqual([third]);
    expect(await offered(7, third)).toEqual([third]);
    // A trigger that did not fire at step 1 leaves a step out.
    expect(await offered(2, start)).toEqual([second]);
  });

  test.each<[string, readonly object[], number, string]>([
    ["a misspelt dimension", [{ "image.deph": 2 }], 1, "ESPALIER_GROWCLIP_SCHEDULE_DIMENSION"],
    ["a value outside of the space", [{ "image.depth": 9 }], 1, "ESPALIER_GROWCLIP_SCHEDULE_OUTSIDE"],
    [
      "a smaller value",
      [{ "image.depth": 3 }, { "image.depth": 2 }],
      2,
      "ESPALIER_GROWCLIP_SCHEDULE_SHRINKS",
    ],
    ["a dimension that does not grow", [{ "shared.depth": 1 }], 1, "ESPALIER_GROWCLIP_SCHEDULE_SHRINKS"],
  ])("refuses %s", async (_, architectures, step, code) => {
    const current = step === 1 ? start : start.with({ "image.depth": 3 });
    await expect(offered(step, current, architectures)).rejects.toMatchObject({ code, exitCode: 2 });
  });
});
