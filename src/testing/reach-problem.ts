import type { Architecture } from "../architecture/architecture.ts";
import type { Reach } from "../growth/growth-dimension.ts";

/** The first problem of a dimension's reaches, if any. */
export function reachProblem(reaches: readonly Reach[], current: Architecture): string | undefined {
  const names = reaches.map(({ dimension }) => dimension);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return `${current} reaches along ${twice} twice`;
  const wrong = reaches.find(({ values }) => !isRising(values));
  return (
    wrong && `${wrong.dimension} of ${current} reaches ${JSON.stringify(wrong.values)}: numbers must ascend`
  );
}

/** Whether numeric values ascend; ranges always do, and other values have no order. */
function isRising(values: Reach["values"]): boolean {
  if (!Array.isArray(values)) return true;
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.every((value, index) => index === 0 || value > numbers[index - 1]!);
}
