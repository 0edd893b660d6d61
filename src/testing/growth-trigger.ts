import fc from "fast-check";
import { expect, it } from "vitest";
import { GrowthTrigger, type StepRecord } from "../growth/growth-trigger.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";

/** Losses of finished steps, in order. */
type Losses = readonly (readonly number[])[];

const anyLoss = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 5e-324, 1e300, -1e300) },
);

const anyHistory: fc.Arbitrary<Losses> = fc.array(fc.array(anyLoss, { maxLength: 12 }), { maxLength: 6 });

const falling = [4, 3, 2.5, 2.2, 2.1];

/** Histories that random ones rarely contain. */
const CORNERS: Readonly<Record<string, Losses>> = {
  "no finished step": [],
  "a step without measurements": [[]],
  "a step with one measurement": [[3]],
  "a falling loss": [falling],
  "a flat loss": [[3, 3, 3, 3, 3]],
  "a rising loss": [falling.toReversed()],
  "a loss of zero": [[0, 0, 0, 0]],
  "a flat loss, then a falling one": [[3, 3, 3, 3], falling],
  "a falling loss, then a flat one": [falling, [2, 2, 2, 2]],
  "a falling loss, then no measurements": [falling, []],
  "100 steps": Array.from({ length: 100 }, () => falling),
  "a step of 10,000 measurements": [Array.from({ length: 10_000 }, (_, update) => 1 / (1 + update))],
};

/** Number of random histories per test. */
const RUNS = 200;

/**
 * Tests that a growth trigger fulfils its port's contract: it is a pure function of the finished steps and always
 * returns a decision with a reason.
 * @param cases option sets to test; default: only the default options.
 */
export function describeGrowthTrigger(
  strategy: Strategy<GrowthTrigger>,
  cases: readonly KitCase[] = [{}],
): void {
  describeStrategy(GrowthTrigger, strategy, cases, (build) => {
    testAnswers(build);
    testPurity(build);
  });
}

function testAnswers(build: Build<GrowthTrigger>): void {
  it("returns a reason after any history", async () => {
    const trigger = await build();
    await holdsFor([anyHistory], async (losses) => ensureReason(trigger, losses), RUNS);
  });

  for (const [what, losses] of Object.entries(CORNERS)) {
    it(`returns a reason after ${what}`, async () => {
      ensureReason(await build(), losses);
    });
  }
}

function ensureReason(trigger: GrowthTrigger, losses: Losses): void {
  const { reason } = trigger.fires(recordsOf(losses));
  ensure(reason.trim() !== "", "the reason is empty: state briefly what decided");
  ensure(!/NaN|undefined/.test(reason), `the reason contains a missing value: ${reason}`);
}

function testPurity(build: Build<GrowthTrigger>): void {
  it("returns the same decision in any call order and instance", async () => {
    const [one, other] = [await build(), await build()];
    const all = Object.entries(CORNERS);
    const first = new Map(all.map(([what, losses]) => [what, { ...one.fires(recordsOf(losses)) }]));
    for (const trigger of [one, other])
      for (const [what, losses] of all.toReversed())
        expect(
          { ...trigger.fires(recordsOf(losses)) },
          `the decision after ${what} differs when asked a second time; it must depend only on the history`,
        ).toEqual(first.get(what));
  });

  it("does not change the history", async () => {
    const trigger = await build();
    for (const losses of Object.values(CORNERS))
      withoutChanges("fires", () => trigger.fires(deepFreeze(recordsOf(losses))));
  });
}

function recordsOf(losses: Losses): StepRecord[] {
  return losses.map((validationLosses, index) => ({
    step: index + 1,
    validationLosses: [...validationLosses],
  }));
}
