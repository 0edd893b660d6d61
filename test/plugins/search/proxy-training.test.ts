import {
  Architecture,
  type Candidate,
  EspalierError,
  type ModelState,
  Random,
  type TrainingCheckpoint,
  type TrainingRequest,
} from "espalier";
import { expect, it } from "vitest";
import { proxyTraining } from "../../../plugins/search/proxy-training.ts";
import { build } from "../build.ts";

const architecture = new Architecture({ depth: 2 });
const empty = new Map();
const initial: ModelState = {
  architecture,
  parameters: empty,
  averages: empty,
  slots: { first: empty, second: empty, count: empty },
};
const plan = { anchor: { weights: empty, mask: empty, momentum: 0.9, pull: 0.1 } };
const candidate: Candidate = {
  architecture,
  step: 3,
  budget: 0.25,
  random: new Random(1).fork("step", 3),
  inherit: () => Promise.resolve({ state: initial, plan }),
};

/** A trainer that remembers what it was asked for, and the evaluator that asks it. */
async function evaluatorWith(validationLoss: number, options = {}) {
  const requests: TrainingRequest[] = [];
  const trained = { ...initial };
  const trainer = {
    train(request: TrainingRequest) {
      requests.push(request);
      const loss = request.from === request.updates ? Number.NaN : 2.5;
      return Promise.resolve({ state: trained, plan: request.plan, loss });
    },
    validationLoss: (state: ModelState, step: number) => {
      expect([state, step]).toEqual([trained, 3]);
      return Promise.resolve(validationLoss);
    },
    forwardSeconds: (state: ModelState, step: number, { batchSize, passes }: Record<string, number>) => {
      expect([state, step]).toEqual([trained, 3]);
      return Promise.resolve(batchSize! / 1000 + passes! / 1e6);
    },
  };
  const family = { cost: () => ({ parameters: 1000, flops: 5000 }) };
  return { requests, evaluator: await build(proxyTraining, options, [trainer, family]) };
}

it("trains its share of the budget and returns loss and cost", async () => {
  const { requests, evaluator } = await evaluatorWith(2.25);
  expect(await evaluator.measure(candidate)).toEqual({
    loss: 2.25,
    trainingLoss: 2.5,
    parameters: 1000,
    flops: 5000,
  });
  expect(evaluator).toMatchObject({
    measures: [{ measurement: "loss", direction: "minimize" }, {}, {}, {}],
    updates: 60,
  });
  expect(requests).toEqual([
    {
      state: initial,
      plan,
      step: 3,
      updates: 15,
      wholeUpdates: 60,
      from: 0,
      random: candidate.random,
    },
  ]);
});

it("keeps where the training stands, and goes on from there with what is missing", async () => {
  const { requests, evaluator } = await evaluatorWith(2.25);
  let kept: readonly TrainingCheckpoint[] = [];
  const keep = (checkpoints: readonly TrainingCheckpoint[]) => void (kept = checkpoints);
  await evaluator.measure({ ...candidate, keep });
  expect(kept).toEqual([{ update: 15, state: initial, plan, loss: 2.5 }]);

  const inherit = () => Promise.reject(new Error("has begun already"));
  const begun = { update: 15, state: { ...initial }, plan: {}, loss: 4.5 };
  const goOn = (budget: number) => evaluator.measure({ ...candidate, inherit, budget, previous: [begun] });
  expect(await goOn(0.5)).toMatchObject({ loss: 2.25, trainingLoss: 3.5 });
  expect(requests.at(-1)).toMatchObject({ from: 15, updates: 30, wholeUpdates: 60, plan: {} });
  expect(requests.at(-1)!.state).toBe(begun.state);
  expect(await goOn(0.251), "another share, but no other number of updates").toMatchObject({
    trainingLoss: 4.5,
  });
});

it("measures how long the features take where that is asked for, and says that this varies", async () => {
  const { evaluator } = await evaluatorWith(2.25, { latency: { batchSize: 8, passes: 5 } });
  expect(await evaluator.measure(candidate)).toMatchObject({ loss: 2.25, latencySeconds: 0.008005 });
  expect(evaluator.measures.at(-1)).toMatchObject({ measurement: "latencySeconds", unit: "s", varies: true });
});

it("shows each update to whoever watches", async () => {
  const { requests, evaluator } = await evaluatorWith(2.25);
  const onUpdate = () => undefined;
  await evaluator.measure({ ...candidate, onUpdate });
  expect(requests[0]!.hooks).toEqual({ onUpdate });
});

it("trains at least once", async () => {
  const { requests, evaluator } = await evaluatorWith(2.25, { updates: 2 });
  await evaluator.measure({ ...candidate, budget: 0.01 });
  expect(requests[0]!.updates).toBe(1);
});

it("fails where the loss is no number", async () => {
  const { evaluator } = await evaluatorWith(Number.NaN);
  const failure = await evaluator.measure(candidate).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EspalierError);
  expect(failure).toMatchObject({ code: "ESPALIER_PROXY_LOSS_NOT_FINITE" });
});
