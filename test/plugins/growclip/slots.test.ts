import {
  type Architecture,
  type ArchitectureValues,
  mapTree,
  type TrainableFamily,
  type ModelState,
  type ParameterTree,
  Random,
} from "espalier";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { architecture, dimension, gradientOf, randomised, tinyClip, withGradient } from "./tiny-clip.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine("wasm");
});
afterAll(() => engine.close());

type Kind = "depth" | "width" | "shared-encoder";

/** Two blocks everywhere, so that there is something upstream and downstream of what grows. */
const base: ArchitectureValues = {
  "image.depth": 2,
  "image.width": 8,
  "text.depth": 2,
  "text.width": 8,
  "shared.depth": 2,
  "embedding.width": 8,
};

interface Grown {
  readonly parent: ModelState;
  readonly child: ModelState;
  /** Of the parent, of the child, and what the slots make of the parent's. */
  readonly gradients: { readonly parent: ParameterTree; readonly child: ParameterTree };
  readonly expand: (state: ModelState) => ModelState;
}

async function grow(
  family: TrainableFamily,
  kind: Kind,
  options: object,
  from: Architecture,
  to: Architecture,
  seed: number,
): Promise<Grown> {
  const grower = await dimension(family, kind, options);
  const expand = (state: ModelState) => grower.expand(state, to, new Random(seed).fork("grow"));
  const plain = randomised(family, from, new Random(seed));
  const gradient = gradientOf(family, plain);
  const parent = withGradient(plain, gradient);
  const child = expand(parent);
  return { parent, child, gradients: { parent: gradient, child: gradientOf(family, child) }, expand };
}

/** The largest difference between the grown first moment and the gradient, where slots were inherited, by name. */
function errors({ child, gradients }: Grown): Map<string, number> {
  return new Map(
    [...child.slots.first].map(([name, { data }]) => {
      const count = child.slots.count.get(name)!.data;
      const gradient = gradients.child.get(name)!.data;
      const largest = Math.max(1e-3, ...gradient.map(Math.abs));
      const differences = data.map((value, index) => (count[index] === 0 ? 0 : value - gradient[index]!));
      return [name, Math.max(...differences.map(Math.abs)) / largest];
    }),
  );
}

const inner = (one: ParameterTree, other: ParameterTree): number =>
  [...one].reduce(
    (sum, [name, { data }]) =>
      sum + data.reduce((sum, value, index) => sum + value * other.get(name)!.data[index]!, 0),
    0,
  );

/** The linear part of the expansion, applied to a direction. */
function linear({ parent, expand }: Grown, direction: ParameterTree): ParameterTree {
  const zeros = mapTree(direction, ({ shape, data }) => ({ shape, data: data.map(() => 0) }));
  const [moved, still] = [direction, zeros].map((averages) => expand({ ...parent, averages }).averages);
  return mapTree(moved!, ({ shape, data }, name) => {
    const other = still!.get(name)!.data;
    return { shape, data: data.map((value, index) => value - other[index]!) };
  });
}

const uneven = { units: "copy", split: "uneven" } as const;
const even = { units: "copy", split: "even" } as const;
const exact: Readonly<Record<string, readonly [Kind, object, ArchitectureValues, ArchitectureValues]>> = {
  "blocks at the end": ["depth", {}, {}, { "image.depth": 3, "text.depth": 4 }],
  "blocks in between": ["depth", { position: "interleave" }, {}, { "image.depth": 4, "text.depth": 3 }],
  "shared blocks": ["shared-encoder", {}, {}, { "shared.depth": 4 }],
  "first shared blocks": ["shared-encoder", {}, { "shared.depth": 0 }, { "shared.depth": 2 }],
  "fresh hidden units": ["width", { units: "fresh" }, {}, { "image.mlpRatio": 2, "text.mlpRatio": 1.5 }],
  "copied hidden units": ["width", uneven, {}, { "image.mlpRatio": 2.5, "shared.mlpRatio": 2 }],
  "a joint embedding without shared blocks": [
    "width",
    uneven,
    { "shared.depth": 0 },
    { "embedding.width": 24 },
  ],
  "an evenly copied joint embedding, and its heads": ["width", even, {}, { "embedding.width": 16 }],
  "evenly copied streams and heads": ["width", even, {}, { "image.width": 16, "text.width": 24 }],
};

