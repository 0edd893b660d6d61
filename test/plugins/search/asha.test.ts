import { expect, it } from "vitest";
import { asha } from "../../../plugins/search/asha.ts";
import { build } from "../build.ts";
import { curves, finishers, schedule } from "./schedule.ts";

it("lets a trial go on as soon as it is among the best third of its rung", async () => {
  const scheduler = await build(asha);
  const { log } = schedule({ scheduler, count: 6, truth: curves });
  expect(log).toEqual([
    ...["start 0 at 0.11", "start 1 at 0.11", "start 2 at 0.11", "continue 2 at 0.33"],
    ...["start 3 at 0.11", "continue 3 at 0.33", "start 4 at 0.11", "continue 4 at 0.33", "continue 4 at 1"],
    ...["start 5 at 0.11", "continue 5 at 0.33", "continue 5 at 1"],
  ]);
});

it("starts a new trial where nobody can go on, rather than wait", async () => {
  const scheduler = await build(asha);
  const { log } = schedule({ scheduler, count: 9, truth: curves, workers: 5 });
  expect(log.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6].map((number) => `start ${number} at 0.11`));
  expect(log).toContain("continue 2 at 0.33");
});

it("trains the best one fully even where the search is too short for its rungs", async () => {
  const scheduler = await build(asha, { smallest: 0.01, factor: 4 });
  expect(finishers(schedule({ scheduler, count: 3, truth: curves }).trials)).toEqual([2]);
  const once = (number: number, budget: number) =>
    budget > 0.1 && number === 2 ? undefined : curves(number, budget);
  expect(finishers(schedule({ scheduler, count: 3, truth: once }).trials)).toEqual([1]);
});
