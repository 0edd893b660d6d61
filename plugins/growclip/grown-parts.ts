import type { Architecture, ArchitectureDimension, ModelFamily, Reach, SearchSpace } from "espalier";
import { unknownPart } from "./errors.ts";

/**
 * The family's dimensions of one kind, in the family's order.
 * @param parts the parts of the model to take; `undefined`: all that `byDefault` accepts.
 * @throws EspalierError if a part has no such dimension.
 */
export function grownParts(
  family: ModelFamily,
  grows: ArchitectureDimension["grows"],
  parts: readonly string[] | undefined,
  byDefault: (part: string) => boolean = () => true,
): ArchitectureDimension[] {
  const dimensions = family.dimensions.filter((dimension) => dimension.grows === grows);
  const known = new Set(dimensions.map((dimension) => dimension.part));
  const unknown = parts?.find((part) => !known.has(part));
  if (unknown !== undefined) throw unknownPart(unknown, grows, [...known]);
  return dimensions.filter(({ part }) => (parts === undefined ? byDefault(part) : parts.includes(part)));
}

/** The values of the space from the current one on, whole multiples alone where only they are exact. */
export function reachAlong(
  dimensions: readonly ArchitectureDimension[],
  current: Architecture,
  space: SearchSpace,
  maximum = Infinity,
): Reach[] {
  return dimensions.map(({ name, wholeMultiples }) => {
    const from = current.number(name);
    const larger = space
      .valuesOf(name)
      .filter((value) => typeof value === "number")
      .filter((value) => value > from && value <= maximum)
      .filter((value) => wholeMultiples !== true || value % from === 0);
    return { dimension: name, values: [from, ...larger.toSorted((one, other) => one - other)] };
  });
}

/** An architecture with the target's values of some dimensions. */
export function takeOver(
  dimensions: readonly ArchitectureDimension[],
  current: Architecture,
  target: Architecture,
): Architecture {
  return current.with(Object.fromEntries(dimensions.map(({ name }) => [name, target.get(name)])));
}
