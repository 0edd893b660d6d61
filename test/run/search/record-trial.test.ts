import { expect, test } from "vitest";
import { plainMeasurements, recordOf } from "../../../src/run/search/record-trial.ts";
import type { TrialResult } from "../../../src/run/trial-task.ts";
import type { MeasurementDescription } from "../../../src/search/measurement-description.ts";
import { parseConstraint } from "../../../src/search/measurement-constraint.ts";
import type { Measurements } from "../../../src/search/trial.ts";

const described = (measurement: string, varies = false): MeasurementDescription => ({
  ...{ measurement, direction: "minimize", unit: "", description: "A figure.", varies },
});
const search = {
  evaluator: {
    ...{ updates: 0, measure: async () => ({}) },
    measures: [described("loss"), described("size"), described("latency", true)],
  },
  objectives: [described("loss")] as const,
  constraints: [parseConstraint("size <= 9")!],
};

const record = (measurements: unknown, rest: Partial<TrialResult> = {}) =>
  recordOf({ status: "completed", measurements: measurements as Measurements, seconds: 1, ...rest }, search);

test("figures that vary are recorded apart, values without a figure not at all", () => {
  expect(record({ loss: 1, latency: 0.2, extra: 3, note: "x", ratio: Number.NaN, limit: Infinity })).toEqual({
    fields: { status: "completed", measurements: { loss: 1, extra: 3 } },
    apart: { measurements: { latency: 0.2 } },
  });
  expect(record({ loss: 1 }).apart).toEqual({});
});

test("checkpoints of a trial that may go on are recorded", () => {
  const checkpoints = [{ file: "step-1-trial-0-update-5.safetensors", sha256: "0".repeat(64) }];
  expect(record({ loss: 1 }, { checkpoints }).fields.checkpoints).toEqual(checkpoints);
  expect(record({ loss: 1 }).fields).not.toHaveProperty("checkpoints");
});

test("compute is recorded where there is some, also that of a failed trial", () => {
  const compute = { examples: 8, flops: 1e6 };
  expect(record({ loss: 1 }, { compute }).fields.compute).toEqual(compute);
  expect(record({}, { compute, status: "failed", failure: "diverged" }).fields.compute).toEqual(compute);
  expect(record({ loss: 1 }, { compute: { examples: 8, flops: 0 } }).fields).not.toHaveProperty("compute");
});

test.each([
  ["an objective", { loss: Number.NaN, size: 1 }, "loss"],
  ["a constrained figure", { loss: 1, size: "9" }, "size"],
])("a trial without a finite value of %s has failed", (_, measurements, name) => {
  const { fields, apart } = record(measurements);
  expect(fields).toMatchObject({ status: "failed", measurements: {} });
  expect(fields.failure).toMatch(new RegExp(`^ESPALIER_MEASUREMENT_NOT_FINITE: .*\\b${name}\\b`));
  expect(apart).toEqual({});
});

test("a trial that lacks an objective's value has not failed", () => {
  expect(record({ size: 1 }).fields).toEqual({ status: "completed", measurements: { size: 1 } });
});

test("a failed trial is recorded with its reason, and where it failed", () => {
  expect(record({ loss: 1 }, { status: "failed", failure: "diverged", stack: "at x" })).toEqual({
    fields: { status: "failed", measurements: {}, failure: "diverged" },
    apart: { stack: "at x" },
  });
  expect(record({}, { status: "failed" }).apart).toEqual({});
});

test.each([null, undefined, 3, "loss"])("an evaluator that returns %j has measured nothing", (value) => {
  expect(() => plainMeasurements(value)).toThrow(
    expect.objectContaining({ code: "ESPALIER_NO_MEASUREMENTS" }),
  );
});

test("what cannot be sent to another process is not a number", () => {
  const odd = { loss: 1, text: "1", none: null, list: [1], call: () => 1, symbol: Symbol("s") };
  expect(plainMeasurements(odd)).toEqual({
    ...{ loss: 1, text: "1", none: null },
    ...{ list: Number.NaN, call: Number.NaN, symbol: Number.NaN },
  });
});
