import { Architecture, type ArchitectureValue, isNumeric, type SearchSpace, type ValueList } from "espalier";

/** A dimension as a model sees it: places 0 to `values.length - 1`. */
export interface Axis {
  readonly dimension: string;
  readonly values: ValueList;
  /** Whether places that are near each other are alike: all values are numbers. */
  readonly ordinal: boolean;
}

/** The place of an architecture's value in each axis, `[axes]`. */
export type Places = Float64Array;

/** Architectures of a space as places. Those of constant dimensions are left out: they tell nothing. */
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

  /** `undefined` for an architecture with a value that the space does not have. */
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

  /** The architecture at some places; whether the space's constraints accept it is not looked at. */
  decode(places: Places): Architecture {
    const values: Record<string, ArchitectureValue> = { ...this.constants };
    for (const [index, { dimension, values: choices }] of this.axes.entries())
      values[dimension] = choices.at(places[index]!)!;
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
