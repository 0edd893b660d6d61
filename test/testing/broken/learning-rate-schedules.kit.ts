import { LearningRateSchedule, strategy } from "espalier";
import { describeLearningRateSchedule } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

/** A schedule with one fault; `create` gives it a state of its own if it wants one. */
function broken(type: string, create: () => LearningRateSchedule["factor"]) {
  return strategy(LearningRateSchedule, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: () => ({ factor: create() }),
  });
}

const rising = broken(
  "rising",
  () =>
    (update, { updates }) =>
      (2 * update) / (updates + 1),
);
const undershooting = broken(
  "undershooting",
  () =>
    (update, { updates }) =>
      1 - update / Math.min(updates, 5000),
);
const undefinedFactor = broken(
  "undefined-factor",
  () =>
    (update, { updates }) =>
      (updates - update) / (updates - 1),
);
const forgetful = broken(
  "forgetful",
  () =>
    (_update, { step }) =>
      1 - (step - 1) / 1000,
);
const unchangedOnly = broken(
  "unchanged-only",
  () =>
    (_update, { step, architectureChanged }) =>
      step === 3 && !architectureChanged ? Number.POSITIVE_INFINITY : 1,
);
const stepwise = broken("stepwise", () => {
  let rate = 1;
  return () => (rate *= 0.999);
});
let instances = 0;
const individual = broken("individual", () => {
  const factor = 1 / ++instances;
  return () => factor;
});
const shortening = broken("shortening", () => (update, training) => {
  (training as { updates: number }).updates += 1;
  return 1 - update / training.updates;
});

eachSeed(() => {
  for (const one of [
    ...[rising, undershooting, undefinedFactor, forgetful],
    ...[unchangedOnly, stepwise, individual, shortening],
  ])
    describeLearningRateSchedule(one);
});
