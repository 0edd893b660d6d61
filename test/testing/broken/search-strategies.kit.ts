import {
  Architecture,
  type Proposal,
  type ProposalRequest,
  SearchStrategy,
  strategy,
  type Trial,
} from "espalier";
import { describeSearchStrategy } from "espalier/testing";
import { Type } from "typebox";
import { eachSeed } from "./each-seed.ts";

type Propose = (request: ProposalRequest) => Proposal;

/** A strategy with one fault; `create` gives it a state of its own if it wants one. */
function broken(
  type: string,
  create: () => Propose,
  options = Type.Object({}, { additionalProperties: false }),
) {
  return strategy(SearchStrategy, {
    type,
    summary: "Is broken.",
    options,
    inject: [],
    create: () => ({ propose: create() }),
  });
}

const draw: Propose = ({ space, random }) => ({ architecture: space.sample(random) });

const hiddenCounter = broken("hidden-counter", () => {
  let calls = 0;
  return ({ space, random }) => ({ architecture: space.sample(random.fork("call", calls++)) });
});

const outside = broken("outside", () => () => ({ architecture: new Architecture({ depth: 99 }) }));

const mutating = broken("mutating", () => (request) => {
  (request.trials as Trial[]).sort((one, other) => other.number - one.number);
  return draw(request);
});

const forgetful = broken("forgetful", () => {
  const seen = new WeakMap<object, number>();
  return (request) => {
    const count = request.trials.filter(({ architecture }) => seen.has(architecture)).length;
    for (const { architecture } of request.trials) seen.set(architecture, 1);
    return draw({ ...request, random: request.random.fork(count) });
  };
});

const oneWay = broken("one-way", () => ({ space, trials, random }) => {
  const losses = trials.map(({ measurements }) => measurements["loss"] ?? Infinity);
  const best = trials[losses.indexOf(Math.min(...losses))]?.architecture;
  const neighbours = best === undefined ? [] : space.neighbours(best);
  return { architecture: neighbours.length === 0 ? space.sample(random) : random.choice(neighbours) };
});

const trusting = broken("trusting", () => ({ space, trials, random }) => {
  const digits = trials.map(({ measurements }) => measurements["loss"]!.toFixed(2));
  return { architecture: space.sample(random.fork(digits.length)) };
});

const endless = broken("endless", () => ({ space, trials, random }) => {
  const seen = new Set(trials.map(({ architecture }) => architecture.hash));
  for (let attempt = 0; ; attempt++) {
    const architecture = space.sample(random.fork(attempt));
    if (!seen.has(architecture.hash)) return { architecture };
  }
});

const counting = broken("counting", () => ({ space, random }) => {
  const all = [...space.enumerate()];
  return all.length === 0 ? undefined : { architecture: random.choice(all) };
});

const repeating = broken("repeating", () => draw);

const noted = broken("noted", () => (request) => ({ ...draw(request)!, notes: { temperature: NaN } }));

const hurried = broken("hurried", () => ({ space, trials }) => {
  const seen = new Set(trials.map(({ architecture }) => architecture.hash));
  const [next] = [...space.enumerate()].filter(({ hash }) => !seen.has(hash));
  return next === undefined || trials.length > 3 ? undefined : { architecture: next };
});

const undocumented = broken(
  "undocumented",
  () => draw,
  Type.Object({
    rate: Type.Number({ default: 1 }),
    deep: Type.Optional(Type.Object({ inner: Type.Number() })),
  }),
);

/** Reads figures of the second objective as if less were always better. */
const halfWay = broken("half-way", () => ({ space, trials, random, objectives }) => {
  const { measurement } = objectives[1] ?? objectives[0];
  const sign = objectives.length > 1 || objectives[0].direction === "minimize" ? 1 : -1;
  const figures = trials.map(({ measurements }) => (measurements[measurement] ?? Infinity) * sign);
  const best = trials[figures.indexOf(Math.min(...figures))]?.architecture;
  const neighbours = best === undefined ? [] : space.neighbours(best);
  return { architecture: neighbours.length === 0 ? space.sample(random) : random.choice(neighbours) };
});

