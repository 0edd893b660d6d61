import type { Measurements } from "../../search/trial.ts";
import { measurementNotFinite, noMeasurements } from "./errors.ts";
import type { Fields, Meta } from "../log/events.ts";
import type { Run } from "../run.ts";
import { describeFailure } from "./describe-failure.ts";
import type { TrialResult } from "../trial-task.ts";

/** Fields of a trial in the log, and values that vary between measurements and are kept in `meta`. */
export interface TrialRecord {
  readonly fields: Pick<Fields<"trial-finished">, "status" | "measurements" | "failure" | "checkpoints">;
  readonly apart: Pick<Meta, "measurements" | "stack">;
}

/**
 * The record of a trial's result. A trial without a finite value of an objective or a constraint has failed. Other values
 * that are not finite are omitted.
 */
export function recordOf(
  { status, measurements, failure, stack, checkpoints }: TrialResult,
  { evaluator, objectives, constraints }: Pick<Run["search"], "evaluator" | "objectives" | "constraints">,
): TrialRecord {
  if (status === "failed") return failed(failure ?? "for no reason that it told", stack);
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

function failed(failure: string, stack?: string): TrialRecord {
  const apart = stack === undefined ? {} : { stack };
  return { fields: { status: "failed", measurements: {}, failure }, apart };
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
