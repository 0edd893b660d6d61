import { type Assignment, completed, type Objectives, strategy, type Trial, TrialScheduler } from "espalier";
import { describeTrialScheduler } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

type Next = (trials: readonly Trial[], count: number, objectives: Objectives) => Assignment | undefined;

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

/** As a scheduler that gives the full budget, with one fault. */
function full(type: string, change: Next) {
  return broken(type, () => (trials, count, objectives) => {
    const changed = change(trials, count, objectives);
    return changed ?? (trials.length < count ? start(1) : undefined);
  });
}

/** Counts what is known, not what has been started. */
const blind = broken(
  "blind",
  () => (trials, count) => (completed(trials).length < count ? start(1) : undefined),
);
const generous = full("generous", ({ length }, count) =>
  length < count && length === 29 ? start(1.0000001) : undefined,
);
const undefinedBudget = full("undefined-budget", ({ length }, count) =>
  length < count && length === 6 ? start(NaN) : undefined,
);
const unknown = full("unknown", ({ length }) =>
  length === 9 ? { type: "continue", trial: 99, budget: 1 } : undefined,
);
const late = broken(
  "late",
  () => (trials, count) =>
    count < 3 && trials.length === 0 ? undefined : trials.length < count ? start(1) : undefined,
);
const promising = broken(
  "promising",
  () => (trials, count) =>
    Promise.resolve(trials.length < count ? start(1) : undefined) as unknown as Assignment,
);
const misspelt = full("misspelt", ({ length }, count) =>
  length < count && length === 4 ? ({ type: "begin", budget: 1 } as unknown as Assignment) : undefined,
);

/** Fails where one thing comes together. */
function failing(type: string, fails: (trials: readonly Trial[]) => boolean) {
  return full(type, (trials) => {
    if (fails(trials)) throw new RangeError("nothing to choose from");
    return undefined;
  });
}
const lossesOf = (trials: readonly Trial[]) =>
  completed(trials).map(({ measurements }) => measurements["loss"]);
const failsOnFailures = failing(
  "fails-on-failures",
  (trials) => trials.length > 4 && trials.every(({ status }) => status === "failed"),
);
const failsOnTies = failing("fails-on-ties", (trials) => {
  const losses = lossesOf(trials);
  return losses.length > 8 && losses[0] !== undefined && new Set(losses).size === 1;
});
const failsOnGaps = failing("fails-on-gaps", (trials) => {
  const losses = lossesOf(trials);
  return losses.length > 4 && losses.every((loss) => loss === undefined);
});
const failsOnViolations = failing("fails-on-violations", (trials) =>
  trials.some(({ violation }) => violation !== undefined),
);

/** Halves by the name that the kits happen to give their objective. */
const named = broken("named", () => (trials, count, [{ direction }]) => {
  const sign = direction === "minimize" ? 1 : -1;
  const promising = completed(trials).find(
    ({ measurements, budget }) => budget < 1 && sign * (measurements["loss"] ?? Infinity * sign) < 0,
  );
  if (promising !== undefined) return { type: "continue", trial: promising.number, budget: 1 };
  return trials.length < count ? start(0.5) : undefined;
});

/** Remembers by a trial's number alone which ones were good. */
const hoarding = broken("hoarding", () => {
  const good = new Map<number, boolean>();
  return (trials, count, [{ measurement, direction }]) => {
    const sign = direction === "minimize" ? 1 : -1;
    for (const { number, measurements } of completed(trials))
      if (!good.has(number)) good.set(number, sign * (measurements[measurement] ?? Infinity * sign) < 0);
    const next = completed(trials).find(({ number, budget }) => budget < 1 && good.get(number) === true);
    if (next !== undefined) return { type: "continue", trial: next.number, budget: 1 };
    return trials.length < count ? start(0.5) : undefined;
  };
});

eachSeed(() => {
  for (const one of [
    hiddenCounter,
    nothing,
    greedy,
    endless,
    falling,
    impatient,
    mutating,
    oneWay,
    blind,
    generous,
    undefinedBudget,
    unknown,
    late,
    promising,
    misspelt,
    failsOnFailures,
    failsOnTies,
    failsOnGaps,
    failsOnViolations,
    named,
    hoarding,
  ])
    describeTrialScheduler(one);
});
