import { hash } from "node:crypto";

/** What a dimension of an architecture may hold. */
export type ArchitectureValue = number | string | boolean;

/** A text that is equal for equal values alone: of numbers and words what `String` makes of them, 1 and "1" apart. */
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
  // Lazy: a search looks at many more architectures than it ever compares.
  #hash: string | undefined;
  #text: string | undefined;

  /** @param own whether the values are sorted by name, and belong to this architecture from now on. */
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

  /** The value of a numeric dimension. @throws RangeError if it is missing or no number. */
  number(dimension: string): number {
    const value = this.get(dimension);
    if (typeof value !== "number") throw new RangeError(`dimension "${dimension}" of ${this} is no number`);
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

  /** What has to change to get from this architecture to `target`. */
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

/** Most come in order, and a search makes many. */
function sortedCopy(values: ArchitectureValues): Record<string, ArchitectureValue> {
  const names = Object.keys(values);
  if (names.every((name, place) => place === 0 || names[place - 1]! < name)) return { ...values };
  const sorted: Record<string, ArchitectureValue> = {};
  for (const name of names.sort()) sorted[name] = values[name]!;
  return sorted;
}