/** Knows its objective by the name that the kits happen to give it. */
const named = broken("named", () => ({ space, trials, random, objectives: [{ direction }] }) => {
  const sign = direction === "minimize" ? 1 : -1;
  const losses = trials.map(({ measurements }) => sign * (measurements["loss"] ?? Infinity * sign));
  const best = trials[losses.indexOf(Math.min(...losses))]?.architecture;
  const neighbours = best === undefined ? [] : space.neighbours(best);
  return { architecture: neighbours.length === 0 ? space.sample(random) : random.choice(neighbours) };
});

/** Goes on in the first space that it has seen. */
const attached = broken("attached", () => {
  let first: ProposalRequest["space"] | undefined;
  return ({ space, random }) => ({
    architecture: (first ??= space).gridSize > 1000 ? space.sample(random) : first.sample(random),
  });
});

/** Impure when it has seen much. */
const tired = broken("tired", () => {
  let calls = 0;
  return ({ space, trials, random }) => ({
    architecture: space.sample(trials.length > 24 ? random.fork(calls++) : random),
  });
});

/** Puts values together without asking the space. */
const mixing = broken("mixing", () => ({ space, random }) => {
  const draws = [...space.dimensions.keys()].map(
    (name) => [name, random.fork(name).choice(space.valuesOf(name))] as const,
  );
  const mixed = new Architecture(Object.fromEntries(draws));
  const isAllowed = space.constraints.every((constraint) => constraint.accepts(mixed));
  return { architecture: isAllowed ? mixed : space.sample(random) };
});

const promising = broken(
  "promising",
  () => (request) => Promise.resolve(draw(request)) as unknown as Proposal,
);
const plain = broken("plain", () => (request) => ({
  architecture: { ...draw(request)!.architecture.values } as unknown as Architecture,
}));
const speechless = broken(
  "speechless",
  () => (request) => (request.space.gridSize > 1e6 ? draw(request) : undefined),
);
const improving = broken("improving", () => (request) => {
  Object.assign(request.objectives[0], { direction: "maximize" });
  return draw(request);
});
/** Forgets what is being measured. */
const impatient = broken("impatient", () => ({ space, trials, random }) => {
  const seen = new Set(
    trials.flatMap(({ status, architecture }) => (status === "running" ? [] : [architecture.hash])),
  );
  const left = [...space.enumerate()].filter(({ hash }) => !seen.has(hash));
  return left.length === 0 ? undefined : { architecture: random.choice(left) };
});
/** Forgets what has failed. */
const stubborn = broken("stubborn", () => ({ space, trials }) => {
  const seen = new Set(
    trials.flatMap(({ status, architecture }) => (status === "failed" ? [] : [architecture.hash])),
  );
  const [next] = [...space.enumerate()].filter(({ hash }) => !seen.has(hash));
  return next === undefined ? undefined : { architecture: next };
});
/** Loses the last architecture of a large space. */
const incomplete = broken("incomplete", () => ({ space, trials }) => {
  const seen = new Set(trials.map(({ architecture }) => architecture.hash));
  const left = [...space.enumerate()].filter(({ hash }) => !seen.has(hash));
  return left.length <= (seen.size > 40 ? 1 : 0) ? undefined : { architecture: left[0]! };
});

eachSeed(() => {
  for (const one of [
    hiddenCounter,
    outside,
    mutating,
    forgetful,
    oneWay,
    trusting,
    endless,
    counting,
    noted,
    undocumented,
    halfWay,
    named,
    attached,
    tired,
    mixing,
    promising,
    plain,
    speechless,
    improving,
  ])
    describeSearchStrategy(one, [{ repeats: true }]);
  describeSearchStrategy(repeating);
  for (const one of [impatient, stubborn]) describeSearchStrategy(one);
  for (const one of [hurried, incomplete]) describeSearchStrategy(one, [{ exhaustive: true }]);
});
