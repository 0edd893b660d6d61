import { Architecture, type ArchitectureValue, isNumeric, type SearchSpace, type ValueList } from "espalier";

/** A dimension encoded as places, the indices 0 to `values.length - 1` of its values. */
export interface Axis {
  readonly dimension: string;
  readonly values: ValueList;
  /** Whether the distance between places means something: true if all values are numbers. */
  readonly ordinal: boolean;
}

/** Index of an architecture's value in each axis, `[axes]`. */
export type Places = Float64Array;

/** Encodes architectures of a space as places. Dimensions with a single value are left out. */
export class Encoding {
  readonly axes: readonly Axis[];
  private readonly constants: Readonly<Record<string, ArchitectureValue>>;
  private readonly encoded = new WeakMap<Architecture, Places>();

  constructor(space: SearchSpace) {
    const axes = [...space.dimensions.keys()].map((dimension) => {
      const values = space.valuesOf(dimension);
      return { dimension, values, ordinal: isNumeric(values) };
    });
    this.axes = axes.filter(({ values }) => values.length > 1);
    this.constants = Object.fromEntries(
      axes
        .filter(({ values }) => values.length === 1)
        .map(({ dimension, values }) => [dimension, values.at(0)!]),
    );
  }

  /** `undefined` for an architecture with a value outside the space. */
  encode(architecture: Architecture): Places | undefined {
    const known = this.encoded.get(architecture);
    if (known !== undefined) return known;
    const places = new Float64Array(this.axes.length);
    for (const [index, { dimension, values }] of this.axes.entries()) {
      const place = values.indexOf(architecture.values[dimension]);
      if (place === -1) return undefined;
      places[index] = place;
    }
    this.encoded.set(architecture, places);
    return places;
  }

  /** The architecture at some places. The space's constraints are not checked. */
  decode(places: Places): Architecture {
    const values: Record<string, ArchitectureValue> = { ...this.constants };
    for (const [index, { dimension, values: choices }] of this.axes.entries())
      values[dimension] = choices.at(places[index]!)!;
    return new Architecture(values);
  }
}

const encodings = new WeakMap<SearchSpace, Encoding>();

/** The encoding of a space, cached. */
export function encodingOf(space: SearchSpace): Encoding {
  const known = encodings.get(space) ?? new Encoding(space);
  encodings.set(space, known);
  return known;
}
