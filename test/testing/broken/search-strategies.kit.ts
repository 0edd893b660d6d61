import {
  Architecture,
  type Proposal,
  type ProposalRequest,
  SearchStrategy,
  strategy,
  type Trial,
} from "espalier";
import { describeSearchStrategy } from "espalier/testing";
import fc from "fast-check";
import { Type } from "typebox";

fc.configureGlobal({ seed: 5 });

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

const faulty = [hiddenCounter, outside, mutating, forgetful, oneWay, trusting, endless, counting, noted];
for (const one of [...faulty, undocumented]) describeSearchStrategy(one, [{ repeats: true }]);
describeSearchStrategy(repeating);
describeSearchStrategy(hurried, [{ exhaustive: true }]);
