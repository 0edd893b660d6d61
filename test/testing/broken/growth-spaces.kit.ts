import { GrowthSpace, type GrowthSituation, SearchSpace, strategy, type ValueList } from "espalier";
import { describeGrowthSpace } from "espalier/testing";
import { Type } from "typebox";
import { dimension } from "../../plugins/growclip/tiny-clip.ts";
import { eachSeed } from "./each-seed.ts";
import { family, space } from "./tiny-model.ts";

const depth = await dimension(family, "depth");

/** A growth space of depth with one fault; `create` gives it a state of its own if it wants one. */
function broken(type: string, create: () => GrowthSpace["at"]) {
  return strategy(GrowthSpace, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: () => ({ at: create() }),
  });
}

/** What depth reaches, but for some changed values. */
function reachable({ current, space }: GrowthSituation, changed: Readonly<Record<string, ValueList>> = {}) {
  const still = Object.entries(current.values).map(([name, value]) => [name, [value]] as const);
  const reached = depth.reach(current, space).map((one) => [one.dimension, one.values] as const);
  return new Map<string, ValueList>([...still, ...reached, ...Object.entries(changed)]);
}

const nothing = { description: "no architecture", accepts: () => false };

const empty = broken("empty", () => (situation) => {
  const { current, space } = situation;
  return space.restrict(reachable(situation), current.number("image.depth") === 2 ? [nothing] : []);
});
const foreign = broken("foreign", () => (situation) => {
  const values = new Map([...reachable(situation)].map(([name, list]) => [name, [...list]]));
  values.set("image.depth", [situation.current.number("image.depth"), 99]);
  return new SearchSpace(
    "other",
    new Map([...values].map(([name, list]) => [name, { type: "categorical", values: list }])),
  );
});
const shrinking = broken(
  "shrinking",
  () => (situation) =>
    situation.space.restrict(reachable(situation, { "text.depth": situation.space.valuesOf("text.depth") })),
);
const widening = broken(
  "widening",
  () => (situation) =>
    situation.space.restrict(
      reachable(situation, { "image.width": situation.space.valuesOf("image.width") }),
    ),
);
const stubborn = broken(
  "stubborn",
  () =>
    ({ current, space }) =>
      space.restrict(new Map(Object.entries(current.values).map(([name, value]) => [name, [value]]))),
);
const counting = broken("counting", () => {
  let calls = 0;
  return (situation) => {
    const list = [...reachable(situation).get("image.depth")!];
    return situation.space.restrict(
      reachable(situation, { "image.depth": list.slice(0, 1 + (calls++ % 2)) }),
    );
  };
});
let instances = 0;
const individual = broken("individual", () => {
  const count = 1 + (instances++ % 2);
  return (situation) => {
    const list = [...reachable(situation).get("image.depth")!];
    return situation.space.restrict(reachable(situation, { "image.depth": list.slice(0, count) }));
  };
});
const unready = broken("unready", () => (situation) => {
  const [before, now] = situation.examplesSeen.slice(-2) as [number, number];
  if (!(now.toFixed() >= before.toFixed())) return situation.space;
  return situation.space.restrict(reachable(situation));
});
const summing = broken("summing", () => (situation) => {
  (situation.examplesSeen as number[]).push(1);
  return situation.space.restrict(reachable(situation));
});

eachSeed(() => {
  for (const one of [
    ...[empty, foreign, shrinking, widening, stubborn],
    ...[counting, individual, unready, summing],
  ])
    describeGrowthSpace(one, [{ family, space, dimensions: [depth] }]);
});
