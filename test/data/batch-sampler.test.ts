import fc from "fast-check";
import { expect, test } from "vitest";
import { BatchSampler } from "../../src/data/batch-sampler.ts";
import { Random } from "../../src/random/random.ts";

const arrivalsAndShares = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 50 }), weight: fc.integer({ min: 0, max: 9 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .filter((arrivals) => arrivals.some(({ weight }) => weight > 0))
  .map((arrivals) => {
    const sum = arrivals.reduce((total, { weight }) => total + weight, 0);
    return {
      sizes: arrivals.map(({ size }) => size),
      shares: arrivals.map(({ weight }) => weight / sum),
    };
  });

test("every batch is full, in range, and leaves out what has no share", () => {
  fc.assert(
    fc.property(
      arrivalsAndShares,
      fc.integer({ min: 1, max: 64 }),
      fc.nat(),
      ({ sizes, shares }, batch, seed) => {
        const sampler = new BatchSampler(sizes, shares, batch, new Random(seed));
        for (let update = 1; update <= 5; update++) {
          const draws = sampler.draws(update);
          expect(draws).toHaveLength(batch);
          for (const { arrival, index } of draws) {
            expect(shares[arrival]).toBeGreaterThan(0);
            expect(index).toBeLessThan(sizes[arrival] as number);
          }
        }
      },
    ),
  );
});

test("an update's draws do not depend on which updates were asked for before", () => {
  const create = () => new BatchSampler([30, 7], [0.6, 0.4], 8, new Random(3));
  const inOrder = create();
  const draws = Array.from({ length: 40 }, (_, index) => inOrder.draws(index + 1));
  expect(create().draws(37)).toEqual(draws[36]);
  const backwards = create();
  expect(backwards.draws(40)).toEqual(draws[39]);
  expect(backwards.draws(2)).toEqual(draws[1]);
});

test("within an epoch every pair is drawn once", () => {
  const sampler = new BatchSampler([20], [1], 5, new Random(1));
  const epoch = [1, 2, 3, 4].flatMap((update) => sampler.draws(update).map(({ index }) => index));
  expect(epoch.toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  );
});

test("over many batches each arrival gets its share", () => {
  const sampler = new BatchSampler([500, 500, 500], [0.7, 0.25, 0.05], 16, new Random(2));
  const counts = [0, 0, 0];
  for (let update = 1; update <= 1000; update++) {
    for (const { arrival } of sampler.draws(update)) (counts[arrival] as number)++;
  }
  expect((counts[0] as number) / 16000).toBeCloseTo(0.7, 2);
  expect((counts[1] as number) / 16000).toBeCloseTo(0.25, 2);
  expect((counts[2] as number) / 16000).toBeCloseTo(0.05, 2);
});

test("of very many pairs the order is computed: none twice within an epoch, and no memory", () => {
  const create = () => new BatchSampler([10_000_000], [1], 64, new Random(5));
  const before = process.memoryUsage().heapUsed;
  const sampler = create();
  const indices = Array.from({ length: 50 }, (_, update) => sampler.draws(update + 1)).flatMap((draws) =>
    draws.map(({ index }) => index),
  );
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(30e6);
  expect(new Set(indices).size).toBe(50 * 64);
  expect(Math.max(...indices)).toBeGreaterThan(9_900_000);
  expect(create().draws(50)).toEqual(sampler.draws(50));
});
