import { ReplayPolicy, strategy } from "espalier";
import { describeReplayPolicy } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

/** A policy with one fault; `create` gives it a state of its own if it wants one. */
function broken(type: string, create: () => ReplayPolicy["shares"]) {
  return strategy(ReplayPolicy, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: () => ({ shares: create() }),
  });
}

function proportional(arrivals: readonly number[]): number[] {
  const total = arrivals.reduce((sum, count) => sum + count, 0);
  return arrivals.map((count) => (total === 0 ? 0 : count / total));
}

const newestAlone = broken("newest-alone", () => (arrivals) => [
  ...arrivals.slice(1).map(() => 0),
  arrivals.at(-1)! > 0 ? 1 : 0,
]);
const equal = broken("equal", () => (arrivals) => arrivals.map(() => 1 / arrivals.length));
const unnormalised = broken("unnormalised", () => (arrivals) => [...arrivals]);
const undefinedShare = broken("undefined-share", () => (arrivals) => {
  const total = arrivals.reduce((sum, count) => sum + count, 0);
  return arrivals.map((count) => count / total);
});
const short = broken("short", () => (arrivals) => proportional(arrivals).slice(0, 10));
const overflowing = broken("overflowing", () => (arrivals) => {
  const weights = arrivals.map((count, index) => count * 2 ** index);
  return proportional(weights);
});
const counting = broken("counting", () => {
  let calls = 0;
  return (arrivals) => proportional(arrivals.map((count) => count ** (1 / (1 + (calls++ % 7)))));
});
let instances = 0;
const individual = broken("individual", () => {
  const exponent = 1 / ++instances;
  return (arrivals) => proportional(arrivals.map((count) => count ** exponent));
});
const sorting = broken("sorting", () => (arrivals) => {
  const shares = proportional(arrivals);
  (arrivals as number[]).sort((one, other) => one - other);
  return shares;
});

eachSeed(() => {
  for (const one of [
    ...[newestAlone, equal, unnormalised, undefinedShare, short],
    ...[overflowing, counting, individual, sorting],
  ])
    describeReplayPolicy(one);
});
