import {
  type Architecture,
  arrayOf,
  type ArchitectureValues,
  type GrowthDimension,
  type ModelDescription,
  type ModelState,
  Random,
  type TrainableFamily,
} from "espalier";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import growthBaselines from "../../../plugins/growth-baselines/index.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { build } from "../build.ts";
import { architecture, deviation, randomised, similarities, tinyClip } from "../growclip/tiny-clip.ts";

/** What float32 leaves of an inner product of unit vectors. */
const TOLERANCE = 1e-5;

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine("wasm");
});
afterAll(() => engine.close());

type Family = Pick<TrainableFamily, "dimensions" | "describe">;

async function operator(family: Family, type: string, options = {}): Promise<GrowthDimension> {
  const found = growthBaselines.strategies.find(({ definition }) => definition.type === type);
  return (await build(found!, options, [family])) as GrowthDimension;
}

interface Growth {
  readonly family: TrainableFamily;
  readonly from: Architecture;
  readonly to: Architecture;
}

async function clipGrowth(from: ArchitectureValues, to: ArchitectureValues): Promise<Growth> {
  const base = { "image.depth": 2, "image.width": 8, "text.width": 8, "embedding.width": 8, ...from };
  return { family: await tinyClip(), from: architecture(base), to: architecture({ ...base, ...to }) };
}

async function grow({ family, from, to }: Growth, type: string, options: object, seed: number) {
  const dimension = await operator(family, type, options);
  const parent = randomised(family, from, new Random(seed));
  return { parent, child: dimension.expand(parent, to, new Random(seed).fork("grow")) };
}

/** The change of the function of live and of averaged weights. */
function changeOf({ family, from, to }: Growth, parent: ModelState, child: ModelState): number {
  const trees = [
    [parent.parameters, child.parameters],
    [new Map([...parent.parameters, ...parent.averages]), new Map([...child.parameters, ...child.averages])],
  ] as const;
  return Math.max(
    ...trees.map(([before, after]) =>
      deviation(similarities(family, from, before), similarities(family, to, after)),
    ),
  );
}

const hidden = { "image.mlpRatio": 2.5, "text.mlpRatio": 2, "shared.mlpRatio": 1.5 };
const stream = { "image.width": 12 };

describe("the function of a model whose every tensor is random", () => {
  test.each(["net2wider", "zero-padding"])("stays if %s adds hidden units alone", async (type) => {
    const growth = await clipGrowth({}, hidden);
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { parent, child } = await grow(growth, type, {}, seed);
        expect(changeOf(growth, parent, child)).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 10 },
    );
  });

  test.each([
    ["net2wider", {}, stream],
    ["net2wider", { noise: 0.1 }, hidden],
    ["bert2bert", {}, hidden],
    ["zero-padding", {}, stream],
    ["copy-and-perturb", {}, hidden],
  ] as const)("changes with %s %o", async (type, options, to) => {
    const growth = await clipGrowth({}, to);
    const { parent, child } = await grow(growth, type, options, 1);
    expect(changeOf(growth, parent, child)).toBeGreaterThan(10 * TOLERANCE);
  });
});

/** Two linear maps with a stream of `width` between them: `[width, 3]` with bias, then `[2, width]`. */
function twoMaps(width: number): ModelDescription {
  const between = { name: "between", role: "residual", size: width } as const;
  const fixed = (name: string, size: number) => ({ name, role: "fixed", flow: "reads", size }) as const;
  const shared = {
    initial: { type: "normal", deviation: 1 },
    trainable: true,
    decays: true,
  } as const;
  return [
    { ...shared, name: "first", axes: [{ ...between, flow: "writes" }, fixed("in", 3)] },
    { ...shared, name: "bias", axes: [{ ...between, flow: "writes" }] },
    { ...shared, name: "second", axes: [fixed("out", 2), { ...between, flow: "reads" }] },
  ];
}

test("without a normalisation, net2wider preserves layers of any widths (Chen et al. 2016, section 2)", async () => {
  const family = {
    dimensions: [{ name: "maps.width", part: "maps", grows: "width" }],
    describe: (of: Architecture) => twoMaps(of.number("maps.width")),
  } as unknown as TrainableFamily;
  const dimension = await operator(family, "net2wider");
  /** The product of both maps `[2, 3]`, and the second one's product with the bias `[2]`. */
  const products = ({ architecture: of, parameters }: ModelState) => {
    const width = of.number("maps.width");
    const [first, bias, second] = ["first", "bias", "second"].map((name) => arrayOf(parameters, name).data);
    const sum = (row: number, term: (unit: number) => number) =>
      Array.from({ length: width }, (_, unit) => second![row * width + unit]! * term(unit)).reduce(
        (one, other) => one + other,
      );
    return Float32Array.from(
      [0, 1].flatMap((row) => [
        ...[0, 1, 2].map((column) => sum(row, (unit) => first![unit * 3 + column]!)),
        sum(row, (unit) => bias![unit]!),
      ]),
    );
  };
  const widths = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }), fc.nat());
  fc.assert(
    fc.property(widths, ([from, more, seed]) => {
      const small = architecture({ "maps.width": from });
      const parent = randomised(family, small, new Random(seed));
      const child = dimension.expand(parent, small.with({ "maps.width": from + more }), new Random(seed));
      expect(deviation(products(parent), products(child))).toBeLessThan(TOLERANCE * 10);
      expect(arrayOf(child.parameters, "bias").data.slice(0, from)).toEqual(
        arrayOf(parent.parameters, "bias").data,
      );
    }),
  );
});

