import { definePlugin, descriptionOf, GrowthDimension, ModelFamily, strategy, widenAxes } from "espalier";
import { Type } from "typebox";

export const myGrowthDimension = strategy(GrowthDimension, {
  type: "my-growth-dimension",
  summary: "One width, in whole multiples: new units are copies of old ones, which are read in parts.",
  paper: "Chen et al. 2016, Net2Net (Net2WiderNet), arXiv 1511.05641",
  options: Type.Object(
    {
      dimension: Type.String({
        minLength: 1,
        description: "The architecture's dimension that grows, such as image.mlpRatio.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ dimension }, family) => ({
    exact: true,
    reach(current, space) {
      const now = current.number(dimension);
      const larger = [...space.valuesOf(dimension)].filter(
        (value) => Number(value) > now && Number(value) % now === 0,
      );
      return [{ dimension, values: [now, ...larger.toSorted((one, other) => Number(one) - Number(other))] }];
    },
    expand(state, target, random) {
      // Only its own dimension: the others of the target are grown by other growth dimensions.
      const architecture = state.architecture.with({ [dimension]: target.get(dimension) });
      if (architecture.equals(state.architecture)) return state;
      const source = descriptionOf(family, state.architecture);
      const grown = { architecture, description: descriptionOf(family, architecture) };
      const options = { units: "copy", split: "uneven", stream: "copy", slots: "expand" } as const;
      return widenAxes(state, source, grown, options, random);
    },
  }),
});

export default definePlugin({ name: "my-growth-dimension", strategies: [myGrowthDimension] });
