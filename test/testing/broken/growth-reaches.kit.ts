import { type Architecture, GrowthDimension, strategy } from "espalier";
import { describeGrowthDimension } from "espalier/testing";
import { Type } from "typebox";
import { dimension } from "../../plugins/growclip/tiny-clip.ts";
import { eachSeed } from "./each-seed.ts";
import { family, space, stream } from "./tiny-model.ts";

const depth = await dimension(family, "depth");

/** Depths whose reach has one fault; `create` gives a dimension a state of its own if it wants one. */
function broken(type: string, create: () => GrowthDimension["reach"]) {
  return strategy(GrowthDimension, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: (): GrowthDimension => ({ exact: true, expand: depth.expand, reach: create() }),
  });
}

/** The same by the values of each dimension. */
function reaching(
  type: string,
  change: (
    values: readonly number[],
    name: string,
    current: Architecture,
  ) => readonly (number | string)[] | undefined,
) {
  return broken(
    type,
    () => (current, all) =>
      depth.reach(current, all).map(({ dimension: name, values }) => ({
        dimension: name,
        values: change(values as number[], name, current) ?? values,
      })),
  );
}

const backwards = reaching("backwards", (values) => values.toReversed());
const unordered = reaching("unordered", ([first, ...rest]) => [first!, ...rest.toReversed()]);
const shrinking = reaching("shrinking", (values, name) => {
  const smaller = space.valuesOf(name).filter((value) => Number(value) < values[0]!);
  return [...values, ...(smaller as number[])];
});
const outside = reaching("outside", (values, name, current) =>
  name === "text.depth" && current.equals(space.smallest().with({ "image.depth": 3, "text.depth": 3 }))
    ? [...values, 4]
    : undefined,
);
const elsewhere = broken("elsewhere", () => (current, all) => [
  ...depth.reach(current, all),
  { dimension: "sound.depth", values: [1, 2] },
]);
const twice = broken("twice", () => (current, all) => [
  ...depth.reach(current, all),
  ...depth.reach(current, all),
]);
const rooted = broken(
  "rooted",
  () => (current, all) =>
    depth
      .reach(current, all)
      .map(({ dimension: name, values }) => ({ dimension: name, values: values.slice(0, 1) })),
);
const wavering = broken("wavering", () => {
  let calls = 0;
  return (current, all) =>
    depth.reach(current, all).map(({ dimension: name, values }) => ({
      dimension: name,
      values: values.slice(0, 1 + (calls++ % 3)),
    }));
});

eachSeed(() => {
  for (const one of [backwards, unordered, shrinking, outside, elsewhere, twice, rooted, wavering])
    describeGrowthDimension(one, [{ family, stream, space }]);
});
