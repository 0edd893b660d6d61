import fc from "fast-check";
import { expect, it } from "vitest";
import { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { Objectives } from "../search/objective.ts";
import { Selection } from "../search/selection.ts";
import type { Measurements, Trial } from "../search/trial.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { otherName, restore } from "./histories.ts";
import { anySeed, holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { choicesOf, cornerChoices, type Figures, objectivesFor } from "./selection-choices.ts";

/** Number of random choices per test. */
const RUNS = 100;

/**
 * Tests that a selection fulfils its port's contract: it is a pure function of trials and objectives, selects one of
 * the trials with a reason, follows each objective's direction and name, and selects a trial that dominates all
 * others.
 * @param cases option sets to test; default: only the default options.
 */
export function describeSelection(strategy: Strategy<Selection>, cases: readonly KitCase[] = [{}]): void {
  describeStrategy(Selection, strategy, cases, (build) => {
    testChoice(build);
    testObjectives(build);
    testPurity(build);
  });
}

function testChoice(build: Build<Selection>): void {
  // The container refuses other trials.
  it("selects one of any trials with a reason", async () => {
    const selection = await build();
    await holdsFor(
      [anySeed, fc.integer({ min: 1, max: 20 })],
      async (seed, count) => {
        for (const objectives of objectivesFor(selection)) {
          const { reason } = selection.choose(choicesOf(selection, new Random(seed), count), objectives);
          ensure(reason.trim() !== "", "the reason is empty: state briefly what decided");
          ensure(!/NaN|undefined/.test(reason), `the reason contains a missing value: ${reason}`);
        }
      },
      RUNS,
    );
  });

  it("selects one of the trials, or throws an error with the reason", async () => {
    const selection = await build();
    for (const objectives of objectivesFor(selection)) {
      for (const [what, trials, isDecidable] of cornerChoices(selection)) {
        const outcome = attempt(() => selection.choose(trials, objectives));
        if (outcome.error === undefined) continue;
        const said = outcome.error instanceof EspalierError && outcome.error.code !== FAILED;
        ensure(
          said && !isDecidable,
          `of ${what}, with ${objectives.length} objectives: ${(outcome.error as Error).message}`,
        );
      }
    }
  });
}

/** Code of errors caused by faults of the strategy. */
const FAILED = "ESPALIER_STRATEGY_FAILED";

function testObjectives(build: Build<Selection>): void {
  it("selects the trial that is better in every objective if all else is equal", async () => {
    const selection = await build();
    await holdsFor(
      [anySeed, fc.nat(9), fc.nat(7)],
      async (seed, winner, turned) => {
        for (const objectives of objectivesFor(selection)) {
          const facing = turnedAround(objectives, turned, selection);
          const trials = dominated(selection, facing, new Random(seed), winner);
          const { trial, reason } = selection.choose(trials, facing);
          ensure(
            trial.number === winner,
            `trial ${trial.number} wins (${reason}), but trial ${winner} is better in every objective: ` +
              facing.map(({ measurement, direction }) => `${direction} ${measurement}`).join(", "),
          );
        }
      },
      RUNS,
    );
  });

  it("follows the names of the objectives", async () => {
    const selection = await build();
    for (const objectives of objectivesFor(selection)) {
      const needed = new Set([
        ...(selection.needs?.measurements ?? []),
        ...(selection.needs?.objectives ?? []),
      ]);
      const nameOf = (name: string) => (needed.has(name) ? name : otherName(name));
      const renamed = objectives.map((one) => ({ ...one, measurement: nameOf(one.measurement) }));
      const key = new Random("names");
      for (let round = 0; round < 20; round++) {
        const trials = choicesOf(selection, key.fork(round), 8);
        const again = trials.map((trial) => ({ ...trial, measurements: named(trial.measurements, nameOf) }));
        expect(
          selection.choose(again, renamed as unknown as Objectives).trial.number,
          "another trial wins if the objectives have other names; read measurements by `objective.measurement`",
        ).toBe(selection.choose(trials, objectives).trial.number);
      }
    }
  });
}

function testPurity(build: Build<Selection>): void {
  it("selects the same trial in any call order and instance, and after a run was resumed", async () => {
    const [one, other] = [await build(), await build()];
    const all = objectivesFor(one).flatMap((objectives) =>
      Array.from({ length: 12 }, (_, round) => ({
        objectives,
        trials: choicesOf(one, new Random("again").fork(round), 1 + round),
      })),
    );
    const first = new Map(all.map((asked) => [asked, one.choose(asked.trials, asked.objectives)]));
    for (const selection of [one, other])
      for (const asked of all.toReversed()) {
        const { trial, reason } = selection.choose(restore(asked.trials), asked.objectives);
        expect(
          { number: trial.number, reason },
          "a second call selects another trial; the choice must depend only on trials and objectives",
        ).toEqual({ number: first.get(asked)!.trial.number, reason: first.get(asked)!.reason });
      }
  });

  it("does not change the trials", async () => {
    const selection = await build();
    for (const objectives of objectivesFor(selection)) {
      const trials = deepFreeze([...choicesOf(selection, new Random("frozen"), 12)]);
      withoutChanges("choose", () => selection.choose(trials, objectives));
    }
  });
}

/** Ten trials, one of which is better in every objective; all other measurements are equal. */
function dominated(
  selection: Selection,
  objectives: Objectives,
  random: Random,
  winner: number,
): readonly Trial[] {
  const equal: Figures = Object.fromEntries((selection.needs?.measurements ?? []).map((name) => [name, 64]));
  return Array.from({ length: 10 }, (_, number) => {
    const figures = objectives.map(({ measurement, direction }) => {
      const behind = number === winner ? 0 : 0.1 + random.fork(number, measurement).uniform();
      return [measurement, direction === "minimize" ? 1 + behind : 3 - behind] as const;
    });
    return {
      number,
      architecture: new Architecture({ depth: number }),
      status: "completed",
      budget: 1,
      measurements: { ...equal, ...Object.fromEntries(figures) },
      notes: {},
    };
  });
}

/**
 * Reverses some objectives' directions. Those that the selection reads by name keep theirs, since it may support only
 * one.
 * @param which a bit per objective.
 */
function turnedAround(objectives: Objectives, which: number, { needs }: Selection): Objectives {
  return objectives.map((one, index) =>
    (which >> index) % 2 === 0 || needs?.measurements?.includes(one.measurement)
      ? one
      : { ...one, direction: one.direction === "minimize" ? "maximize" : "minimize" },
  ) as unknown as Objectives;
}

function named(measurements: Measurements, nameOf: (name: string) => string): Measurements {
  return Object.fromEntries(Object.entries(measurements).map(([name, value]) => [nameOf(name), value]));
}

function attempt<Value>(call: () => Value): { readonly error?: unknown } {
  try {
    call();
    return {};
  } catch (error) {
    return { error };
  }
}
