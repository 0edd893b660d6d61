import {
  type Architecture,
  GrowthDimension,
  initialValues,
  mapTree,
  type ModelState,
  type NdArray,
  type ParameterTree,
  Random,
  strategy,
} from "espalier";
import { describeGrowthDimension } from "espalier/testing";
import { Type } from "typebox";
import { dimension } from "../../plugins/growclip/tiny-clip.ts";
import { eachSeed } from "./each-seed.ts";
import { family, space, stream } from "./tiny-model.ts";

const depth = await dimension(family, "depth");
const width = await dimension(family, "width");
const averaging = await dimension(family, "width", { stream: "mean" });

/** Depths and widths with one fault. */
function broken(type: string, change: (own: GrowthDimension) => Partial<GrowthDimension>, of = depth) {
  return strategy(GrowthDimension, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: (): GrowthDimension => ({
      exact: true,
      reach: of.reach,
      expand: of.expand,
      ...change(of),
    }),
  });
}

type Growth = {
  readonly from: ModelState;
  readonly to: ModelState;
  readonly target: Architecture;
  readonly random: Random;
};

/** A dimension whose growths are changed by one step more. */
function spoilt(type: string, spoil: (growth: Growth) => ModelState, of = depth) {
  return broken(
    type,
    () => ({
      expand(from, target, random) {
        const to = of.expand(from, target, random);
        return to.architecture.equals(from.architecture) ? to : spoil({ from, to, target, random });
      },
    }),
    of,
  );
}

const scaled =
  (factor: number) =>
  ({ shape, data }: NdArray): NdArray => ({ shape, data: data.map((value) => value * factor) });

/** A tree with arrays changed whose names match. */
function changed(tree: ParameterTree, names: RegExp, change: (array: NdArray, name: string) => NdArray) {
  return mapTree(tree, (array, name) => (names.test(name) ? change(array, name) : array));
}

/** A state whose text blocks have open branches that were to be closed: the operator's usual mistake. */
function opened(state: ModelState): ModelState {
  const moved = ({ shape, data }: NdArray, name: string) => {
    const normals = new Random(name).normals(data.length);
    return { shape, data: data.map((value, index) => value + 0.05 * normals[index]!) };
  };
  return { ...state, parameters: changed(state.parameters, /^transformer\..*mlp\.c_proj\.weight$/, moved) };
}

const depthOf = ({ architecture }: ModelState, part: string) => architecture.number(`${part}.depth`);

const inexact = spoilt("inexact", ({ to }) => {
  const moved = family.describe(to.architecture).map((parameter) => {
    const array = to.parameters.get(parameter.name)!;
    return [parameter.name, parameter.decays ? initialValues(parameter, new Random(1)) : array] as const;
  });
  return { ...to, parameters: new Map(moved) };
});
const oneTower = spoilt("one-tower", ({ from, to }) =>
  depthOf(to, "text") > depthOf(from, "text") ? opened(to) : to,
);
const oneLeap = spoilt("one-leap", ({ from, to }) =>
  depthOf(to, "text") > depthOf(from, "text") + 1 ? opened(to) : to,
);
const later = spoilt("later", ({ from, to }) => (depthOf(from, "image") > 2 ? opened(to) : to));
const together = spoilt("together", ({ from, to }) =>
  depthOf(to, "text") > depthOf(from, "text") && depthOf(to, "image") > depthOf(from, "image")
    ? opened(to)
    : to,
);
const unaveraged = spoilt("unaveraged", ({ to }) => ({
  ...to,
  averages: changed(to.averages, /mlp\.c_proj\.weight$/, (array, name) =>
    name.includes(`resblocks.${depthOf(to, "image") - 1}`) ? scaled(1.5)(array) : array,
  ),
}));
const louder = spoilt("louder", ({ to }) => ({
  ...to,
  parameters: changed(to.parameters, /^logit_scale$/, scaled(1.01)),
}));
const sameEpsilon = spoilt(
  "same-epsilon",
  ({ from, to }) => ({
    ...to,
    parameters: new Map([
      ...to.parameters,
      ...[...from.parameters].filter(([name]) => name.endsWith("epsilon")),
    ]),
  }),
  averaging,
);
const slotless = spoilt("slotless", ({ from, to }) => ({ ...to, slots: from.slots }));
const crossedSlots = spoilt("crossed-slots", ({ to }) => ({
  ...to,
  slots: {
    ...to.slots,
    second: changed(to.slots.second, /ln_1\.weight$/, (_, name) =>
      to.slots.second.get(name.replace("ln_1", "ln_2"))!,
    ),
  },
}));
const shiftedSlots = spoilt(
  "shifted-slots",
  ({ to }) => ({
    ...to,
    slots: { ...to.slots, first: changed(to.slots.first, /mlp\.c_fc\.weight$/, rotated) },
  }),
  width,
);
const counted = spoilt("counted", ({ to }) => ({
  ...to,
  slots: {
    ...to.slots,
    count: mapTree(to.slots.count, ({ shape, data }) => ({ shape, data: data.map(() => 7) })),
  },
}));
const negative = spoilt("negative", ({ to }) => ({
  ...to,
  slots: { ...to.slots, second: mapTree(to.slots.second, scaled(-1)) },
}));
const short = spoilt("short", ({ to }) => ({
  ...to,
  slots: {
    ...to.slots,
    first: mapTree(to.slots.first, ({ shape, data }) => ({ shape, data: data.slice(1) })),
  },
}));
const erasing = spoilt("erasing", ({ from, to }) => {
  for (const { data } of from.slots.count.values()) data.fill(0);
  return to;
});
const grabbing = spoilt("grabbing", ({ from, target }) =>
  width.expand(depth.expand(from, target, new Random(1)), target, new Random(1)),
);
const ordered = spoilt("ordered", ({ from, to, random }) => {
  const added = [...to.parameters.keys()].filter((name) => !from.parameters.has(name));
  return {
    ...to,
    parameters: changed(to.parameters, /mlp\.c_fc\.weight$/, (array, name) =>
      from.parameters.has(name)
        ? array
        : { ...array, data: Float32Array.from(random.fork(added.indexOf(name)).normals(array.data.length)) },
    ),
  };
});

function rotated({ shape, data }: NdArray): NdArray {
  return { shape, data: Float32Array.from(data, (_, index) => data[(index + 1) % data.length]!) };
}

const counting = broken("counting", () => {
  let calls = 0;
  return { expand: (state, target, random) => depth.expand(state, target, random.fork(calls++)) };
});
const restless = broken("restless", () => ({
  expand: (state, target, random) => {
    const { slots, ...rest } = depth.expand(state, target, random);
    return { ...rest, slots: { ...slots, first: mapTree(slots.first, scaled(0.5)) } };
  },
}));
const meddling = broken("meddling", () => ({
  expand: (state, target, random) =>
    target.equals(state.architecture)
      ? state
      : {
          ...depth.expand(state, target, random),
          averages: changed(depth.expand(state, target, random).averages, /ln_final\.bias/, scaled(-1)),
        },
}));
const undecided = broken("undecided", () => ({ exact: undefined as unknown as boolean }));

eachSeed(() => {
  for (const one of [
    inexact,
    oneTower,
    oneLeap,
    later,
    together,
    unaveraged,
    louder,
    sameEpsilon,
    slotless,
    crossedSlots,
    shiftedSlots,
    counted,
    negative,
    short,
    erasing,
    grabbing,
    ordered,
    counting,
    restless,
    meddling,
    undecided,
  ])
    describeGrowthDimension(one, [{ family, stream, space }]);
});
