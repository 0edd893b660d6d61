import {
  addUnits,
  GrowthDimension,
  initialValues,
  ModelFamily,
  type ModelState,
  type NdArray,
  type ParameterDescription,
  type ParameterTree,
  replaceNew,
  strategy,
} from "espalier";
import { Type } from "typebox";
import { parts } from "./parts.ts";
import { widening, type Widened } from "./widening.ts";

export const zeroPadding = strategy(GrowthDimension, {
  type: "zero-padding",
  summary: "Widens by zeros around the old weights. Exact for hidden units alone, which stay dead.",
  paper:
    "Mallik et al. 2024, Warmstarting for Scaling Language Models, arXiv 2411.07340: zero padding, then initial values on top",
  options: Type.Object(
    {
      parts: parts("all that can be widened"),
      fresh: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0,
        description:
          "Initial values in new weights, times this factor. 0: zeros; new hidden units then have no gradient. 1: a random " +
          "initialisation of all new weights.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ parts, fresh }, family) =>
    widening(family, parts, {
      grow: ({ size }, target) => addUnits(size, target),
      finish: (expanded, widened) => pad(expanded, widened, fresh),
    }),
});

/** Sets new weights. Gains and shifts of normalisations keep their initial values. */
function pad(expanded: ModelState, { added, random }: Widened, fresh: number): ModelState {
  const weights = { ...added, along: ({ flow }: { readonly flow: string }) => /^(writes|reads)$/.test(flow) };
  const factor = (value: number) => fresh * value;
  const padding = (parameter: ParameterDescription): NdArray => {
    const { shape, data } = initialValues(parameter, random);
    return { shape, data: data.map(factor) };
  };
  const padded = (tree: ParameterTree) => replaceNew(tree, weights, padding);
  return { ...expanded, parameters: padded(expanded.parameters), averages: padded(expanded.averages) };
}
