import { GrowthTrigger, strategy } from "espalier";
import { describeGrowthTrigger } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

/** A trigger with one fault; `create` gives it a state of its own if it wants one. */
function broken(type: string, create: () => GrowthTrigger["fires"]) {
  return strategy(GrowthTrigger, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: () => ({ fires: create() }),
  });
}

const silent = broken("silent", () => () => ({ fires: true, reason: "" }));
const unready = broken("unready", () => (history) => {
  const losses = history.at(-1)!.validationLosses;
  return { fires: losses.length > 2, reason: "enough measurements" };
});
const dividing = broken("dividing", () => (history) => {
  const [first = 1, ...rest] = history.at(-1)?.validationLosses ?? [];
  const share = (first - (rest.at(-1) ?? first)) / first;
  return { fires: share < 0.01, reason: `${(100 * share).toFixed(1)} % better` };
});
const counting = broken("counting", () => {
  let calls = 0;
  return () => ({ fires: calls++ % 2 === 0, reason: "every other step" });
});
let instances = 0;
const individual = broken("individual", () => {
  const fires = instances++ % 2 === 0;
  return () => ({ fires, reason: "so it was built" });
});
const forgetting = broken("forgetting", () => (history) => {
  (history as unknown[]).shift();
  return { fires: history.length % 2 === 0, reason: "every other step" };
});

eachSeed(() => {
  for (const one of [silent, unready, dividing, counting, individual, forgetting]) describeGrowthTrigger(one);
});
