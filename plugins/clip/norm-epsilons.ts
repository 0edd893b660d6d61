import type { ParameterTree } from "espalier";

/** Suffix of an epsilon's parameter name, next to the gain and shift of its normalisation. */
export const EPSILON = ".epsilon";

/** Parts of a model with their own normalisations. */
export type NormOwner = "image" | "text" | "shared";

export function ownerOf(name: string): NormOwner {
  if (name.startsWith("shared.")) return "shared";
  return name.startsWith("visual.") ? "image" : "text";
}

/** The distinct epsilons of a part's normalisations, ascending. Growing a width changes those of its stream. */
export function epsilonsOf(parameters: ParameterTree, owner: NormOwner): readonly number[] {
  const values = [...parameters]
    .filter(([name]) => name.endsWith(EPSILON) && ownerOf(name) === owner)
    .map(([, { data }]) => shortest(data[0] as number));
  return [...new Set(values)].toSorted((one, other) => one - other);
}

/** The number with the fewest digits that is the same float32: 1e-5 for 0.000009999999747378752. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}
