import { expect, it } from "vitest";
import { median } from "../../../plugins/search/median.ts";
import { build } from "../build.ts";
import { finishers, schedule } from "./schedule.ts";

it("stops a trial that is worse than the median of the means of those before it", async () => {
  const scheduler = await build(median, { rungs: 2, others: 2 });
  const losses = [4, 2, 3.1, 2.9];
  const truth = (number: number, budget: number) => ({ loss: (losses[number] as number) - budget });
  const { log, trials } = schedule({ scheduler, count: 4, truth });
  expect(log).toEqual([
    ...["start 0 at 0.5", "continue 0 at 1", "start 1 at 0.5", "continue 1 at 1"],
    ...["start 2 at 0.5", "start 3 at 0.5", "continue 3 at 1"],
  ]);
  expect(finishers(trials)).toEqual([0, 1, 3]);
});

it("compares the best so far with means: a trial may have a bad rung behind it", async () => {
  const scheduler = await build(median, { rungs: 3, others: 1 });
  const truth = (number: number, budget: number) => ({ loss: number === 0 ? 3 : budget < 0.5 ? 1 : 9 });
  expect(finishers(schedule({ scheduler, count: 2, truth }).trials)).toEqual([0, 1]);
});

it("does not let a trial go on because worse ones followed", async () => {
  const scheduler = await build(median, { rungs: 2, others: 1 });
  const truth = (number: number) => ({ loss: [1, 2, 3, 4, 5][number] as number });
  expect(finishers(schedule({ scheduler, count: 5, truth }).trials)).toEqual([0]);
});

it("takes an infeasible figure for the worst one", async () => {
  const scheduler = await build(median, { rungs: 2, others: 1 });
  const truth = (number: number) => ({ loss: 5 - number, ...(number === 1 && { violation: 0.1 }) });
  expect(finishers(schedule({ scheduler, count: 3, truth }).trials)).toEqual([0, 2]);
});
