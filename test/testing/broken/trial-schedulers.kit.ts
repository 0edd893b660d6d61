import { type Assignment, completed, strategy, type Trial, TrialScheduler } from "espalier";
import { describeTrialScheduler } from "espalier/testing";
import fc from "fast-check";
import { Type } from "typebox";

fc.configureGlobal({ seed: 5 });

type Next = (trials: readonly Trial[], count: number) => Assignment | undefined;

function broken(type: string, create: () => Next) {
  return strategy(TrialScheduler, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: () => ({ next: create() }),
  });
}

const start = (budget: number): Assignment => ({ type: "start", budget });

const hiddenCounter = broken("hidden-counter", () => {
  let calls = 0;
  return ({ length }, count) => (length < count ? start(calls++ % 2 === 0 ? 1 : 0.5) : undefined);
});

const nothing = broken(
  "nothing",
  () =>
    ({ length }, count) =>
      length < count ? start(0) : undefined,
);

const greedy = broken("greedy", () => () => start(1));

const endless = broken("endless", () => (trials, count) => {
  const [first] = completed(trials);
  if (first !== undefined) return { type: "continue", trial: first.number, budget: first.budget + 1e-6 };
  return trials.length < count ? start(0.5) : undefined;
});

const falling = broken("falling", () => (trials, count) => {
  const [first] = completed(trials);
  if (first !== undefined) return { type: "continue", trial: first.number, budget: first.budget / 2 };
  return trials.length < count ? start(0.5) : undefined;
});

const impatient = broken("impatient", () => (trials, count) => {
  const last = trials.at(-1);
  if (last !== undefined && last.budget < 1) return { type: "continue", trial: last.number, budget: 1 };
  return trials.length < count ? start(0.5) : undefined;
});

const mutating = broken("mutating", () => (trials, count) => {
  (trials as Trial[]).sort((one, other) => other.number - one.number);
  return trials.length < count ? start(1) : undefined;
});

const oneWay = broken("one-way", () => (trials, count) => {
  const promising = completed(trials).find(
    ({ measurements, budget }) => budget < 1 && (measurements["loss"] ?? Infinity) < 0,
  );
  if (promising !== undefined) return { type: "continue", trial: promising.number, budget: 1 };
  return trials.length < count ? start(0.5) : undefined;
});

for (const one of [hiddenCounter, nothing, greedy, endless, falling, impatient, mutating, oneWay])
  describeTrialScheduler(one);
