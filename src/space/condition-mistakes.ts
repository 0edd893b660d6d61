import { isObject, pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { shown } from "../json/schema-problems.ts";
import { canFulfil, type Requirement } from "./condition.ts";
import { type Dimension, valuesOf } from "./dimension.ts";
import { unknownDimension } from "./unknown-dimension.ts";
import { describeValues, type ValueList } from "./value-list.ts";

type Dimensions = Readonly<Record<string, unknown>>;

/** Conditions on unknown dimensions, circular conditions, and conditions that never hold. */
export function conditionMistakes(dimensions: Dimensions): Problem[] {
  const mistakes = Object.keys(dimensions).flatMap((name) =>
    parentsOf(dimensions, name).flatMap((parent) => parentMistakes(dimensions, name, parent)),
  );
  return [...mistakes, ...circles(dimensions)];
}

function parentsOf(dimensions: Dimensions, name: string): string[] {
  const dimension = dimensions[name];
  return isObject(dimension) && isObject(dimension["when"]) ? Object.keys(dimension["when"]) : [];
}

function parentMistakes(dimensions: Dimensions, name: string, parent: string): Problem[] {
  const pointer = pointerOf(["dimensions", name, "when", parent]);
  if (!Object.hasOwn(dimensions, parent)) return [unknownDimension(pointer, parent, Object.keys(dimensions))];
  const values = wellFormedValues(dimensions[parent]);
  const { when } = dimensions[name] as { when: Record<string, unknown> };
  const requirement = when[parent];
  if (values === undefined) return [];
  const allowed = describeValues(values);
  if (Array.isArray(requirement))
    return requirement.flatMap((value: unknown, index) =>
      values.includes(value)
        ? []
        : [
            {
              pointer: `${pointer}/${index}`,
              message: `"${parent}" is never ${shown(value)}.`,
              allowed,
            },
          ],
    );
  const isPossible = !isBounds(requirement) || canFulfil(values, requirement);
  return isPossible
    ? []
    : [{ pointer, message: `No value of "${parent}" lies between the bounds.`, allowed }];
}

function isBounds(requirement: unknown): requirement is Requirement {
  return (
    isObject(requirement) &&
    Object.values(requirement).every((bound) => typeof bound === "number") &&
    Object.keys(requirement).length > 0
  );
}

/** The values, or `undefined` if the dimension itself has mistakes. */
function wellFormedValues(dimension: unknown): ValueList | undefined {
  if (!isObject(dimension)) return undefined;
  const { type, low, high, step = 1, values } = dimension;
  const isInteger = type === "integer" && [low, high, step].every(Number.isSafeInteger) && Number(step) > 0;
  const isCategorical = type === "categorical" && Array.isArray(values);
  if (!isCategorical && !(isInteger && Number(low) <= Number(high))) return undefined;
  return valuesOf({ step: 1, ...dimension } as unknown as Dimension);
}

/** Circular conditions, each once, at its first dimension. */
function circles(dimensions: Dimensions): Problem[] {
  const told = new Set<string>();
  return Object.keys(dimensions).flatMap((name) => {
    if (told.has(name)) return [];
    const circle = pathFrom(dimensions, name, name);
    if (circle === undefined) return [];
    for (const one of circle) told.add(one);
    const pointer = pointerOf(["dimensions", name, "when", circle[1]!]);
    const chain = circle.map((one) => `"${one}"`).join(" depends on ");
    return [{ pointer, message: `${chain}: none of them could be chosen first.` }];
  });
}

/** The shortest path of dependencies between two dimensions, found breadth first. */
function pathFrom(dimensions: Dimensions, from: string, to: string): string[] | undefined {
  const paths = [[from]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const parent of parentsOf(dimensions, path.at(-1)!)) {
      if (parent === to) return [...path, parent];
      if (seen.has(parent)) continue;
      seen.add(parent);
      paths.push([...path, parent]);
    }
  }
  return undefined;
}
