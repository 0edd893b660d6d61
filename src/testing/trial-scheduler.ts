import fc from "fast-check";
import { expect, it } from "vitest";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { Objectives } from "../search/objective.ts";
import { TrialScheduler } from "../search/trial-scheduler.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { mainObjective, otherName, restore, withOpposite, withOtherNames } from "./histories.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { assign, type Assigned, type SimulatedSchedule, simulateSchedule } from "./simulate-schedule.ts";

/** Losses of the measurements in turn, with failures and missing values. */
const anyLosses = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, NaN, 0, 1e300) },
  ),
  { minLength: 1, maxLength: 40 },
);

/** Maximum numbers of trials of a search, including the smallest and odd ones. */
const COUNTS = [1, 2, 3, 9, 16, 27, 40];

const DRAWN_LOSSES = [...new Random("losses").normals(50)];

/** Searches that random ones rarely contain. */
const CORNERS: readonly (Pick<SimulatedSchedule, "losses" | "violations"> & { readonly what: string })[] = [
  { what: "every trial fails", losses: [undefined] },
  { what: "every other trial fails", losses: [1, undefined] },
  { what: "no trial has a measurement", losses: [NaN] },
  { what: "all measurements are equal", losses: [1] },
  { what: "measurements are in random order", losses: DRAWN_LOSSES },
  { what: "measurements rise", losses: DRAWN_LOSSES.toSorted((one, other) => one - other) },
  { what: "measurements fall", losses: DRAWN_LOSSES.toSorted((one, other) => other - one) },
  { what: "some trials break constraints", losses: DRAWN_LOSSES, violations: [0, 0.25, Infinity] },
  { what: "all trials break constraints", losses: DRAWN_LOSSES, violations: [Infinity] },
];

/**
 * Tests that a scheduler fulfils its port's contract: it is a pure function of the history, assigns ascending budgets
 * in (0, 1], starts at most `count` trials, and ends for every outcome of trials.
 * @param cases option sets to test; default: only the default options.
 */
export function describeTrialScheduler(
  strategy: Strategy<TrialScheduler>,
  cases: readonly KitCase[] = [{}],
): void {
  describeStrategy(TrialScheduler, strategy, cases, (build) => {
    testPurity(build);
    testObjective(build);
    testBudgets(build);
  });
}

function testPurity(build: Build<TrialScheduler>): void {
  it("assigns the same for the same history, independently of earlier calls", async () => {
    const scheduler = await build();
    for (const one of new Random(2).shuffle(schedulesOf(scheduler))) {
      expect(assign(scheduler, one.trials, one.count), AGAIN(one, "asked a second time")).toEqual(
        one.assignment,
      );
    }
  });

  it("continues after an interruption at any assignment without a difference", async () => {
    for (const one of schedulesOf(await build())) {
      const again = assign(await build(), restore(one.trials), one.count);
      expect(again, AGAIN(one, "the run was resumed")).toEqual(one.assignment);
    }
  });

  it("does not change the history", async () => {
    const scheduler = await build();
    for (const { trials, count } of schedulesOf(scheduler)) {
      withoutChanges("next", () => scheduler.next(deepFreeze([...trials]), count, mainObjective));
    }
  });
}

function testObjective(build: Build<TrialScheduler>): void {
  const [objective] = mainObjective;

  it("follows the direction of the objective", async () => {
    const scheduler = await build();
    const turned: Objectives = [{ ...objective, direction: "maximize" }];
    for (const one of schedulesOf(scheduler)) {
      const trials = one.trials.map((trial) => withOpposite(trial, objective.measurement));
      const again = assign(scheduler, trials, one.count, turned);
      expect(again, AGAIN(one, "the objective is maximised and all its values are negated")).toEqual(
        one.assignment,
      );
    }
  });

  it("follows the name of the objective", async () => {
    const scheduler = await build();
    const renamed: Objectives = [{ ...objective, measurement: otherName(objective.measurement) }];
    for (const one of schedulesOf(scheduler)) {
      const again = assign(scheduler, one.trials.map(withOtherNames), one.count, renamed);
      expect(again, AGAIN(one, "the objective has another name")).toEqual(one.assignment);
    }
  });
}

function testBudgets(build: Build<TrialScheduler>): void {
  it("starts a trial for an empty history, and none beyond the count", async () => {
    const scheduler = await build();
    for (const count of COUNTS)
      expect(assign(scheduler, [], count)?.type, `first assignment of ${count} trials`).toBe("start");
    expect(assign(scheduler, [], 0), "assignment without a proposal").toBeUndefined();
  });

  it("raises budgets within (0, 1], honours the count and ends, for random outcomes", async () => {
    const counts = fc.integer({ min: 1, max: 40 });
    const workers = fc.integer({ min: 1, max: 5 });
    await holdsFor([anyLosses, counts, counts, workers], async (losses, count, candidates, workers) => {
      simulateSchedule({ scheduler: await build(), losses, count, candidates, workers });
    });
  });

  for (const { what, losses, violations = [0] } of CORNERS) {
    it(`honours budgets and count where ${what}`, async () => {
      const scheduler = await build();
      for (const count of COUNTS) {
        for (const candidates of [Infinity, Math.ceil(count / 2)]) {
          for (const workers of [1, 2, 5])
            simulateSchedule({ scheduler, losses, violations, count, candidates, workers });
        }
      }
    });
  }
}

/** Whole searches with failures, ties, missing measurements and violated constraints. */
function schedulesOf(scheduler: TrialScheduler): Assigned[] {
  const losses = DRAWN_LOSSES.map((loss, index) =>
    index % 11 === 7 ? undefined : index % 13 === 5 ? NaN : Math.round(4 * loss) / 4,
  );
  return [
    ...simulateSchedule({ scheduler, losses, count: 25, workers: 3 }),
    ...simulateSchedule({ scheduler, losses: losses.toReversed(), violations: [0, 0, 0.5], count: 16 }),
  ];
}

const AGAIN = ({ trials }: Assigned, when: string) =>
  `the assignment after ${trials.length} trials differs when ${when}; it must depend only on the arguments of \`next\`: ` +
  "keep no state between calls, and read measurements by `toMinimise`";
