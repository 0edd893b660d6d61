import {
  type Anchor,
  type Inherited,
  type InheritanceRequest,
  type Kept,
  mapTree,
  type ModelState,
  ParameterInheritance,
  type ParameterTree,
  Random,
  strategy,
} from "espalier";
import { describeParameterInheritance } from "espalier/testing";
import { Type } from "typebox";
import { dimension } from "../../plugins/growclip/tiny-clip.ts";
import { eachSeed } from "./each-seed.ts";
import { family, space, stream } from "./tiny-model.ts";

const dimensions = [await dimension(family, "depth"), await dimension(family, "width")];

const copied = ({ parent, child, expand }: InheritanceRequest): Inherited => ({
  state: expand(parent, child),
  plan: {},
});

/** Copies with one fault; `create` gives an inheritance a state of its own if it wants one. */
function broken(type: string, create: () => Partial<ParameterInheritance>) {
  return strategy(ParameterInheritance, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: (): ParameterInheritance => ({
      averageWindow: undefined,
      keeps: { live: "live", averaged: "averaged" },
      inherit: copied,
      ...create(),
    }),
  });
}

/** Copies whose child is changed by one step more. */
function spoilt(type: string, spoil: (state: ModelState, request: InheritanceRequest) => ModelState) {
  return broken(type, () => ({
    inherit: (request) => ({ state: spoil(copied(request).state, request), plan: {} }),
  }));
}

/** Each number changed by 2 % of itself, drawn from the key. */
function noisy(tree: ParameterTree, random: Random): ParameterTree {
  return mapTree(tree, ({ shape, data }, name) => {
    const normals = random.fork("noise", name).normals(data.length);
    return { shape, data: data.map((value, index) => value * (1 + 0.02 * normals[index]!)) };
  });
}

const trainable = ({ parameters, averages }: ModelState) =>
  new Map([...averages.keys()].map((name) => [name, parameters.get(name)!]));

const noisyLive = spoilt("noisy-live", (state, { random }) => ({
  ...state,
  parameters: new Map([...state.parameters, ...noisy(trainable(state), random)]),
}));
const noisyAverages = spoilt("noisy-averages", (state, { random }) => ({
  ...state,
  averages: noisy(state.averages, random),
}));
const averaging = spoilt("averaging", (state) => ({
  ...state,
  parameters: new Map([...state.parameters, ...state.averages]),
}));
const forgetting = spoilt("forgetting", (state) => ({ ...state, averages: trainable(state) }));
const noisyWhenGrown = spoilt("noisy-when-grown", (state, { parent, random }) =>
  state.architecture.number("text.depth") > parent.architecture.number("text.depth") + 1
    ? { ...state, averages: noisy(state.averages, random) }
    : state,
);
const noisyWhenStaying = spoilt("noisy-when-staying", (state, { parent, random }) =>
  state.architecture.equals(parent.architecture)
    ? { ...state, averages: noisy(state.averages, random) }
    : state,
);
const negative = spoilt("negative", (state) => ({
  ...state,
  slots: { ...state.slots, second: mapTree(state.slots.second, opposite) },
}));
const slotless = spoilt("slotless", (state, { parent }) => ({ ...state, slots: parent.slots }));

function opposite({ shape, data }: { shape: readonly number[]; data: Float32Array }) {
  return { shape, data: data.map((value) => 0 - value) };
}

/** Copies that erase an array of the parent's. */
function erasing(type: string, tree: (parent: ModelState) => ParameterTree) {
  return broken(type, () => ({
    inherit(request) {
      const inherited = copied(request);
      for (const { data } of tree(request.parent).values()) data.fill(0);
      return inherited;
    },
  }));
}
const erasingAverages = erasing("erasing", ({ averages }) => averages);
const erasingCounts = erasing("erasing-counts", ({ slots }) => slots.count);

const childless = broken("childless", () => ({
  inherit: ({ parent }) => ({ state: parent, plan: {} }),
}));
const counting = broken("counting", () => {
  let calls = 0;
  return {
    keeps: { live: "none", averaged: "none" },
    inherit: ({ child, fresh, random }) => {
      const state = fresh(child);
      return { state: { ...state, averages: noisy(state.averages, random.fork(calls++)) }, plan: {} };
    },
  };
});
const unlimited = broken("unlimited", () => ({ averageWindow: 2 }));
const undeclared = broken("undeclared", () => ({ keeps: undefined as unknown as Kept }));
const misspelt = broken("misspelt", () => ({
  keeps: { live: "lively", averaged: "averaged" } as unknown as Kept,
}));

/** Copies whose anchor has one fault. */
function anchored(type: string, change: (anchor: Anchor) => Partial<Anchor>) {
  return broken(type, () => ({
    inherit(request) {
      const { state } = copied(request);
      const isOld = (name: string) => request.parent.averages.has(name);
      const mask = mapTree(state.averages, ({ shape, data }, name) => ({
        shape,
        data: data.map(() =>
          isOld(name) && request.parent.averages.get(name)!.data.length === data.length ? 1 : 0,
        ),
      }));
      const anchor: Anchor = { weights: trainable(state), mask, momentum: 0.9, pull: 0.1 };
      return { state, plan: { anchor: { ...anchor, ...change(anchor) } } };
    },
  }));
}
const strong = anchored("strong", () => ({ momentum: 1.5 }));
const masked = anchored("masked", ({ mask }) => ({
  mask: mapTree(mask, ({ shape, data }) => ({ shape, data: data.map(() => 1) })),
}));
const half = anchored("half", ({ mask }) => ({
  mask: mapTree(mask, ({ shape, data }) => ({ shape, data: data.map((one) => one / 2) })),
}));
const infinite = anchored("infinite", ({ weights }) => ({
  weights: mapTree(weights, ({ shape, data }) => ({ shape, data: data.map(() => Infinity) })),
}));
const unweighted = anchored("unweighted", ({ weights }) => ({
  weights: new Map([...weights].slice(1)),
}));

/** Copies that take over with one fault. */
function taking(type: string, create: () => (searched: ModelState) => Inherited) {
  return broken(type, () => ({ takeOver: create() }));
}
const takingLess = taking("taking-less", () => (state) => ({
  state: { ...state, averages: new Map([...state.averages].slice(1)) },
  plan: {},
}));
const takingAll = taking("taking-all", () => (state) => {
  for (const { data } of state.slots.first.values()) data.fill(0);
  return { state, plan: {} };
});
const takingTurns = taking("taking-turns", () => {
  let calls = 0;
  return (state) => ({
    state: { ...state, averages: noisy(state.averages, new Random(calls++)) },
    plan: {},
  });
});

eachSeed(() => {
  for (const one of [
    noisyLive,
    noisyAverages,
    averaging,
    forgetting,
    noisyWhenGrown,
    noisyWhenStaying,
    negative,
    slotless,
    erasingAverages,
    erasingCounts,
    childless,
    counting,
    unlimited,
    undeclared,
    misspelt,
    strong,
    masked,
    half,
    infinite,
    unweighted,
    takingLess,
    takingAll,
    takingTurns,
  ])
    describeParameterInheritance(one, [{ family, stream, space, dimensions }]);
});
