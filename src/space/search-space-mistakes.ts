import { isObject, ownValue, pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { shown } from "../json/schema-problems.ts";
import { conditionMistakes } from "./condition-mistakes.ts";
import { unknownDimension } from "./unknown-dimension.ts";

/**
 * Mistakes that a schema cannot express: ranges, repetitions, names of dimensions. Parts of a wrong type are skipped.
 */
export function searchSpaceMistakes(json: Record<string, unknown>): Problem[] {
  const dimensions = isObject(json["dimensions"]) ? json["dimensions"] : {};
  const constraints = Array.isArray(json["constraints"]) ? json["constraints"] : [];
  return [
    ...Object.entries(dimensions).flatMap(([key, dimension]) => dimensionMistakes(key, dimension)),
    ...conditionMistakes(dimensions),
    ...constraints.flatMap((constraint, index) => constraintMistakes(index, constraint, dimensions)),
  ];
}

function dimensionMistakes(key: string, dimension: unknown): Problem[] {
  if (!isObject(dimension)) return [];
  const { low, high, step = 1, values } = dimension;
  const unsafe = unsafeIntegers(key, { low, high, step });
  if (unsafe.length > 0) return unsafe;
  if (typeof low === "number" && typeof high === "number") return rangeMistakes(key, low, high, Number(step));
  if (!Array.isArray(values)) return [];
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          {
            pointer: pointerOf(["dimensions", key, "values", index]),
            message: `${shown(value)} is listed twice.`,
          },
        ],
  );
}

/** Bounds beyond the safe integers, where neighbouring integers are not distinct. */
function unsafeIntegers(key: string, bounds: Record<string, unknown>): Problem[] {
  return Object.entries(bounds)
    .filter(([, bound]) => Number.isInteger(bound) && !Number.isSafeInteger(bound))
    .map(([name, bound]) => ({
      pointer: pointerOf(["dimensions", key, name]),
      message: `${shown(bound)} is too large for an exact integer.`,
      allowed: `integers from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`,
    }));
}

function rangeMistakes(key: string, low: number, high: number, step: number): Problem[] {
  const pointer = pointerOf(["dimensions", key, "high"]);
  if (low > high) {
    const message = `${low} is larger than "high", ${high}.`;
    return [{ pointer: pointerOf(["dimensions", key, "low"]), message, allowed: `an integer <= ${high}` }];
  }
  if (![low, high, step].every(Number.isInteger) || step < 1) return [];
  if (!Number.isSafeInteger(high - low)) {
    const message = `${high} is too far from "low", ${low}, to count the values.`;
    return [{ pointer, message, allowed: `an integer <= ${low + Number.MAX_SAFE_INTEGER}` }];
  }
  const below = high - ((high - low) % step);
  if (below === high) return [];
  const nearest = [below, below + step].filter(Number.isSafeInteger).join(" or ");
  const message = `${high} is not reached from "low", ${low}, in steps of ${step}.`;
  return [{ pointer, message, allowed: `"high" ${nearest}` }];
}

function constraintMistakes(
  index: number,
  constraint: unknown,
  dimensions: Record<string, unknown>,
): Problem[] {
  if (!isObject(constraint)) return [];
  const { cost, linear, minimum, maximum } = constraint;
  const pointer = pointerOf(["constraints", index]);
  if ((cost === undefined) === (linear === undefined)) {
    return [{ pointer, message: 'A constraint bounds either "cost" or "linear".' }];
  }
  const problems: Problem[] = [];
  if (minimum === undefined && maximum === undefined) {
    problems.push({ pointer, message: 'A constraint needs "minimum" or "maximum".' });
  }
  if (typeof minimum === "number" && typeof maximum === "number" && minimum > maximum) {
    problems.push({ pointer, message: `Its minimum ${minimum} is larger than its maximum ${maximum}.` });
  }
  const keys = isObject(linear) ? Object.keys(linear) : [];
  return [...problems, ...keys.flatMap((key) => termMistakes(index, key, dimensions))];
}

function termMistakes(index: number, key: string, dimensions: Record<string, unknown>): Problem[] {
  const pointer = pointerOf(["constraints", index, "linear", key]);
  const dimension = ownValue(dimensions, key);
  if (dimension === undefined) return [unknownDimension(pointer, key, Object.keys(dimensions))];
  const values = isObject(dimension) && Array.isArray(dimension["values"]) ? dimension["values"] : [];
  const words = values.filter((value) => typeof value !== "number");
  return words.length === 0
    ? []
    : [{ pointer, message: `Dimension "${key}" has values that are not numbers.` }];
}
