import type { Fault } from "./check.ts";
import { isRecord } from "./values.ts";

/** Fault of a tensor. @param shape expected sizes; `undefined`: any. */
export function tensorFault(value: unknown, shape?: readonly (number | undefined)[]): Fault | undefined {
  const found = isRecord(value) && Array.isArray(value["shape"]) ? value["shape"] : undefined;
  if (found === undefined) return "it is not a tensor";
  if (shape === undefined) return undefined;
  const isRight =
    found.length === shape.length && shape.every((size, axis) => size === undefined || size === found[axis]);
  return isRight ? undefined : `its shape is [${found.join(", ")}]`;
}
