import { expect, it } from "vitest";
import { successiveHalving } from "../../../plugins/search/successive-halving.ts";
import { build } from "../build.ts";
import { curves, finishers, rungSizes, schedule } from "./schedule.ts";

it("lets one in `factor` of each rung go on, the best ones", async () => {
  const scheduler = await build(successiveHalving);
  const { log, trials } = schedule({ scheduler, count: 9, truth: curves });
  expect(log.slice(7)).toEqual([
    "start 7 at 0.11",
    "start 8 at 0.11",
    "continue 8 at 0.33",
    "continue 7 at 0.33",
    "continue 6 at 0.33",
    "continue 8 at 1",
  ]);
  expect(rungSizes(trials)).toEqual({ "0.11": 9, "0.33": 3, "1.0": 1 });
});

it("waits for all of a rung, however many workers are free", async () => {
  const scheduler = await build(successiveHalving);
  const { log } = schedule({ scheduler, count: 9, truth: curves, workers: 4 });
  expect(log).toEqual(schedule({ scheduler, count: 9, truth: curves }).log);
});

it("gives the place of one that fails to the next best, and has no place for an infeasible one before others", async () => {
  const scheduler = await build(successiveHalving, { factor: 2, smallest: 0.5 });
  const failing = (number: number, budget: number) =>
    budget === 1 && number === 3 ? undefined : { loss: 9 - number, ...(number === 2 && { violation: 1 }) };
  expect(schedule({ scheduler, count: 4, truth: failing }).log.slice(4)).toEqual([
    "continue 3 at 1",
    "continue 1 at 1",
    "continue 0 at 1",
  ]);
});

it("promotes what has been started where the strategy has no more candidates", async () => {
  const scheduler = await build(successiveHalving);
  const { trials } = schedule({ scheduler, count: 100, candidates: 6, truth: curves });
  expect(rungSizes(trials)).toEqual({ "0.11": 6, "0.33": 2, "1.0": 1 });
  expect(finishers(trials)).toEqual([5]);
});

it("with several objectives lets the front go on, its ends first", async () => {
  const scheduler = await build(successiveHalving, { factor: 2, smallest: 0.5 });
  const losses = [5, 1, 3, 4];
  const truth = (number: number) => ({
    loss: losses[number] as number,
    parameters: [1, 9, 2, 8][number] as number,
  });
  const objectives = [
    { measurement: "loss", direction: "minimize", unit: "" },
    { measurement: "parameters", direction: "minimize", unit: "" },
  ] as const;
  expect(finishers(schedule({ scheduler, count: 4, truth, objectives }).trials)).toEqual([0, 1]);
});
