import type { ArchitectureValue } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { ValueList } from "./value-list.ts";

/** Values that are tried one by one, at most. */
const TRIED = 1000;

/** All values in random order; a thousand of them if there are more. */
export function inRandomOrder(values: ValueList, random: Random): readonly ArchitectureValue[] {
  return values.length > TRIED ? random.sample(values, TRIED) : random.shuffle(values);
}

/** All values in order; a thousand of them, evenly spread from the first to the last, if there are more. */
export function spreadOut(values: ValueList): Iterable<ArchitectureValue> {
  if (values.length <= TRIED) return values;
  const distance = (values.length - 1) / (TRIED - 1);
  return Array.from({ length: TRIED }, (_, index) => values.at(Math.round(index * distance))!);
}
