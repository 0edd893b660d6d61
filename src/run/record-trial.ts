import type { Measurements } from "../search/trial.ts";
import { measurementNotFinite, noMeasurements } from "./errors.ts";
import type { Fields, Meta } from "./events.ts";
import type { Run } from "./run.ts";
import { describeFailure } from "./workers/measure-trial.ts";
import type { TrialResult } from "./workers/trial-task.ts";

/** What the log keeps of a trial, and what it keeps apart, since measuring again gives another value. */
export interface TrialRecord {
  readonly fields: Pick<Fields<"trial-finished">, "status" | "measurements" | "failure" | "checkpoints">;
  readonly apart: Pick<Meta, "measurements">;
}

/**
 * What is recorded of a trial, whatever its evaluator returned: without a finite number for something that the search
 * looks at, the trial has failed; other figures that are no finite numbers are left out.
 */
export function recordOf(
  { status, measurements, failure, checkpoints }: TrialResult,
  { evaluator, objectives, constraints }: Pick<Run["search"], "evaluator" | "objectives" | "constraints">,
): TrialRecord {
  if (status === "failed") return failed(failure ?? "for no reason that it told");
  if (typeof measurements !== "object" || measurements === null) {
    return failed(describeFailure(noMeasurements(measurements)));
  }
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

function failed(failure: string): TrialRecord {
  return { fields: { status: "failed", measurements: {}, failure }, apart: {} };
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
