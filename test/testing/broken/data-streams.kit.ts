import { DataStream, type Example, type Examples, type Split, strategy } from "espalier";
import { describeDataStream } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

const LETTERS = ["a", "b", "c"];

/** Letters with one fault; `create` gives a stream a state of its own if it wants one. */
function broken(type: string, create: () => Partial<DataStream>) {
  return strategy(DataStream, {
    type,
    summary: "Is broken.",
    options: Type.Object({}, { additionalProperties: false }),
    inject: [],
    create: (): DataStream => ({
      kind: "letters",
      steps: 2,
      stepNames: ["one", "two"],
      examples: async (step, split) => named(step, split),
      ...create(),
    }),
  });
}

/** A stream whose lists have one fault. */
function listing(type: string, examples: (step: number, split: Split) => Examples) {
  return broken(type, () => ({ examples: async (step, split) => examples(step, split) }));
}

function named(step: number | string, split: Split): readonly Example[] {
  return LETTERS.map((letter) => ({ id: `${step}/${split}/${letter}` }));
}

/** Examples that are created on demand, with a fault. */
function onDemand(examples: readonly Example[], fault: Partial<Examples>): Examples {
  const right: Examples = {
    length: examples.length,
    at: (index) => examples[index],
    [Symbol.iterator]: () => examples[Symbol.iterator](),
  };
  return Object.assign(right, fault);
}

const returning = listing("returning", (_, split) => named("any", split));
const leaking = listing("leaking", (step, split) => named(step, split === "test" ? "train" : split));
const unvalidated = listing("unvalidated", (step, split) =>
  split === "search-validation" && step === 1 ? [] : named(step, split),
);
const endless = listing("endless", (step, split) => {
  const examples = named(step, split);
  return onDemand(examples, { at: (index) => examples[index % examples.length] });
});
const turned = listing("turned", (step, split) => {
  const examples = named(step, split);
  return onDemand(examples, { at: (index) => examples.at(-1 - index) });
});
const short = listing("short", (step, split) => onDemand(named(step, split), { length: 2 }));
const counting = broken("counting", () => {
  let calls = 0;
  return { examples: async (step, split) => named(`${step}/${calls++}`, split) };
});
let instances = 0;
const individual = broken("individual", () => {
  const instance = instances++;
  return { examples: async (step, split) => named(`${step}/${instance}`, split) };
});
const changing = broken("changing", () => {
  let prepared = 0;
  return {
    prepare: async () => void prepared++,
    examples: async (step, split) => named(`${step}/${prepared}`, split),
  };
});
const hiding = broken("hiding", () => ({ show: async () => ({ texts: [], notes: [] }) }));

eachSeed(() => {
  for (const one of [
    ...[returning, leaking, unvalidated, endless, turned, short],
    ...[counting, individual, changing, hiding],
  ])
    describeDataStream(one, [{}]);
});
