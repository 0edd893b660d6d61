import type { Measurements } from "../../search/trial.ts";
import { measurementNotFinite, noMeasurements } from "./errors.ts";
import type { Fields, Meta } from "../log/events.ts";
import type { Run } from "../run.ts";
import { describeFailure } from "./describe-failure.ts";
import type { TrialResult } from "../trial-task.ts";

/** Fields of a trial in the log, and values that vary between measurements and are kept in `meta`. */
export interface TrialRecord {
  readonly fields: Pick<
    Fields<"trial-finished">,
    "status" | "measurements" | "failure" | "compute" | "checkpoints"
  >;
  readonly apart: Pick<Meta, "measurements" | "stack">;
}

/**
 * The record of a trial's result. A trial without a finite value of an objective or a constraint has failed. Other values
 * that are not finite are omitted.
 */
export function recordOf(
  { status, measurements, failure, stack, compute, checkpoints }: TrialResult,
  { evaluator, objectives, constraints }: Pick<Run["search"], "evaluator" | "objectives" | "constraints">,
): TrialRecord {
  // Most evaluators of tables and scripts have none.
  const cost = compute !== undefined && compute.flops > 0 ? { compute } : {};
  const failed = (reason: string): TrialRecord => ({
    fields: { status: "failed", measurements: {}, failure: reason, ...cost },
    apart: stack === undefined ? {} : { stack },
  });
  if (status === "failed") return failed(failure ?? "no reason was given");
  const needed = [...objectives, ...constraints].map(({ measurement }) => measurement);
  const useless = needed.find((name) => Object.hasOwn(measurements, name) && !isFigure(measurements[name]));
  if (useless !== undefined) {
    return failed(describeFailure(measurementNotFinite(useless, measurements[useless])));
  }
  const isApart = (name: string) =>
    evaluator.measures.some(({ measurement, varies }) => varies && measurement === name);
  const apart = evaluator.measures.some(({ varies }) => varies) ? pick(measurements, isApart) : {};
  return {
    fields: {
      status,
      measurements: pick(measurements, (name) => !isApart(name)),
      ...cost,
      ...(checkpoints && { checkpoints: [...checkpoints] }),
    },
    apart: Object.keys(apart).length === 0 ? {} : { measurements: apart },
  };
}

/**
 * The measurements that an evaluator returned, as plain values that can be sent to another process.
 * @throws EspalierError if there are none.
 */
export function plainMeasurements(measurements: unknown): Measurements {
  if (typeof measurements !== "object" || measurements === null) throw noMeasurements(measurements);
  const plain = Object.entries(measurements).map(([name, value]: [string, unknown]) => [
    name,
    isPlain(value) ? value : Number.NaN,
  ]);
  return Object.fromEntries(plain) as Measurements;
}

function isPlain(value: unknown): boolean {
  return value === null || !["object", "function", "symbol"].includes(typeof value);
}

/** The figures of some names. */
function pick(measurements: Measurements, isWanted: (name: string) => boolean): Measurements {
  const picked: Record<string, number> = {};
  for (const [name, value] of Object.entries(measurements))
    if (isWanted(name) && isFigure(value)) picked[name] = value;
  return picked;
}

function isFigure(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
