import type { Random } from "espalier";
import type { Axis, Places } from "./encoding.ts";

/** Uniform crossover: each place comes from either parent with the same probability. */
export function crossedOver(one: Places, other: Places, random: Random): Places {
  const draws = random.fork("crossover").uniforms(one.length);
  return one.map((place, axis) => (draws[axis]! < 0.5 ? place : other[axis]!));
}

/** Changes so many of the places on average, each with the same probability. */
export const pointMutations = { neighbour: mutatorBy(neighbours), value: mutatorBy(otherPlaces) };

function mutatorBy(choices: (axis: Axis, place: number) => number[]) {
  return (places: Places, axes: readonly Axis[], changes: number, random: Random): Places => {
    const draws = random.fork("mutation").uniforms(2 * axes.length);
    return places.map((place, index) => {
      if (draws[2 * index]! * axes.length >= changes) return place;
      const others = choices(axes[index]!, place);
      return others[Math.floor(draws[2 * index + 1]! * others.length)]!;
    });
  };
}

function neighbours(axis: Axis, place: number): number[] {
  const others = otherPlaces(axis, place);
  return axis.ordinal ? others.filter((other) => Math.abs(other - place) === 1) : others;
}

function otherPlaces({ values }: Axis, place: number): number[] {
  return [...values.keys()].filter((other) => other !== place);
}