test("bert2BERT's FPI is net2wider without noise", async () => {
  const growth = await clipGrowth({}, { ...hidden, ...stream });
  const [fpi, wider] = await Promise.all([
    grow(growth, "bert2bert", { initialization: "fpi" }, 3),
    grow(growth, "net2wider", {}, 3),
  ]);
  expect(fpi.child).toEqual(wider.child);
});

describe("bert2BERT's AKI", () => {
  const rows = "visual.transformer.resblocks.0.mlp.c_fc.bias";
  const upper = "visual.transformer.resblocks.1.mlp.c_fc.bias";
  const treesOf = ({ parameters, averages, slots: { count } }: ModelState) => [parameters, averages, count];

  test("takes new units of a block from the next one, with averages and slots", async () => {
    const { parent, child } = await grow(await clipGrowth({}, { "image.mlpRatio": 2 }), "bert2bert", {}, 1);
    treesOf(child).forEach((tree, place) => {
      const old = treesOf(parent)[place]!;
      const grown = [...arrayOf(tree, rows).data];
      expect(grown.slice(0, 8)).toEqual([...arrayOf(old, rows).data]);
      const others = new Set(arrayOf(old, upper).data);
      expect(grown.slice(8).every((value) => others.has(value))).toBe(true);
    });
  });

  test("takes rows alone: columns, and normalisations, are the block's own", async () => {
    const growth = await clipGrowth({}, { "image.mlpRatio": 2, "image.width": 12 });
    const [aki, fpi] = await Promise.all(
      ["aki", "fpi"].map((initialization) => grow(growth, "bert2bert", { initialization }, 1)),
    );
    const block = "visual.transformer.resblocks.0";
    for (const name of ["ln_1.weight", "ln_1.bias"])
      expect(arrayOf(aki!.child.parameters, `${block}.${name}`)).toEqual(
        arrayOf(fpi!.child.parameters, `${block}.${name}`),
      );
    const [own, plain] = [aki!, fpi!].map(
      ({ child }) => arrayOf(child.parameters, `${block}.mlp.c_proj.weight`).data,
    );
    // Eight old rows of 24 columns, then four new ones.
    expect(own!.slice(0, 8 * 24)).toEqual(plain!.slice(0, 8 * 24));
    expect(own!.slice(8 * 24)).not.toEqual(plain!.slice(8 * 24));
  });

  test("copies the last block's own units, and embeddings", async () => {
    const growth = await clipGrowth({}, { "image.mlpRatio": 2, "image.width": 12 });
    const [aki, fpi] = await Promise.all(
      ["aki", "fpi"].map((initialization) => grow(growth, "bert2bert", { initialization }, 1)),
    );
    for (const name of [upper, "visual.class_embedding", "visual.conv1.weight"])
      expect(arrayOf(aki!.child.parameters, name), name).toEqual(arrayOf(fpi!.child.parameters, name));
    expect(arrayOf(aki!.child.parameters, rows)).not.toEqual(arrayOf(fpi!.child.parameters, rows));
  });
});

describe("copy-and-perturb", () => {
  const weights = "visual.transformer.resblocks.0.mlp.c_fc.weight";

  test("adds noise of the given relative size to new weights, and to no old ones", async () => {
    const growth = await clipGrowth({}, { "image.mlpRatio": 16 });
    const [noisy, plain] = await Promise.all(
      [0.05, 0].map((noise) => grow(growth, "copy-and-perturb", { noise }, 1)),
    );
    const [one, other] = [noisy!, plain!].map(({ child }) => arrayOf(child.parameters, weights).data);
    expect(one!.slice(0, 64)).toEqual(other!.slice(0, 64));
    const relative = [...one!.slice(64)].map((value, index) => value / other![64 + index]! - 1);
    const size = Math.sqrt(relative.reduce((sum, value) => sum + value ** 2, 0) / relative.length);
    expect(size).toBeGreaterThan(0.045);
    expect(size).toBeLessThan(0.055);
    expect(noisy!.child.slots).toEqual(plain!.child.slots);
  });

  test("copies units in their order", async () => {
    const { parent, child } = await grow(
      await clipGrowth({}, { "image.mlpRatio": 2.5 }),
      "copy-and-perturb",
      { noise: 0 },
      1,
    );
    const bias = "visual.transformer.resblocks.0.mlp.c_fc.bias";
    const old = [...arrayOf(parent.parameters, bias).data];
    expect([...arrayOf(child.parameters, bias).data]).toEqual([...old, ...old, ...old.slice(0, 4)]);
  });
});

describe("zero-padding", () => {
  const isNew = (index: number) => index >= 8;

  test("fills weights with zeros, gains with their initial values", async () => {
    const { child } = await grow(await clipGrowth({}, { "image.width": 16 }), "zero-padding", {}, 1);
    const added = (name: string) => arrayOf(child.parameters, name).data.filter((_, index) => isNew(index));
    expect(added("visual.class_embedding").every((value) => value === 0)).toBe(true);
    expect(added("visual.ln_post.weight").every((value) => value === 1)).toBe(true);
    expect(added("visual.ln_post.bias").every((value) => value === 0)).toBe(true);
  });

  test("with `fresh`, adds a share of the initial values", async () => {
    const growth = await clipGrowth({}, { "image.width": 16 });
    const [half, whole] = await Promise.all(
      [0.5, 1].map((fresh) => grow(growth, "zero-padding", { fresh }, 1)),
    );
    const [one, other] = [half!, whole!].map(({ child }) =>
      arrayOf(child.parameters, "visual.class_embedding").data.slice(8),
    );
    expect(other!.every((value) => value !== 0)).toBe(true);
    expect(one).toEqual(other!.map((value) => value / 2));
  });
});
