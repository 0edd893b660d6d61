import { inspect } from "node:util";
import type { Architecture } from "../architecture/architecture.ts";
import type { Evaluator } from "../search/evaluator.ts";
import type { Measurements } from "../search/trial.ts";
import { ensure } from "./ensure.ts";

/** @throws Error unless all declared measurements are present and finite. */
export function ensureMeasured(
  { measures }: Evaluator,
  measurements: Measurements,
  architecture: Architecture,
  budget: number,
): void {
  const isRecord = typeof measurements === "object" && measurements !== null;
  ensure(isRecord, `measurements must be an object of numbers by name: ${inspect(measurements)}`);
  for (const { measurement } of measures) {
    const value = measurements[measurement];
    const where = budget === 1 ? "" : ` at budget ${budget}`;
    ensure(Number.isFinite(value), `"${measurement}" of ${architecture}${where} is ${value}`);
  }
}

/** Measurements that must be equal when repeated. */
export function repeatable({ measures }: Evaluator, measurements: Measurements): Measurements {
  const varying = new Set(measures.filter(({ varies }) => varies).map((one) => one.measurement));
  return Object.fromEntries(Object.entries(measurements).filter(([name]) => !varying.has(name)));
}
