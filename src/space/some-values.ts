import type { ArchitectureValue } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { ValueList } from "./value-list.ts";

/** Maximum number of values that are tried. */
const TRIED = 1000;

/** All values in random order, at most 1000. */
export function inRandomOrder(values: ValueList, random: Random): readonly ArchitectureValue[] {
  return values.length > TRIED ? random.sample(values, TRIED) : random.shuffle(values);
}

/** All values in order; of more than 1000, 1000 evenly spread ones from first to last. */
export function spreadOut(values: ValueList): Iterable<ArchitectureValue> {
  if (values.length <= TRIED) return values;
  const distance = (values.length - 1) / (TRIED - 1);
  return Array.from({ length: TRIED }, (_, index) => values.at(Math.round(index * distance))!);
}
