import type { Architecture } from "../architecture/architecture.ts";
import type { Reach } from "../growth/growth-dimension.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ValueList } from "../space/value-list.ts";

/** The first thing that is wrong with what a dimension reaches, or `undefined`. */
export function reachProblem(
  reaches: readonly Reach[],
  current: Architecture,
  space: SearchSpace,
): string | undefined {
  const names = reaches.map(({ dimension }) => dimension);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return `${current} reaches along ${twice} twice`;
  for (const { dimension, values } of reaches) {
    const problem = valuesProblem(values, dimension, current, space);
    if (problem !== undefined)
      return `${dimension} of ${current} reaches ${JSON.stringify(values)}${problem}`;
  }
  return undefined;
}

function valuesProblem(
  values: ValueList,
  dimension: string,
  current: Architecture,
  space: SearchSpace,
): string | undefined {
  if (!space.dimensions.has(dimension)) return ", and the space has no such dimension";
  if (values.at(0) !== current.get(dimension)) return ": the first is to be the current value";
  if (new Set(values).size < values.length) return ": one of them twice";
  const outside = values.slice(1).find((value) => !space.valuesOf(dimension).includes(value));
  if (outside !== undefined) return `: ${outside} is no value of the space`;
  const numbers = values.filter((value) => typeof value === "number");
  const isRising = numbers.every((value, index) => index === 0 || value > numbers[index - 1]!);
  return isRising ? undefined : ": numbers are to rise";
}
