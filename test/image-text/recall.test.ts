import { describe, expect, it } from "vitest";
import { Random } from "espalier";
import { chanceRecall, positiveRanks, similarities } from "espalier/image-text";

/** The definition, word by word: sort, and look for the first positive; ties go against it. */
function rankBySorting(scores: readonly number[], positives: readonly number[]): number {
  const order = scores.map((score, index) => ({ score, right: positives.includes(index) }));
  order.sort((one, other) => other.score - one.score || Number(one.right) - Number(other.right));
  return order.findIndex(({ right }) => right);
}

describe("positiveRanks", () => {
  it("agrees with sorting, several positives and ties included", () => {
    const random = new Random("recall");
    const queries = 40;
    const candidates = 30;
    const scores = Float32Array.from(random.uniforms(queries * candidates), (value) =>
      Math.floor(value * 12),
    );
    const positives = Array.from({ length: queries }, (_, query) =>
      random.fork(query).sample([...Array(candidates).keys()], 1 + (query % 4)),
    );
    const expected = positives.map((right, query) =>
      rankBySorting([...scores.subarray(query * candidates, (query + 1) * candidates)], right),
    );
    expect(positiveRanks(scores, positives)).toEqual(expected);
  });

  it("finds nothing if all scores are equal", () => {
    expect(positiveRanks(new Float32Array(10), [[3, 4]])).toEqual([8]);
  });
});

describe("chanceRecall", () => {
  it("is one minus the share of draws that miss", () => {
    expect(chanceRecall(1, 10, 1)).toBeCloseTo(0.1, 12);
    expect(chanceRecall(2, 10, 5)).toBeCloseTo(1 - (8 * 7 * 6 * 5 * 4) / (10 * 9 * 8 * 7 * 6), 12);
    expect(chanceRecall(6, 10, 5)).toBeCloseTo(1, 12);
    expect(chanceRecall(1, 3, 10)).toBeCloseTo(1, 12);
  });
});

describe("similarities", () => {
  it("agrees with a plain double loop for every remainder of the block", () => {
    const width = 7;
    for (const columns of [1, 2, 3, 4, 5, 9]) {
      const one = Float32Array.from(new Random("one").normals(6 * width));
      const other = Float32Array.from(new Random("other").normals(columns * width));
      const products = similarities(one, other, width);
      for (let row = 0; row < 6; row++) {
        for (let column = 0; column < columns; column++) {
          let sum = 0;
          for (let place = 0; place < width; place++) {
            sum += (one[row * width + place] as number) * (other[column * width + place] as number);
          }
          expect(products[row * columns + column]).toBe(Math.fround(sum));
        }
      }
    }
  });
});
