import { definePlugin, ranked, strategy, TrialScheduler, trialsAt } from "espalier";
import { Type } from "typebox";

export const myTrialScheduler = strategy(TrialScheduler, {
  type: "my-trial-scheduler",
  summary: "Screens all trials at a small budget, then trains the best of them fully.",
  options: Type.Object(
    {
      screening: Type.Number({
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        default: 0.25,
        description: "Budget at which all trials are compared, as a share of the full one.",
      }),
      keep: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.34,
        description: "Share of the trials that are trained fully, at least one.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ screening, keep }) => ({
    next(trials, count, objectives) {
      if (trials.length < count) return { type: "start", budget: screening };
      // Trials are compared once all of them have been screened.
      if (trials.some(({ status, budget }) => status === "running" && budget <= screening)) return undefined;
      const places = Math.max(1, Math.round(keep * trials.length));
      const best = ranked(trialsAt(trials, screening), objectives).slice(0, places);
      const numbers = best.map(({ number }) => number);
      const next = numbers
        .map((number) => trials.find((trial) => trial.number === number)!)
        .find(({ status, budget }) => status === "completed" && budget === screening);
      return next && { type: "continue", trial: next.number, budget: 1 };
    },
  }),
});

export default definePlugin({ name: "my-trial-scheduler", strategies: [myTrialScheduler] });
