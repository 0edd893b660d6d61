import { beforeAll, expect, it } from "vitest";
import { Random } from "espalier";
import { nearestAmong, squaredDistances } from "espalier/image-text";
import { openEngine } from "../../src/tensor/engine.ts";

beforeAll(async () => {
  await openEngine("wasm");
});

const width = 24;
const queries = Float32Array.from(new Random("queries").uniforms(30 * width));
const references = Float32Array.from(new Random("references").uniforms(50 * width));

it("measures as a plain double loop does", async () => {
  const distances = await squaredDistances(queries, references, width);
  for (let query = 0; query < 30; query++) {
    for (let reference = 0; reference < 50; reference++) {
      let sum = 0;
      for (let place = 0; place < width; place++) {
        sum +=
          ((queries[query * width + place] as number) - (references[reference * width + place] as number)) **
          2;
      }
      expect(distances[query * 50 + reference]).toBeCloseTo(sum, 4);
    }
  }
});

it("is exact for bytes", async () => {
  const bytes = (vectors: Float32Array) => vectors.map((value) => Math.floor(value * 256));
  const [one, other] = [bytes(queries), bytes(references)];
  const expected = Array.from({ length: 30 * 50 }, (_, place) => {
    const [query, reference] = [Math.floor(place / 50) * width, (place % 50) * width];
    return one
      .subarray(query, query + width)
      .reduce((sum, value, at) => sum + (value - (other[reference + at] as number)) ** 2, 0);
  });
  expect(Array.from(await squaredDistances(one, other, width))).toEqual(expected);
});

it("chooses the first of the nearest among those allowed", () => {
  const distances = Float32Array.from([1, 3, 2, 2, 0]);
  expect(nearestAmong(distances, [1, 2, 3])).toBe(2);
  expect(nearestAmong(distances, [0, 1, 2, 3, 4])).toBe(4);
});
