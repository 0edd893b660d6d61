import type { Architecture, ArchitectureValue } from "../architecture/architecture.ts";
import { isNumeric, type ValueList } from "./value-list.ts";

/** A dimension and its new value. */
export type Move = readonly [dimension: string, value: ArchitectureValue];

/** Changes that lead from an architecture to its neighbours, cached per value. */
export class Moves {
  private readonly values: ReadonlyMap<string, ValueList>;
  private readonly known = new Map<string, Map<ArchitectureValue, readonly Move[]>>();

  constructor(values: ReadonlyMap<string, ValueList>) {
    this.values = values;
    for (const name of values.keys()) this.known.set(name, new Map());
  }

  /** @throws RangeError if the architecture lacks a dimension. */
  from(architecture: Architecture): Move[] {
    const moves: Move[] = [];
    for (const [name, known] of this.known) {
      const current = architecture.get(name);
      let next = known.get(current);
      if (next === undefined) known.set(current, (next = this.next(name, current)));
      for (const move of next) moves.push(move);
    }
    return moves;
  }

  private next(name: string, current: ArchitectureValue): readonly Move[] {
    return valuesNextTo(this.values.get(name)!, current).map((value) => [name, value] as const);
  }
}

/** Adjacent values for numbers, or the first one if the current value is unknown; else all other values. */
function valuesNextTo(values: ValueList, current: ArchitectureValue): ArchitectureValue[] {
  if (!isNumeric(values)) return [...values].filter((value) => value !== current);
  const place = values.indexOf(current);
  return [place - 1, place + 1]
    .filter((next) => next >= 0 && next < values.length)
    .map((next) => values.at(next)!);
}
