import { bestOf, type Objectives, Selection, strategy, toMinimise, type Trial } from "espalier";
import { describeSelection } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

type Choose = (trials: readonly Trial[], objectives: Objectives) => Trial;

/** A selection with one fault; `create` gives it a state of its own if it wants one. */
function broken(type: string, create: () => Choose, parts: Partial<Selection> = {}) {
  return strategy(Selection, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: (): Selection => {
      const choose = create();
      return {
        choose: (trials, objectives) => ({ trial: choose(trials, objectives), reason: "the best" }),
        ...parts,
      };
    },
  });
}

const best: Choose = (trials, [objective]) => bestOf(trials, objective)!;

const silent = broken("silent", () => best, {
  choose: (trials, objectives) => ({ trial: best(trials, objectives), reason: " " }),
});
const undefinedFigure = broken("undefined-figure", () => best, {
  choose: (trials, objectives) => ({
    trial: best(trials, objectives),
    reason: `accurate to ${trials[0]!.measurements["precision"]}`,
  }),
});
const inventing = broken("inventing", () => (trials, objectives) => ({
  ...best(trials, objectives),
  number: trials.length > 3 ? 99 : 0,
}));
const oneWay = broken(
  "one-way",
  () =>
    (trials, [{ measurement }]) =>
      trials.toSorted((one, other) => one.measurements[measurement]! - other.measurements[measurement]!)[0]!,
);
const named = broken(
  "named",
  () => (trials) =>
    trials.toSorted(
      (one, other) => (one.measurements["loss"] ?? Infinity) - (other.measurements["loss"] ?? Infinity),
    )[0]!,
);
const second = broken("second", () => (trials, [objective]) => {
  const sorted = trials.toSorted((one, other) => toMinimise(one, objective) - toMinimise(other, objective));
  return sorted[1] ?? sorted[0]!;
});
const strict = broken("strict", () => (trials, [{ measurement, direction }]) => {
  const figures = trials.map(({ measurements }) => measurements[measurement]!);
  const wanted = direction === "minimize" ? Math.min(...figures) : Math.max(...figures);
  return trials.find(({ measurements }) => measurements[measurement] === wanted)!;
});
const counting = broken("counting", () => {
  let calls = 0;
  return (trials, objectives) => (calls++ % 5 === 4 ? trials[0]! : best(trials, objectives));
});
const sorting = broken("sorting", () => (trials, [objective]) => {
  (trials as Trial[]).sort((one, other) => toMinimise(one, objective) - toMinimise(other, objective));
  return trials[0]!;
});

eachSeed(() => {
  for (const one of [
    ...[silent, undefinedFigure, inventing, oneWay, named, second],
    ...[strict, counting, sorting],
  ])
    describeSelection(one);
});
