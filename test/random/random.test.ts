import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/random.ts";
import { chiSquareLimit, chiSquareStatistic, kolmogorovSmirnov } from "../statistics.ts";
import { normalCumulative } from "../../src/statistics/normal.ts";

const key = new Random(1);
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("a key", () => {
  it("gives the same draw whatever was drawn before", () => {
    const fresh = new Random(1).fork("trial", 3);
    const used = new Random(1).fork("trial", 3);
    used.normals(5);
    used.shuffle([1, 2, 3]);
    used.fork("other").uniform();
    expect(used.uniform()).toBe(fresh.uniform());
    expect(used.uniform()).toBe(used.uniform());
    expect(used.normals(7)).toEqual(fresh.normals(7));
  });

  it("gives a prefix of the longer draw for a shorter one", () => {
    expect(key.uniforms(5)).toEqual(key.uniforms(9).slice(0, 5));
    expect(key.normals(5)).toEqual(key.normals(8).slice(0, 5));
    expect(key.sample(range(50), 5)).toEqual(key.sample(range(50), 9).slice(0, 5));
  });

  it("forks the same in one go or in several", () => {
    expect(key.fork("a", 2).uniform()).toBe(key.fork("a").fork(2).uniform());
    expect(String(key.fork("a", 2))).toBe(String(key.fork("a").fork(2)));
  });

  it("keeps paths apart that read alike", () => {
    const draws = [
      key.fork("a/b"),
      key.fork("a", "b"),
      key.fork("ab"),
      key.fork("a%2Fb"),
      key.fork("a b"),
      key.fork("a%20b"),
      key.fork("a", "b", ""),
      key.fork("\ud83d"),
      new Random(11),
      new Random(1),
    ].map((one) => one.uniform());
    expect(new Set(draws).size).toBe(draws.length);
  });

  it("keeps its values from version to version", () => {
    const known = new Random(42).fork("trial", 12);
    expect({
      uniform: known.uniform(),
      uniforms: [...known.uniforms(2)],
      integer: known.integer(-5, 1_000_000),
      normals: [...known.normals(3)],
      choice: known.choice(["a", "b", "c", "d", "e"]),
      shuffle: known.shuffle(range(8)),
      sample: known.sample(range(100), 4),
    }).toMatchInlineSnapshot(`
      {
        "choice": "c",
        "integer": 532835,
        "normals": [
          0.21249545597456249,
          1.2558381795097322,
          1.1096632292927018,
        ],
        "sample": [
          53,
          31,
          23,
          40,
        ],
        "shuffle": [
          6,
          1,
          4,
          3,
          0,
          7,
          5,
          2,
        ],
        "uniform": 0.4144223320301684,
        "uniforms": [
          0.8314781342810286,
          0.9397579403301378,
        ],
      }
    `);
  });
});

