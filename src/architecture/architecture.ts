import { hash } from "node:crypto";

/** A value of an architecture's dimension. */
export type ArchitectureValue = number | string | boolean;

/**
 * A string that identifies a value: `String(value)`, with quotes where a string would equal another value's, such as
 * "1".
 */
export function keyOf(value: ArchitectureValue): string {
  if (typeof value !== "string") return String(value);
  const isLikeOthers = String(Number(value)) === value || value === "true" || value === "false";
  return isLikeOthers || value.startsWith('"') ? JSON.stringify(value) : value;
}

/** Plain form, as in JSON: dotted dimension names to values, such as `{ "encoder.depth": 2 }`. */
export type ArchitectureValues = Readonly<Record<string, ArchitectureValue>>;

/** One dimension that differs between two architectures. */
export interface ArchitectureChange {
  readonly dimension: string;
  readonly from: ArchitectureValue;
  readonly to: ArchitectureValue;
}

/** An immutable choice of one value for each dimension. Equal choices have equal hashes, whatever their order. */
export class Architecture {
  /** Sorted by name. */
  readonly values: ArchitectureValues;
  // Lazy: a search enumerates many more architectures than it compares.
  #hash: string | undefined;
  #text: string | undefined;

  /** @param own whether `values` is already sorted by name and may be kept without a copy. */
  constructor(values: ArchitectureValues, own = false) {
    this.values = Object.freeze(own ? values : sortedCopy(values));
    Object.freeze(this);
  }

  /** First 12 hexadecimal digits of the SHA-256 of the canonical JSON. */
  get hash(): string {
    this.#hash ??= hash("sha256", this.toString(), "hex").slice(0, 12);
    return this.#hash;
  }

  /** The value of a dimension. @throws RangeError if there is no such dimension. */
  get(dimension: string): ArchitectureValue {
    const value = Object.hasOwn(this.values, dimension) ? this.values[dimension] : undefined;
    if (value === undefined) throw new RangeError(`no dimension "${dimension}" in ${this}`);
    return value;
  }

  /** The value of a numeric dimension. @throws RangeError if it is missing or not a number. */
  number(dimension: string): number {
    const value = this.get(dimension);
    if (typeof value !== "number")
      throw new RangeError(`dimension "${dimension}" of ${this} is not a number`);
    return value;
  }

  /** A copy with some dimensions changed. */
  with(changes: ArchitectureValues): Architecture {
    const isKnown = Object.keys(changes).every((name) => Object.hasOwn(this.values, name));
    return new Architecture({ ...this.values, ...changes }, isKnown);
  }

  equals(other: Architecture): boolean {
    return this.hash === other.hash;
  }

  /** Dimensions in which `target` differs from this architecture. */
  difference(target: Architecture): ArchitectureChange[] {
    return Object.keys(this.values)
      .filter((dimension) => this.get(dimension) !== target.get(dimension))
      .map((dimension) => ({ dimension, from: this.get(dimension), to: target.get(dimension) }));
  }

  toJSON(): ArchitectureValues {
    return this.values;
  }

  /** Canonical JSON: equal for equal choices. */
  toString(): string {
    return (this.#text ??= JSON.stringify(this.values));
  }
}

/** Copies values that are in order without sorting: most are, and a search creates many. */
function sortedCopy(values: ArchitectureValues): Record<string, ArchitectureValue> {
  const names = Object.keys(values);
  if (names.every((name, place) => place === 0 || names[place - 1]! < name)) return { ...values };
  const sorted: Record<string, ArchitectureValue> = {};
  for (const name of names.sort()) sorted[name] = values[name]!;
  return sorted;
}
