import { appendFileSync } from "node:fs";
import { randomInt } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  type Architecture,
  costMeasurements,
  costOf,
  definePlugin,
  Evaluator,
  ModelFamily,
  SearchStrategy,
  strategy,
  TrialScheduler,
} from "espalier";
import { Type } from "typebox";
import { squares } from "../squares/squares.ts";

const none = Type.Object({}, { additionalProperties: false });

const witness = strategy(SearchStrategy, {
  type: "witness",
  summary: "Draws at random, and notes the statuses that it saw: c completed, f failed, r running.",
  options: none,
  inject: [],
  create: () => ({
    propose: ({ space, trials, random }) => ({
      architecture: space.sample(random),
      notes: { view: trials.map(({ status }) => status[0]).join("") },
    }),
  }),
});

const moody = strategy(Evaluator, {
  type: "moody",
  summary: "Measures the number of parameters, in a time that nobody can foresee.",
  options: Type.Object(
    {
      milliseconds: Type.Integer({ minimum: 1, description: "Longest time." }),
      shortest: Type.Integer({ minimum: 0, default: 0, description: "Shortest time, in milliseconds." }),
      diary: Type.String({ default: "/dev/null", description: "File that gets a line for each start." }),
      deadlyWidth: Type.Integer({ default: 0, description: "text.width that kills the process." }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ milliseconds, shortest, diary, deadlyWidth }, family) => ({
    measures: costMeasurements,
    updates: 0,
    async measure({ architecture, onUpdate }) {
      appendFileSync(diary, `${name(architecture)}\n`);
      onUpdate?.({ update: 1, updates: 1, loss: 0, learningRate: 0, batchSize: 1 });
      if (architecture.get("text.width") === deadlyWidth) process.kill(process.pid, "SIGKILL");
      await setTimeout(randomInt(shortest, shortest + milliseconds));
      return { ...costOf(family, architecture) };
    },
  }),
});

function name(architecture: Architecture): string {
  return Object.values(architecture.values).join(" ");
}

const homebody = strategy(Evaluator, {
  type: "homebody",
  summary: "Cannot be built anywhere but in the main process.",
  options: none,
  inject: [],
  create: () => {
    if (process.connected) throw new Error("not in a worker");
    return { measures: costMeasurements, updates: 0, measure: async () => ({ parameters: 0, flops: 0 }) };
  },
});

const rungs = strategy(TrialScheduler, {
  type: "rungs",
  summary: "Starts all trials at half of the budget, and lets the completed ones go on one by one.",
  options: Type.Object(
    { again: Type.Boolean({ default: false, description: "Whether they go on when they have had it all." }) },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ again }) => ({
    next(trials, count) {
      if (trials.length < count) return { type: "start", budget: 0.5 };
      const next = trials.find(({ status, budget }) => status === "completed" && (again || budget < 1));
      return next && { type: "continue", trial: next.number, budget: 1 };
    },
  }),
});

export default definePlugin({ name: "workers", strategies: [squares, witness, moody, homebody, rungs] });
