import { Architecture, dominates, type Measurements, type Objectives } from "espalier";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { best } from "../../../plugins/search/best.ts";
import { costAware } from "../../../plugins/search/cost-aware.ts";
import { pareto } from "../../../plugins/search/pareto.ts";
import { fitExponent } from "../../../plugins/search/power-law.ts";
import { build } from "../build.ts";
import { LOSS, trial } from "./history.ts";

const trialsOf = (...measurements: readonly Measurements[]) =>
  measurements.map((one, number) => trial(number, new Architecture({ number }), { measurements: one }));

const ACCURACY: Objectives = [{ measurement: "accuracy", direction: "maximize", unit: "share" }];

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const histories = fc
  .array(fc.record({ loss: positive, flops: fc.integer({ min: 1, max: 1e9 }) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((measurements) => trialsOf(...measurements));

describe("best", () => {
  it("takes the lowest objective, of equals the first", async () => {
    const trials = trialsOf({ loss: 3 }, { loss: 2 }, { loss: 2 }, { accuracy: 1 }, { loss: Number.NaN });
    expect((await build(best)).choose(trials, LOSS)).toMatchObject({
      trial: { number: 1 },
      reason: "lowest loss of 3 trials: 2",
    });
  });

  it("tells a count with all its digits", async () => {
    const PARAMETERS = [{ measurement: "parameters", direction: "maximize", unit: "" }] as const;
    expect((await build(best)).choose(trialsOf({ parameters: 47_937 }), PARAMETERS).reason).toBe(
      "highest parameters of 1 trial: 47,937",
    );
  });

  it("compares the trials that trained furthest", async () => {
    const trials = trialsOf({ loss: 3 }, { loss: 2 }).with(
      1,
      trial(1, new Architecture({ number: 1 }), { budget: 0.25, measurements: { loss: 2 } }),
    );
    expect((await build(best)).choose(trials, LOSS).trial.number).toBe(0);
  });

  it("takes the highest of an objective that is maximised, and a feasible trial first", async () => {
    const trials = trialsOf({ accuracy: 0.5 }, { accuracy: 0.75 }, { accuracy: 0.7 });
    const selection = await build(best);
    expect(selection.choose(trials, ACCURACY)).toMatchObject({
      trial: { number: 1 },
      reason: "highest accuracy of 3 trials: 0.75",
    });
    const broken = trials.with(1, { ...trials[1]!, violation: 0.1 });
    expect(selection.choose(broken, ACCURACY).trial.number).toBe(2);
  });

  it("says so when nothing was measured", async () => {
    const selection = await build(best);
    expect(() => selection.choose(trialsOf({ accuracy: 1 }), LOSS)).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: No trial can be selected: none of 1 has a finite loss.]`,
    );
  });
});

describe("cost-aware", () => {
  it("makes the common trend a tie and takes what lies furthest below it", async () => {
    const trend = (flops: number) => 5 * flops ** -0.1;
    const trials = trialsOf(...[1e6, 2e6, 4e6, 8e6, 16e6].map((flops) => ({ loss: trend(flops), flops })), {
      loss: 0.9 * trend(3e6),
      flops: 3e6,
    });
    const choice = (await build(costAware)).choose(trials, LOSS);
    expect(choice.trial.number).toBe(5);
    expect(choice.reason).toMatchInlineSnapshot(
      `"best loss for its flops of 6 trials: 1.013 at 3.00 M flops (exponent 0.09482, fitted to the trials); lowest loss: 0.9518 at 16.0 M flops"`,
    );
  });

  it("chooses by accuracy as by its inverse", async () => {
    const selection = await build(costAware);
    fc.assert(
      fc.property(histories, (trials) => {
        const inverse = trialsOf(
          ...trials.map(({ measurements }) => ({ ...measurements, accuracy: 1 / measurements["loss"]! })),
        );
        const { trial, reason } = selection.choose(inverse, ACCURACY);
        expect(trial.number).toBe(selection.choose(trials, LOSS).trial.number);
        expect(reason).toMatch(/^(best accuracy for its flops|highest accuracy) of /);
      }),
    );
  });

  it("takes the cheapest of a trend without exceptions", async () => {
    const trials = trialsOf(...[8e6, 1e6, 4e6].map((flops) => ({ loss: 5 * flops ** -0.1, flops })));
    expect((await build(costAware)).choose(trials, LOSS).trial.number).toBe(1);
  });

  it("takes the lowest loss, of equals the cheaper, where cost does not help or does not differ", async () => {
    const selection = await build(costAware);
    const harmful = trialsOf({ loss: 2, flops: 10 }, { loss: 3, flops: 20 }, { loss: 2, flops: 5 });
    expect(selection.choose(harmful, LOSS)).toMatchObject({
      trial: { number: 2 },
      reason:
        "lowest loss of 3 trials: 2 at 5 flops; cost had no effect on the choice (exponent 0, since more flops did not improve loss)",
    });
    expect(selection.choose(trialsOf({ loss: 2, flops: 7 }, { loss: 1, flops: 7 }), LOSS).trial.number).toBe(
      1,
    );
    expect(selection.choose(trialsOf({ loss: 2, flops: 7 }), LOSS).trial.number).toBe(0);
  });

  it("falls back on the objective alone where it has no logarithm", async () => {
    const trials = trialsOf({ loss: -2, flops: 10 }, { loss: -3, flops: 20 });
    const choice = (await build(costAware, { weight: 0.5 })).choose(trials, LOSS);
    expect(choice.trial.number).toBe(1);
    expect(choice.reason).toBe(
      "lowest loss of 2 trials: -3 at 20 flops; cost had no effect on the choice (exponent 0, since not all values are positive)",
    );
  });

  it("takes a fixed weight and another cost", async () => {
    const trials = trialsOf({ loss: 2, parameters: 100 }, { loss: 1.5, parameters: 400 });
    const choose = async (weight: number) =>
      (await build(costAware, { cost: "parameters", weight })).choose(trials, LOSS).trial.number;
    expect(await choose(0)).toBe(1);
    expect(await choose(1)).toBe(0);
  });

  it("never takes a trial that another one beats at loss and cost", async () => {
    const selection = await build(costAware);
    fc.assert(
      fc.property(histories, (trials) => {
        const { loss, flops } = selection.choose(trials, LOSS).trial.measurements;
        for (const { measurements } of trials)
          expect(measurements["loss"]! < loss! * (1 - 1e-6) && measurements["flops"]! < flops!).toBe(false);
      }),
    );
  });

  it("does not depend on the units", async () => {
    const selection = await build(costAware);
    const nearlyEqualCosts = trialsOf(
      { loss: 0.001, flops: 999_996_301 },
      { loss: 0.559_580_092_330_645_1, flops: 999_996_300 },
    );
    fc.assert(
      fc.property(histories, fc.constantFrom(1e-3, 1024), fc.constantFrom(0.5, 16), (trials, cost, loss) => {
        const scaled = trialsOf(
          ...trials.map(({ measurements }) => ({
            loss: measurements["loss"]! * loss,
            flops: measurements["flops"]! * cost,
          })),
        );
        expect(selection.choose(scaled, LOSS).trial.number).toBe(selection.choose(trials, LOSS).trial.number);
      }),
      { examples: [[nearlyEqualCosts, 1e-3, 16]] },
    );
  });
});

describe("pareto", () => {
  const both: Objectives = [...LOSS, { measurement: "flops", direction: "minimize", unit: "" }];
  const trials = trialsOf(
    { loss: 3, flops: 1 },
    { loss: 1.2, flops: 3 },
    { loss: 1, flops: 11 },
    { loss: 2, flops: 9 },
    { loss: 1 },
    { loss: 1, flops: Number.NaN },
  );

  it("takes the knee of the front, and tells its ends", async () => {
    expect((await build(pareto)).choose(trials, both)).toMatchObject({
      trial: { number: 1 },
      reason:
        "knee of the Pareto front (3 of 4 trials): loss 1.2, flops 3; lowest loss 1 with flops 11; lowest flops 1 with loss 3",
    });
  });

  it("takes the front's best in an objective", async () => {
    const choose = async (prefer: string) => (await build(pareto, { prefer })).choose(trials, both);
    expect(await choose("loss")).toMatchObject({
      trial: { number: 2 },
      reason: expect.stringMatching(
        /^lowest loss of the Pareto front \(3 of 4 trials\): loss 1, flops 11;/,
      ) as string,
    });
    expect((await choose("flops")).trial.number).toBe(0);
  });

  it("with one objective takes the best", async () => {
    const [selection, single] = [await build(pareto), await build(best)];
    fc.assert(
      fc.property(histories, (history) => {
        expect(selection.choose(history, LOSS).trial).toBe(single.choose(history, LOSS).trial);
      }),
    );
  });

  it("never takes a trial that another one dominates, nor an infeasible one", async () => {
    const selection = await build(pareto);
    fc.assert(
      fc.property(histories, fc.nat(), (history, place) => {
        const broken = history.map((one, number) =>
          number !== place % history.length || number === 0 ? one : { ...one, violation: 1 },
        );
        const { trial } = selection.choose(broken, both);
        expect(trial.violation).toBeUndefined();
        expect(broken.some((other) => dominates(other, trial, both))).toBe(false);
      }),
    );
  });

  it("says what was not measured", async () => {
    const selection = await build(pareto);
    expect(() => selection.choose(trialsOf({ loss: 1 }), both)).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: No trial can be selected: none of 1 has a finite loss and flops.]`,
    );
  });
});

describe("fitExponent", () => {
  it("finds the exponent of a power law", () => {
    const exponents = fc.double({ min: -3, max: 3, noNaN: true });
    const costs = fc.uniqueArray(fc.integer({ min: 1, max: 1e9 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(exponents, costs, (exponent, xs) => {
        expect(fitExponent(xs.map((x) => [x, 3 * x ** exponent]))).toBeCloseTo(exponent, 5);
      }),
    );
  });

  it("is 0 where there is nothing to fit", () => {
    expect(fitExponent([])).toBe(0);
    expect(
      fitExponent([
        [7, 2],
        [7, 3],
      ]),
    ).toBe(0);
  });
});
