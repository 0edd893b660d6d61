import { Architecture, type Trial } from "espalier";
import { describeTrialScheduler } from "espalier/testing";
import { expect, test } from "vitest";
import { allowance } from "../../../plugins/search/allowance.ts";
import { asha } from "../../../plugins/search/asha.ts";
import { full } from "../../../plugins/search/full.ts";
import { build } from "../build.ts";

describeTrialScheduler(allowance, [
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

test("the trial that reaches the total is the last one; a failed one costs nothing", async () => {
  const scheduler = await build(allowance, { total: 30, scheduler: await build(full) });
  const goesOn = (...seconds: readonly (number | undefined)[]) =>
    scheduler.next(
      seconds.map((one, number) => trial(number, one)),
      10,
      [{ measurement: "loss", direction: "minimize", unit: "" }],
    )?.type;
  expect(goesOn()).toBe("start");
  expect(goesOn(20, undefined, 9)).toBe("start");
  expect(goesOn(20, undefined, 10)).toBeUndefined();
  expect(goesOn(20, 100)).toBeUndefined();
  expect(scheduler.needs).toEqual({ measurements: ["seconds"] });
});
