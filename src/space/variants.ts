import type { ArchitectureValue, ArchitectureValues } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import { type Dependencies, type Dependent, isInactive, valuesWhereInactive } from "./dependencies.ts";
import { inRandomOrder, spreadOut } from "./some-values.ts";

/**
 * The variants of a point with one dimension changed. Dimensions that stay active keep their value, those that become
 * inactive take their only one, and those that become active take every value, at most 1000.
 * @param random key of a random order of those values, so that the first variant is a random draw.
 */
export function* variants(
  { order }: Dependencies,
  from: ArchitectureValues,
  wasInactive: ReadonlySet<string>,
  change: { readonly dimension: string; readonly value: ArchitectureValue },
  random?: Random,
): Generator<ArchitectureValues> {
  const point: Record<string, ArchitectureValue> = {};
  const inactive = new Set<string>();

  function choicesOf(one: Dependent): Iterable<ArchitectureValue> {
    const { name, values } = one;
    if (name === change.dimension) return [change.value];
    if (inactive.has(name)) return valuesWhereInactive(one);
    if (!wasInactive.has(name)) return [from[name]!];
    return random === undefined ? spreadOut(values) : inRandomOrder(values, random.fork(name));
  }

  function* complete(place: number): Generator<ArchitectureValues> {
    const one = order[place];
    if (one === undefined) {
      yield { ...point };
      return;
    }
    if (isInactive(one, point, inactive)) inactive.add(one.name);
    else inactive.delete(one.name);
    for (const value of choicesOf(one)) {
      point[one.name] = value;
      yield* complete(place + 1);
    }
  }

  yield* complete(0);
}
