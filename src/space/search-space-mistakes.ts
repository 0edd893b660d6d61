import { isObject, ownValue, pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { shown } from "../json/schema-problems.ts";
import { conditionMistakes } from "./condition-mistakes.ts";
import { unknownDimension } from "./unknown-dimension.ts";

/** What a schema cannot say: ranges, repetitions, names of dimensions. Parts of a wrong type are passed over. */
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
  const { low, high, values } = dimension;
  if (typeof low === "number" && typeof high === "number" && low > high) {
    const pointer = pointerOf(["dimensions", key, "low"]);
    return [{ pointer, message: `${low} is larger than "high", ${high}.`, allowed: `an integer <= ${high}` }];
  }
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
    : [{ pointer, message: `Dimension "${key}" has values that are no numbers.` }];
}