describe("the first moment grows as the gradient does", () => {
  test.each(Object.entries(exact))("%s", async (_, [kind, options, from, to]) => {
    const family = await tinyClip();
    const [source, target] = [architecture({ ...base, ...from }), architecture({ ...base, ...from, ...to })];
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const grown = await grow(family, kind, options, source, target, seed);
        for (const [name, error] of errors(grown)) expect(error, name).toBeLessThan(2e-4);
      }),
      { numRuns: 5 },
    );
  });
});

const streams: Readonly<Record<string, readonly [object, ArchitectureValues]>> = {
  "whole multiples": [uneven, { "image.width": 16, "text.width": 24 }],
  "by half, with averages": [uneven, { "image.width": 12, "text.width": 20 }],
  "by half, fresh units": [{ units: "fresh" }, { "image.width": 12, "text.width": 20 }],
  "the joint stream": [uneven, { "embedding.width": 16 }],
};

describe("unevenly copied streams", () => {
  test.each(Object.entries(streams))("%s", async (_, [options, to]) => {
    const family = await tinyClip();
    const [source, target] = [architecture(base), architecture({ ...base, ...to })];
    const axes = family.describe(target).filter(({ trainable }) => trainable);
    const grew = new Set(
      family.describe(source).flatMap(({ axes }) => axes.map(({ name, size }) => `${name} ${size}`)),
    );
    const writesStream = (name: string) =>
      axes
        .find((parameter) => parameter.name === name)!
        .axes.some(
          ({ role, flow, name, size }) =>
            (role === "residual" || role === "joint") && flow === "writes" && !grew.has(`${name} ${size}`),
        );
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const grown = await grow(family, "width", options, source, target, seed);
        for (const [name, error] of errors(grown))
          if (!writesStream(name)) expect(error, name).toBeLessThan(2e-4);
        const direction = randomised(family, source, new Random(seed).fork("direction")).averages;
        const image = linear(grown, direction);
        const pulledBack = inner(grown.gradients.parent, direction);
        expect(inner(grown.gradients.child, image), "the gradient").toBeCloseTo(pulledBack, 4);
        expect(inner(grown.child.slots.first, image), "the first moment").toBeCloseTo(pulledBack, 4);
      }),
      { numRuns: 5 },
    );
  });
});

test("the second moment grows by the square, counts are copied, what is new starts with neither", async () => {
  const family = await tinyClip();
  const [source, target] = [
    architecture(base),
    architecture({ ...base, "image.width": 20, "text.mlpRatio": 2 }),
  ];
  const { child } = await grow(family, "width", uneven, source, target, 1);
  for (const [name, { data }] of child.slots.first) {
    const [second, count] = [child.slots.second.get(name)!.data, child.slots.count.get(name)!.data];
    data.forEach((value, index) => {
      expect(second[index]).toBeCloseTo(value ** 2, 5);
      expect([0, 1]).toContain(count[index]);
      if (count[index] === 0) expect(value).toBe(0);
    });
  }
  const rows = child.slots.count.get("visual.class_embedding")!.data;
  expect([...rows]).toEqual([...new Array<number>(16).fill(1), 0, 0, 0, 0]);
});

test("`slots: reset` forgets", async () => {
  const family = await tinyClip();
  const target = architecture({ ...base, "image.mlpRatio": 2 });
  const { child } = await grow(family, "width", { slots: "reset" }, architecture(base), target, 1);
  for (const tree of Object.values(child.slots) as ParameterTree[]) {
    for (const { data } of tree.values()) expect(data.every((value) => value === 0)).toBe(true);
  }
});
