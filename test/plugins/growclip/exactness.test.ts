import fc from "fast-check";
import { type ArchitectureValues, expand, type TrainableFamily, Random } from "espalier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import {
  architecture,
  deviation,
  dimension,
  featuresOf,
  randomised,
  similarities,
  tinyClip,
} from "./tiny-clip.ts";

/** What float32 leaves of an inner product of unit vectors after up to ten blocks. */
const TOLERANCE = 1e-5;

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine("wasm");
});
afterAll(() => engine.close());

/** From and to, each a value of its own for each key. */
type Growth = Readonly<Record<string, readonly [number, number]>>;
const rising = (...values: readonly number[]) =>
  fc.tuple(fc.constantFrom(...values), fc.constantFrom(...values)).map(([one, other]) => {
    return one < other ? ([one, other] as const) : ([other, one] as const);
  });
const stays = (...values: readonly number[]) =>
  fc.constantFrom(...values).map((value) => [value, value] as const);
const doubles = fc.constantFrom([4, 8] as const, [4, 12] as const, [8, 16] as const);

const start = {
  "image.depth": stays(1, 2),
  "image.width": stays(4, 8),
  "image.mlpRatio": stays(1, 2),
  "text.depth": stays(1, 2),
  "text.width": stays(4, 8),
  "text.mlpRatio": stays(1, 2),
  "shared.depth": stays(0, 1, 2),
  "shared.mlpRatio": stays(1, 2),
  "embedding.width": stays(4, 8),
};

/** Every operator on its own, then all at once. */
const growths: Readonly<
  Record<string, Partial<Record<keyof typeof start, fc.Arbitrary<readonly number[]>>>>
> = {
  "deeper towers": { "image.depth": rising(0, 1, 2, 3), "text.depth": rising(0, 1, 2, 3) },
  "a deeper shared encoder": { "shared.depth": rising(0, 1, 2, 3) },
  "wider MLPs": {
    "image.mlpRatio": rising(1, 1.25, 2, 3),
    "text.mlpRatio": rising(1, 1.5, 2),
    "shared.mlpRatio": rising(1, 2),
  },
  "a wider image tower": { "image.width": rising(4, 8, 12, 16, 20) },
  "a wider text tower": { "text.width": rising(4, 8, 12, 16, 20) },
  "a wider joint embedding": { "embedding.width": doubles },
  "everything at once": {
    "image.depth": rising(1, 2, 3),
    "image.width": rising(4, 8, 12, 20),
    "image.mlpRatio": rising(1, 2),
    "text.depth": rising(1, 2),
    "text.width": rising(4, 12, 16),
    "text.mlpRatio": rising(1, 2),
    "shared.depth": rising(0, 1, 2),
    "shared.mlpRatio": rising(1, 2),
    "embedding.width": doubles,
  },
};

const choices = fc.record({
  units: fc.constantFrom("fresh", "copy"),
  split: fc.constantFrom("uneven", "even"),
  stream: fc.constantFrom("copy", "mean"),
  position: fc.constantFrom("end", "interleave"),
  order: fc.shuffledSubarray(["depth", "width", "shared-encoder"] as const, { minLength: 3 }),
  seed: fc.nat(),
});

type Choices = typeof choices extends fc.Arbitrary<infer Value> ? Value : never;

/** The largest change of a feature or of an inner product of features. */
async function measure(family: TrainableFamily, growth: Growth, chosen: Choices): Promise<number> {
  const { units, split, stream, position, order, seed } = chosen;
  const values = (end: 0 | 1): ArchitectureValues =>
    Object.fromEntries(Object.entries(growth).map(([key, ends]) => [key, ends[end]]));
  const options = { depth: { position }, width: { units, split, stream }, "shared-encoder": { position } };
  const dimensions = await Promise.all(order.map((type) => dimension(family, type, options[type])));
  const [source, target] = [architecture(values(0)), architecture(values(1))];
  const parent = randomised(family, source, new Random(seed));
  const child = expand(dimensions, parent, target, new Random(seed).fork("grow"));
  const averaged = { before: parent.averages, after: child.averages };
  const both = [
    { before: parent.parameters, after: child.parameters },
    {
      before: new Map([...parent.parameters, ...averaged.before]),
      after: new Map([...child.parameters, ...averaged.after]),
    },
  ];
  const changes = both.map(({ before, after }) => ({
    similarity: deviation(similarities(family, source, before), similarities(family, target, after)),
    features:
      source.get("embedding.width") === target.get("embedding.width")
        ? deviation(featuresOf(family, source, before), featuresOf(family, target, after))
        : 0,
  }));
  return Math.max(...changes.flatMap(({ similarity, features }) => [similarity, features]));
}

describe("the function of a model whose every tensor is random stays, with live and averaged weights", () => {
  test.each(Object.entries(growths))("%s", async (_, changes) => {
    const family = await tinyClip();
    const growth = fc.record({ ...start, ...changes }) as unknown as fc.Arbitrary<Growth>;
    await fc.assert(
      fc.asyncProperty(growth, choices, async (growth, chosen) => {
        expect(await measure(family, growth, chosen)).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 30 },
    );
  });
});

test("behind a normalisation that writes the stream, whole multiples are exact and other widths are not", async () => {
  const family = await tinyClip({ lnPre: true });
  const grown = (from: number, to: number): Growth => ({ "image.width": [from, to] });
  const chosen: Choices = {
    ...{ units: "copy", split: "uneven", stream: "copy" },
    ...{ position: "end", order: ["width"], seed: 3 },
  };
  const changes = {
    double: await measure(family, grown(4, 8), chosen),
    half: await measure(family, grown(8, 12), chosen),
  };
  expect(changes.double).toBeLessThan(TOLERANCE);
  expect(changes.half).toBeGreaterThan(100 * TOLERANCE);
});
