import type { Architecture } from "../architecture/architecture.ts";
import type { ArchitectureDimension } from "../architecture/model-family.ts";
import type { GrowthDimension } from "../growth/growth-dimension.ts";
import { insertBlocks } from "../growth/insert-blocks.ts";
import { widenAxes } from "../growth/widen-axes.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";

/** Growth operators with default options, one for each dimension of a family. */
export function plainGrowth(family: TrainableFamily): readonly GrowthDimension[] {
  return family.dimensions.map((dimension) => ({
    exact: true,
    reach: (current, space) => [{ dimension: dimension.name, values: valuesFrom(dimension, current, space) }],
    expand: (state, target, random) => {
      const { name, part, grows } = dimension;
      const architecture = state.architecture.with({ [name]: target.get(name) });
      if (architecture.equals(state.architecture)) return state;
      const source = family.describe(state.architecture);
      const grown = { architecture, description: family.describe(architecture) };
      return grows === "depth"
        ? insertBlocks(state, source, grown, { stack: part, position: "end" }, random)
        : widenAxes(state, source, grown, WIDENING, random);
    },
  }));
}

const WIDENING = { units: "fresh", split: "uneven", stream: "copy", slots: "expand" } as const;

/** The current value, and the larger ones that exact growth can reach. */
function valuesFrom(
  { name, wholeMultiples = false }: ArchitectureDimension,
  current: Architecture,
  space: SearchSpace,
): readonly number[] {
  const from = current.number(name);
  const larger = [...space.valuesOf(name)].filter(
    (value) => typeof value === "number" && value > from && (!wholeMultiples || value % from === 0),
  ) as number[];
  return [from, ...larger.toSorted((one, other) => one - other)];
}
