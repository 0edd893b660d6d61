import fc from "fast-check";
import { expect, it } from "vitest";
import type { Strategy } from "../plugin/strategy.ts";
import { LearningRateSchedule, type ScheduledTraining } from "../training/learning-rate-schedule.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";

const anyTraining: fc.Arbitrary<ScheduledTraining> = fc.record({
  updates: fc.integer({ min: 1, max: 300 }),
  step: fc.integer({ min: 1, max: 20 }),
  architectureChanged: fc.boolean(),
});

/** Trainings that random ones rarely contain. */
const CORNERS: Readonly<Record<string, ScheduledTraining>> = {
  "a single update": { updates: 1, step: 1, architectureChanged: true },
  "a single update of a later step": { updates: 1, step: 2, architectureChanged: false },
  "two updates": { updates: 2, step: 1, architectureChanged: true },
  "the first step": { updates: 100, step: 1, architectureChanged: true },
  "a step that grew": { updates: 100, step: 3, architectureChanged: true },
  "a step that kept its architecture": { updates: 100, step: 3, architectureChanged: false },
  "step 2,000": { updates: 10, step: 2000, architectureChanged: false },
  "10,000 updates": { updates: 10_000, step: 1, architectureChanged: true },
};

/** Number of random trainings per test. */
const RUNS = 100;

/**
 * Tests that a learning-rate schedule fulfils its port's contract: it is a pure function of the update and the
 * training, and returns a factor from 0 to 1 for every update.
 * @param cases option sets to test; default: only the default options.
 */
export function describeLearningRateSchedule(
  strategy: Strategy<LearningRateSchedule>,
  cases: readonly KitCase[] = [{}],
): void {
  describeStrategy(LearningRateSchedule, strategy, cases, (build) => {
    testFactors(build);
    testPurity(build);
  });
}

/** The factors of all updates. The container refuses those outside [0, 1]. */
function factorsOf(schedule: LearningRateSchedule, training: ScheduledTraining): number[] {
  return Array.from({ length: training.updates }, (_, index) => schedule.factor(index + 1, { ...training }));
}

function testFactors(build: Build<LearningRateSchedule>): void {
  it("returns a factor for every update of any training", async () => {
    const schedule = await build();
    await holdsFor([anyTraining], async (training) => void factorsOf(schedule, training), RUNS);
  });

  for (const [what, training] of Object.entries(CORNERS)) {
    it(`returns a factor for every update of ${what}`, async () => {
      factorsOf(await build(), training);
    });
  }
}

function testPurity(build: Build<LearningRateSchedule>): void {
  it("returns the same factors in any call order and instance", async () => {
    const [one, other] = [await build(), await build()];
    const all = Object.entries(CORNERS);
    const first = new Map(all.map(([what, training]) => [what, factorsOf(one, training)]));
    for (const schedule of [one, other])
      for (const [what, training] of all.toReversed())
        expect(
          factorsOf(schedule, training),
          `the factors of ${what} differ when asked a second time; they must depend only on update and training`,
        ).toEqual(first.get(what));
  });

  it("does not change the training", async () => {
    const schedule = await build();
    for (const training of Object.values(CORNERS))
      withoutChanges("factor", () => schedule.factor(1, deepFreeze({ ...training })));
  });
}
