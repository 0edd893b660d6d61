import { Architecture, type Trial } from "espalier";
import { describeTrialScheduler } from "espalier/testing";
import { expect, test } from "vitest";
import { costLimit } from "../../../plugins/search/cost-limit.ts";
import { asha } from "../../../plugins/search/asha.ts";
import { full } from "../../../plugins/search/full.ts";
import { build } from "../build.ts";

describeTrialScheduler(costLimit, [
  { options: { total: 1 }, strategies: [full] },
  { options: { total: 1, scheduler: "asha" }, strategies: [full, asha] },
]);

const trial = (number: number, seconds?: number): Trial => ({
  number,
  architecture: new Architecture({ number }),
  status: seconds === undefined ? "failed" : "completed",
  budget: 1,
  measurements: seconds === undefined ? {} : { seconds },
  notes: {},
});

const goesOn = async (total: number, ...seconds: readonly (number | undefined)[]) => {
  const scheduler = await build(costLimit, { total, scheduler: await build(full) });
  expect(scheduler.needs).toEqual({ measurements: ["seconds"] });
  const trials = seconds.map((one, number) => trial(number, one));
  return scheduler.next(trials, 99, [{ measurement: "loss", direction: "minimize", unit: "" }])?.type;
};

test("the trial that reaches the total is the last one; a failed one costs nothing", async () => {
  expect(await goesOn(30)).toBe("start");
  expect(await goesOn(30, 20, undefined, 9)).toBe("start");
  expect(await goesOn(30, 20, undefined, 10)).toBeUndefined();
  expect(await goesOn(30, 20, 100)).toBeUndefined();
});

test("a sum that is too small by rounding alone reaches the total", async () => {
  expect(await goesOn(1, ...new Array<number>(9).fill(0.1))).toBe("start");
  expect(await goesOn(1, ...new Array<number>(10).fill(0.1))).toBeUndefined();
});
