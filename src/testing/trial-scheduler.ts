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

/** Of each measurement in turn: a failure and figures that are missing among them. */
const anyLosses = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, NaN, 0, 1e300) },
  ),
  { minLength: 1, maxLength: 40 },
);

/** Numbers of trials that a search may start, the smallest and odd ones among them. */
const COUNTS = [1, 2, 3, 9, 16, 27, 40];

const DRAWN_LOSSES = [...new Random("losses").normals(50)];

/** Searches of a kind that a random one rarely is. */
const CORNERS: readonly (Pick<SimulatedSchedule, "losses" | "violations"> & { readonly what: string })[] = [
  { what: "every trial fails", losses: [undefined] },
  { what: "every other trial fails", losses: [1, undefined] },
  { what: "no trial has a figure", losses: [NaN] },
  { what: "all figures are equal", losses: [1] },
  { what: "figures come in any order", losses: DRAWN_LOSSES },
  { what: "figures rise", losses: DRAWN_LOSSES.toSorted((one, other) => one - other) },
  { what: "figures fall", losses: DRAWN_LOSSES.toSorted((one, other) => other - one) },
  { what: "some trials break constraints", losses: DRAWN_LOSSES, violations: [0, 0.25, Infinity] },
  { what: "all trials break constraints", losses: DRAWN_LOSSES, violations: [Infinity] },
];

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
    testObjective(build);
    testBudgets(build);
  });
}

function testPurity(build: Build<TrialScheduler>): void {
  it("assigns the same for the same history, whatever it was asked before", async () => {
    const scheduler = await build();
    for (const one of new Random(2).shuffle(schedulesOf(scheduler))) {
      expect(assign(scheduler, one.trials, one.count), AGAIN(one, "it is asked for again")).toEqual(
        one.assignment,
      );
    }
  });

  it("goes on after an interruption at any assignment as if there had been none", async () => {
    for (const one of schedulesOf(await build())) {
      const again = assign(await build(), restore(one.trials), one.count);
      expect(again, AGAIN(one, "the run was resumed")).toEqual(one.assignment);
    }
  });

  it("leaves the history as it is", async () => {
    const scheduler = await build();
    for (const { trials, count } of schedulesOf(scheduler)) {
      withoutChanges("next", () => scheduler.next(deepFreeze([...trials]), count, mainObjective));
    }
  });
}

function testObjective(build: Build<TrialScheduler>): void {
  const [objective] = mainObjective;

  it("goes by the direction of the objective", async () => {
    const scheduler = await build();
    const turned: Objectives = [{ ...objective, direction: "maximize" }];
    for (const one of schedulesOf(scheduler)) {
      const trials = one.trials.map((trial) => withOpposite(trial, objective.measurement));
      const again = assign(scheduler, trials, one.count, turned);
      expect(
        again,
        AGAIN(one, "the objective is maximised and all its figures have the opposite sign"),
      ).toEqual(one.assignment);
    }
  });

  it("goes by the name of the objective", async () => {
    const scheduler = await build();
    const renamed: Objectives = [{ ...objective, measurement: otherName(objective.measurement) }];
    for (const one of schedulesOf(scheduler)) {
      const again = assign(scheduler, one.trials.map(withOtherNames), one.count, renamed);
      expect(again, AGAIN(one, "the objective has another name")).toEqual(one.assignment);
    }
  });
}

function testBudgets(build: Build<TrialScheduler>): void {
  it("starts a trial where there is none, and none where no more may start", async () => {
    const scheduler = await build();
    for (const count of COUNTS)
      expect(assign(scheduler, [], count)?.type, `what comes first of ${count} trials`).toBe("start");
    expect(assign(scheduler, [], 0), "what comes where the strategy has nothing to propose").toBeUndefined();
  });

  it("lets budgets rise within (0, 1], honours the count and ends, whatever becomes of trials", async () => {
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

/** Whole searches with failures, ties, missing figures and broken constraints. */
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
  `the assignment after ${trials.length} trials is another one when ${when}; it has to follow from what \`next\` ` +
  "is given alone: keep nothing between calls, and read figures by `toMinimise`";
