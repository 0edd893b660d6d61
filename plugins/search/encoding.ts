import { Architecture, type ArchitectureValue, type SearchSpace } from "espalier";

/** A dimension as a model sees it: places 0 to `values.length - 1`. */
export interface Axis {
  readonly dimension: string;
  readonly values: readonly ArchitectureValue[];
  /** Whether places that are near each other are alike: all values are numbers. */
  readonly ordinal: boolean;
}

/** The place of an architecture's value in each axis, `[axes]`. */
export type Places = Uint16Array;

/** Architectures of a space as places. Those of constant dimensions are left out: they tell nothing. */
export class Encoding {
  readonly axes: readonly Axis[];
  private readonly constants: Readonly<Record<string, ArchitectureValue>>;
  private readonly placeOf: readonly ReadonlyMap<ArchitectureValue, number>[];
  private readonly encoded = new WeakMap<Architecture, Places>();

  constructor(space: SearchSpace) {
    const axes = [...space.dimensions.keys()].map((dimension) => {
      const values = space.valuesOf(dimension);
      return { dimension, values, ordinal: values.every((value) => typeof value === "number") };
    });
    this.axes = axes.filter(({ values }) => values.length > 1);
    this.placeOf = this.axes.map(({ values }) => new Map(values.map((value, place) => [value, place])));
    this.constants = Object.fromEntries(
      axes
        .filter(({ values }) => values.length === 1)
        .map(({ dimension, values }) => [dimension, values[0]!]),
    );
  }

  /** `undefined` for an architecture with a value that the space does not have. */
  encode(architecture: Architecture): Places | undefined {
    const known = this.encoded.get(architecture);
    if (known !== undefined) return known;
    const places = new Uint16Array(this.axes.length);
    for (const [index, { dimension }] of this.axes.entries()) {
      const value = architecture.values[dimension];
      const place = value === undefined ? undefined : this.placeOf[index]!.get(value);
      if (place === undefined) return undefined;
      places[index] = place;
    }
    this.encoded.set(architecture, places);
    return places;
  }

  /** The architecture at some places; whether the space's constraints accept it is not looked at. */
  decode(places: Places): Architecture {
    const values: Record<string, ArchitectureValue> = { ...this.constants };
    for (const [index, { dimension, values: choices }] of this.axes.entries())
      values[dimension] = choices[places[index]!] as ArchitectureValue;
    return new Architecture(values);
  }
}

const encodings = new WeakMap<SearchSpace, Encoding>();

/** The encoding of a space: made once. */
export function encodingOf(space: SearchSpace): Encoding {
  const known = encodings.get(space) ?? new Encoding(space);
  encodings.set(space, known);
  return known;
}
