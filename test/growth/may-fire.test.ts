import { expect, test } from "vitest";
import { mayFire } from "../../src/growth/may-fire.ts";
import type { StepRecord } from "../../src/growth/growth-trigger.ts";

/** A trigger by its rule. */
const trigger = (fires: (history: readonly StepRecord[]) => boolean) => ({
  fires: (history: readonly StepRecord[]) => ({ fires: fires(history), reason: "a rule" }),
});

const last = (history: readonly StepRecord[]) => history.at(-1)?.validationLosses ?? [];

test.each<[string, (history: readonly StepRecord[]) => boolean, readonly boolean[]]>([
  ["never", () => false, [false, false, false]],
  ["at every step", () => true, [true, true, true]],
  ["at every second step", (history) => history.length % 2 === 0, [true, false, true]],
  [
    "once the loss is flat",
    (history) => last(history).length > 2 && new Set(last(history)).size === 1,
    [false, true, true],
  ],
  ["once the loss falls", (history) => last(history).at(-1)! < last(history)[0]!, [false, true, true]],
  ["once the loss rises", (history) => last(history).at(-1)! > last(history)[0]!, [false, true, true]],
  ["from the third step on", (history) => history.at(-1)?.step === 2, [false, false, true]],
])("a trigger that fires %s", (_, rule, expected) => {
  expect([1, 2, 3].map((step) => mayFire(trigger(rule), step))).toEqual(expected);
});
