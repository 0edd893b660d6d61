import { expect, it } from "vitest";
import { hyperband } from "../../../plugins/search/hyperband.ts";
import { build } from "../build.ts";
import { curves, rungSizes, schedule } from "./schedule.ts";

it("halves in brackets of the paper's sizes, and begins again until all trials have been started", async () => {
  const scheduler = await build(hyperband);
  const { log, trials } = schedule({ scheduler, count: 26, truth: curves });
  const starts = log.filter((line) => line.startsWith("start"));
  const budgets = starts.map((line) => line.split(" at ")[1]);
  expect(budgets.join(" ")).toBe(
    [
      ...Array(9).fill("0.11"),
      ...Array(5).fill("0.33"),
      ...Array(3).fill("1"),
      ...Array(9).fill("0.11"),
    ].join(" "),
  );
  expect(rungSizes(trials)).toEqual({ "0.11": 18, "0.33": 3 + 5 + 3, "1.0": 1 + 1 + 3 + 1 });
  expect(log.indexOf("continue 8 at 1")).toBe(12);
});

it("lets a free worker start the next bracket", async () => {
  const scheduler = await build(hyperband);
  const { log } = schedule({ scheduler, count: 17, truth: curves, workers: 3 });
  expect(log.slice(8, 10)).toEqual(["start 8 at 0.11", "start 9 at 0.33"]);
});