describe("draws", () => {
  it("are uniform within one key", () => {
    const counts = new Array<number>(100).fill(0);
    for (const value of key.uniforms(100_000)) counts[Math.floor(value * 100)]!++;
    expect(chiSquareStatistic(counts)).toBeLessThan(chiSquareLimit(99));
  });

  it("are uniform across forked keys, and independent of the neighbouring key", () => {
    const draws = range(20_000).map((index) => key.fork("trial", index).uniform());
    const pairs = new Array<number>(100).fill(0);
    draws.slice(1).forEach((draw, index) => {
      pairs[Math.floor(draw * 10) * 10 + Math.floor(draws[index]! * 10)]!++;
    });
    expect(chiSquareStatistic(pairs)).toBeLessThan(chiSquareLimit(99));
  });

  it("of different kinds from one key are independent", () => {
    const pairs = new Array<number>(16).fill(0);
    for (const index of range(8_000)) {
      const one = key.fork("kind", index);
      pairs[Math.floor(one.uniform() * 4) * 4 + one.integer(0, 3)]!++;
    }
    expect(chiSquareStatistic(pairs)).toBeLessThan(chiSquareLimit(15));
  });

  it("of a parent and its fork are independent", () => {
    const pairs = new Array<number>(16).fill(0);
    for (const index of range(8_000)) {
      const one = key.fork("parent", index);
      pairs[Math.floor(one.uniform() * 4) * 4 + Math.floor(one.fork("child").uniform() * 4)]!++;
    }
    expect(chiSquareStatistic(pairs)).toBeLessThan(chiSquareLimit(15));
  });

  it("are integers in the range, both ends included, without bias", () => {
    const counts = new Array<number>(7).fill(0);
    for (const index of range(14_000)) counts[key.fork("integer", index).integer(-3, 3) + 3]!++;
    expect(chiSquareStatistic(counts)).toBeLessThan(chiSquareLimit(6));
    expect(key.integer(5, 5)).toBe(5);
  });

  it("choose each item as often", () => {
    const counts = new Map(["a", "b", "c", "d", "e"].map((item) => [item, 0]));
    for (const index of range(10_000)) {
      const item = key.fork("choice", index).choice([...counts.keys()]);
      counts.set(item, counts.get(item)! + 1);
    }
    expect(chiSquareStatistic([...counts.values()])).toBeLessThan(chiSquareLimit(4));
    expect(() => key.choice([])).toThrow(RangeError);
  });

  it.each([
    ["shuffle", (one: Random) => one.shuffle([0, 1, 2, 3])],
    ["sample", (one: Random) => one.sample([0, 1, 2, 3], 4)],
  ])("%s to each permutation as often", (name, permute) => {
    const counts = new Map<string, number>();
    for (const index of range(12_000)) {
      const order = permute(key.fork(name, index)).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquareStatistic([...counts.values()])).toBeLessThan(chiSquareLimit(23));
  });

  it("sample different items, at most all, and leave the list alone", () => {
    const items = Object.freeze(range(20));
    for (const count of [0, 1, 7, 20, 30]) {
      const sampled = key.fork(count).sample(items, count);
      expect(sampled).toHaveLength(Math.min(count, 20));
      expect(new Set(sampled).size).toBe(sampled.length);
    }
    expect(key.shuffle(items).toSorted((one, other) => one - other)).toEqual(items);
  });
});

describe("normals", () => {
  const count = 1_000_000;
  const started = performance.now();
  const values = key.fork("normals").normals(count);
  const elapsed = performance.now() - started;

  it("have the moments of the standard normal distribution", ({ annotate }) => {
    void annotate(`normals(1e6) took ${elapsed.toFixed(0)} ms`);
    const centre = mean(values);
    const moment = (power: number) => mean(values.map((value) => (value - centre) ** power));
    const deviation = Math.sqrt(moment(2));
    // Standard errors for n draws: 1/sqrt(n), sqrt(2/n), sqrt(6/n), sqrt(24/n); 4 of them.
    expect(Math.abs(centre)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(deviation ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(moment(3) / deviation ** 3)).toBeLessThan(4 * Math.sqrt(6 / count));
    expect(Math.abs(moment(4) / deviation ** 4 - 3)).toBeLessThan(4 * Math.sqrt(24 / count));
  });

  it("have its distribution", () => {
    const sample = values.slice(0, 100_000);
    expect(kolmogorovSmirnov(sample, normalCumulative) * Math.sqrt(sample.length)).toBeLessThan(1.95);
  });

  it("are not correlated with the ones next to them, nor with their squares", () => {
    for (const power of [1, 2])
      for (const lag of [1, 2]) {
        const centred = values.map((value) => (power === 1 ? value : (value ** 2 - 1) / Math.SQRT2));
        let sum = 0;
        for (let index = lag; index < count; index++) sum += centred[index]! * centred[index - lag]!;
        expect(Math.abs(sum / (count - lag))).toBeLessThan(4 / Math.sqrt(count));
      }
  });

  it("come in odd numbers too", () => {
    expect(key.normals(1)).toHaveLength(1);
    expect(key.normals(0)).toHaveLength(0);
  });
});
