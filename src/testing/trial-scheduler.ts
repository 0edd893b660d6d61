import fc from "fast-check";
import { expect, it } from "vitest";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { Objectives } from "../search/objective.ts";
import { TrialScheduler } from "../search/trial-scheduler.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { mainObjective, restore, withOppositeLoss } from "./histories.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { assign, type Assigned, simulateSchedule } from "./simulate-schedule.ts";

/** Of each measurement in turn: a failure and figures that are missing among them. */
const anyLosses = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, NaN, 0, 1e300) },
  ),
  { minLength: 1, maxLength: 40 },
);

/**
 * Tests that a scheduler is what the port promises: a pure function of the history, whose budgets lie in (0, 1] and
 * rise, that starts no more trials than it may and comes to an end, whatever becomes of trials.
 * @param cases option sets to test; the defaults alone if left out.
 */
export function describeTrialScheduler(
  strategy: Strategy<TrialScheduler>,
  cases: readonly KitCase[] = [{}],
): void {
  describeStrategy(TrialScheduler, strategy, cases, (build) => {
    testPurity(build);
    testBudgets(build);
  });
}

function testPurity(build: Build<TrialScheduler>): void {
  it("assigns the same for the same history, whatever it was asked before", async () => {
    const scheduler = await build();
    for (const one of new Random(2).shuffle(scheduleOf(scheduler))) {
      expect(assign(scheduler, one.trials, one.count), AGAIN(one, "asked for again")).toEqual(one.assignment);
    }
  });

  it("goes on after an interruption at any assignment as if there had been none", async () => {
    for (const one of scheduleOf(await build())) {
      const again = assign(await build(), restore(one.trials), one.count);
      expect(again, AGAIN(one, "asked for after the run was resumed")).toEqual(one.assignment);
    }
  });

  it("leaves the history as it is", async () => {
    const scheduler = await build();
    for (const { trials, count } of scheduleOf(scheduler)) {
      withoutChanges("next", () => scheduler.next(deepFreeze([...trials]), count, mainObjective));
    }
  });

  it("goes by the direction of the objective", async () => {
    const scheduler = await build();
    const turned: Objectives = [{ ...mainObjective[0], direction: "maximize" }];
    for (const one of scheduleOf(scheduler)) {
      const again = assign(scheduler, one.trials.map(withOppositeLoss), one.count, turned);
      expect(again, AGAIN(one, "maximised, with all figures of the opposite sign")).toEqual(one.assignment);
    }
  });
}

function testBudgets(build: Build<TrialScheduler>): void {
  it("starts a trial where there is none, and none where no more may start", async () => {
    const scheduler = await build();
    expect(assign(scheduler, [], 1)?.type, "what comes first").toBe("start");
    expect(assign(scheduler, [], 0), "what comes where the strategy has nothing to propose").toBeUndefined();
  });

  it("lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials", async () => {
    const counts = fc.integer({ min: 1, max: 40 });
    const workers = fc.integer({ min: 1, max: 5 });
    await holdsFor([anyLosses, counts, counts, workers], async (losses, count, candidates, workers) => {
      simulateSchedule({ scheduler: await build(), losses, count, candidates, workers });
    });
  });

  it("ends where every trial fails", async () => {
    const assigned = simulateSchedule({ scheduler: await build(), losses: [undefined], count: 20 });
    expect(assigned.at(-1)?.assignment, "the last assignment").toBeUndefined();
  });
}

/** A whole search with failures, ties and missing figures, three trials at a time. */
function scheduleOf(scheduler: TrialScheduler): Assigned[] {
  const losses = [...new Random("schedule").normals(50)].map((loss, index) =>
    index % 11 === 7 ? undefined : index % 13 === 5 ? NaN : Math.round(4 * loss) / 4,
  );
  return simulateSchedule({ scheduler, losses, count: 25, workers: 3 });
}

const AGAIN = ({ trials }: Assigned, when: string) =>
  `the assignment after ${trials.length} trials is another one when it is ${when}; it has to follow from what \`next\` ` +
  "is given alone: keep nothing between calls, and read figures by `toMinimise`";
