import type { Architecture, ArchitectureValue } from "../architecture/architecture.ts";

/** A dimension, and the value that it takes. */
export type Move = readonly [dimension: string, value: ArchitectureValue];

/** What neighbours have instead of an architecture's own values, looked up once for each value. */
export class Moves {
  private readonly values: ReadonlyMap<string, readonly ArchitectureValue[]>;
  private readonly known = new Map<string, Map<ArchitectureValue, readonly Move[]>>();

  constructor(values: ReadonlyMap<string, readonly ArchitectureValue[]>) {
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

function valuesNextTo(
  values: readonly ArchitectureValue[],
  current: ArchitectureValue,
): readonly ArchitectureValue[] {
  const place = values.indexOf(current);
  return typeof values[0] === "number" && values.every((value) => typeof value === "number")
    ? values.filter((_, index) => Math.abs(index - place) === 1)
    : values.filter((value) => value !== current);
}
