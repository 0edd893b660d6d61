import type { Random } from "espalier";
import type { Axis, Places } from "./encoding.ts";

/** Uniform crossover: each place comes from either parent with probability 1/2. */
export function crossedOver(one: Places, other: Places, random: Random): Places {
  const draws = random.fork("crossover").uniforms(one.length);
  return one.map((place, axis) => (draws[axis]! < 0.5 ? place : other[axis]!));
}

/** Point mutations: `changes` places change on average, each with the same probability. */
export const pointMutations = { neighbour: mutatorBy(neighbours), value: mutatorBy(otherPlaces) };

/** Places that a place may mutate to, listed by index. */
interface Alternatives {
  readonly count: number;
  at(index: number): number;
}

function mutatorBy(alternativesOf: (axis: Axis, place: number) => Alternatives) {
  return (places: Places, axes: readonly Axis[], changes: number, random: Random): Places => {
    const draws = random.fork("mutation").uniforms(2 * axes.length);
    return places.map((place, index) => {
      if (draws[2 * index]! * axes.length >= changes) return place;
      const alternatives = alternativesOf(axes[index]!, place);
      return alternatives.at(Math.floor(draws[2 * index + 1]! * alternatives.count));
    });
  };
}

function neighbours(axis: Axis, place: number): Alternatives {
  if (!axis.ordinal) return otherPlaces(axis, place);
  const beside = [place - 1, place + 1].filter((one) => one >= 0 && one < axis.values.length);
  return { count: beside.length, at: (index) => beside[index]! };
}

function otherPlaces({ values }: Axis, place: number): Alternatives {
  return { count: values.length - 1, at: (index) => (index < place ? index : index + 1) };
}
