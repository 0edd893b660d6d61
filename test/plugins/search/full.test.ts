import { Architecture } from "espalier";
import { expect, it } from "vitest";
import { full } from "../../../plugins/search/full.ts";
import { build } from "../build.ts";
import { LOSS, trial } from "./history.ts";

it("starts each trial with the full budget until there are enough", async () => {
  const scheduler = await build(full);
  const trials = [0, 1, 2].map((number) =>
    trial(number, new Architecture({ number }), { status: number === 1 ? "failed" : "completed" }),
  );
  expect(scheduler.next([], 3, LOSS)).toEqual({ type: "start", budget: 1 });
  expect(scheduler.next(trials.slice(0, 2), 3, LOSS)).toEqual({ type: "start", budget: 1 });
  expect(scheduler.next(trials, 3, LOSS)).toBeUndefined();
});
