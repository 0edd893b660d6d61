import { expect, it } from "vitest";
import { random } from "../../../plugins/search/random.ts";
import { chiSquareLimit, chiSquareStatistic } from "../../statistics.ts";
import { build } from "../build.ts";
import { gridOf, requestOf, search, trial } from "./history.ts";

const space = gridOf([4, 4], ([a = 0, b = 0]) => a >= b);
const truth = () => ({ loss: 1 });

it("proposes every architecture that is left with the same probability", async () => {
  const strategy = await build(random);
  const all = [...space.enumerate()];
  const history = all.slice(0, 4).map((one, number) => trial(number, one, { measurements: truth() }));
  const counts = new Map(all.slice(4).map((one) => [one.hash, 0]));
  for (let seed = 0; seed < 3000; seed++) {
    const { hash } = strategy.propose(requestOf(space, history, seed))!.architecture;
    counts.set(hash, counts.get(hash)! + 1);
  }
  expect(counts.size).toBe(6);
  expect(chiSquareStatistic([...counts.values()])).toBeLessThan(chiSquareLimit(5));
});

it("repeats itself only if it may", async () => {
  const strategy = await build(random, { repeats: true });
  const trials = search({ space, strategy, truth, trials: 40 });
  expect(trials).toHaveLength(40);
  expect(new Set(trials.map((one) => one.architecture.hash)).size).toBeLessThanOrEqual(10);
});

it("goes by the history that it is given, not by another one that begins alike", async () => {
  const strategy = await build(random);
  const all = [...space.enumerate()];
  const first = trial(0, all[0]!, { measurements: truth() });
  const historyOf = (left: number) => [
    first,
    ...all
      .slice(1)
      .filter((_, place) => place !== left)
      .map((one, place) => trial(place + 1, one)),
  ];
  for (const left of [3, 5])
    expect(strategy.propose(requestOf(space, historyOf(left)))!.architecture).toEqual(all[left + 1]);
});
