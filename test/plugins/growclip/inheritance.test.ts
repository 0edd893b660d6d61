import {
  arrayOf,
  type Architecture,
  emptySlots,
  expand,
  freshState,
  inheritedMask,
  inheritedShare,
  type InheritanceRequest,
  type ModelState,
  Random,
} from "espalier";
import { expect, test } from "vitest";
import { growthStrategy } from "./strategies.ts";
import { architecture, dimension, randomised, tinyClip } from "./tiny-clip.ts";

const family = await tinyClip();
const dimensions = [await dimension(family, "depth"), await dimension(family, "width")];
const parent = randomised(family, architecture(), new Random(1));
const deeper = architecture({ "image.depth": 2 });
const larger = architecture({ "image.depth": 2, "text.width": 12, "text.mlpRatio": 2 });

function request(child: Architecture): InheritanceRequest {
  const random = new Random("inherit");
  return {
    parent,
    child,
    random,
    expand: (state: ModelState, target) => expand(dimensions, state, target, random),
    fresh: (architecture) => freshState(architecture, family.describe(architecture), new Random("initial")),
  };
}

const matrix = "visual.transformer.resblocks.0.mlp.c_fc.weight";
const vector = "visual.transformer.resblocks.0.mlp.c_fc.bias";

test("copy and scratch are the ends", async () => {
  const asked = request(larger);
  const copied = await (await growthStrategy("copy")).inherit(asked);
  expect(copied).toEqual({ state: asked.expand(parent, larger), plan: {} });
  const started = await (await growthStrategy("scratch")).inherit(asked);
  expect(started).toEqual({ state: asked.fresh(larger), plan: {} });
});

test.each([
  ["copy", {}],
  ["momentum", { mode: "ema" }],
  ["momentum", { mode: "mix" }],
  ["momentum", { mode: "anchor" }],
] as const)(
  "%s %o with `slots: reset` starts an empty optimizer with the same weights",
  async (type, options) => {
    for (const child of [larger, parent.architecture]) {
      const [expanded, reset] = await Promise.all(
        ["expand", "reset"].map(async (slots) =>
          (await growthStrategy(type, { ...options, slots }, family)).inherit(request(child)),
        ),
      );
      expect(reset!.state.slots).toEqual(emptySlots(reset!.state.averages));
      expect(expanded!.state.slots).not.toEqual(reset!.state.slots);
      const { slots } = expanded!.state;
      expect({ ...reset!, state: { ...reset!.state, slots } }).toEqual(expanded);
    }
  },
);

test("ema takes the averages and keeps slots, constants and averageWindow", async () => {
  const momentum = await growthStrategy("momentum", { averageWindow: 0.2 }, family);
  expect(momentum.averageWindow).toBe(0.2);
  const { state } = await momentum.inherit(request(architecture()));
  expect(state.averages).toEqual(parent.averages);
  expect(state.slots).toEqual(parent.slots);
  for (const [name, array] of state.parameters) {
    expect(array).toEqual(parent.averages.get(name) ?? parent.parameters.get(name));
  }
});

test("mix moves matrices alone", async () => {
  const mixed = async (keep: number) =>
    (await growthStrategy("momentum", { mode: "mix", keep }, family)).inherit(request(larger));
  const all = request(larger).expand(parent, larger);
  expect(await mixed(1)).toEqual({ state: all, plan: {} });
  const { state } = await mixed(0.75);
  expect(arrayOf(state.parameters, vector)).toEqual(arrayOf(all.parameters, vector));
  const { state: none } = await mixed(0);
  const [kept, mix, fresh] = [all, state, none].map(({ parameters }) => arrayOf(parameters, matrix).data);
  mix!.forEach((value, index) => expect(value).toBeCloseTo(0.75 * kept![index]! + 0.25 * fresh![index]!, 6));
  expect(arrayOf(none.parameters, matrix)).not.toEqual(
    arrayOf(request(larger).fresh(larger).parameters, matrix),
  );
});

test("anchor pulls what was inherited to where it started", async () => {
  const momentum = await growthStrategy("momentum", { mode: "anchor" }, family);
  expect(momentum.averageWindow).toBeUndefined();
  const { state, plan } = await momentum.inherit(request(deeper));
  const { weights, mask, ...strength } = plan.anchor!;
  expect(strength).toEqual({ momentum: 0.99, pull: 0.01 });
  expect([...weights.keys()]).toEqual([...state.averages.keys()]);
  expect(arrayOf(weights, matrix)).toEqual(arrayOf(parent.parameters, matrix));
  for (const [name, { data }] of mask) {
    const isNew = name.startsWith("visual.transformer.resblocks.1.");
    expect(
      data.every((value) => value === (isNew ? 0 : 1)),
      name,
    ).toBe(true);
  }
});

test("the inherited share counts what depends on the parent", () => {
  const { expand } = request(deeper);
  const share = (child: Architecture) => inheritedShare(inheritedMask(expand, parent, child));
  expect(share(parent.architecture)).toBe(1);
  const [before, after] = [parent.architecture, deeper].map((one) => family.cost(one).parameters);
  expect(share(deeper)).toBeCloseTo(before! / after!, 6);
});
