import { freshState } from "../architecture/initialise.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import { Arrivals } from "../data/arrivals.ts";
import { DataStream } from "../data/data-stream.ts";
import type { ReplayPolicy } from "../data/replay-policy.ts";
import { Random } from "../random/random.ts";
import { StepCompiler } from "../tensor/compile/step-compiler.ts";
import { EngineTrainer } from "../training/engine-trainer.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";
import { Trainer } from "../training/trainer.ts";
import type { LearningRateSchedule } from "../training/learning-rate-schedule.ts";
import type { TrainingObjective } from "../training/training-objective.ts";
import type { TrainingSettings } from "../training/training-settings.ts";
import type { EvaluatorCase } from "./evaluator-case.ts";

/** Training of a case's candidates by the trainer of a run. */
export interface KitTraining {
  /** Family of the candidates. Small models keep the tests short. */
  readonly family: TrainableFamily;
  /** Examples that the family reads. */
  readonly stream: DataStream;
  readonly objective: TrainingObjective;
}

const SETTINGS: TrainingSettings = {
  updates: 10,
  batchSize: 4,
  learningRate: 0.01,
  warmUp: 0.05,
  weightDecay: 0.2,
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-6,
  gradientClip: 1,
  averageWindow: 0.1,
  weights: "averaged",
  checkpointEvery: 200,
  validationEvery: 100,
};

/** Every example is equally likely. */
const replay: ReplayPolicy = {
  shares: (arrivals) => {
    const total = arrivals.reduce((sum, count) => sum + count, 0);
    return arrivals.map((count) => (total === 0 ? 0 : count / total));
  },
};

/** Trainings of candidates follow no schedule. */
const schedule: LearningRateSchedule = { factor: () => 1 };

/** Adds a trainer and fresh models to a case with `training`. The trainer needs an open engine. */
export function withTrainer(kitCase: EvaluatorCase): EvaluatorCase {
  const { training } = kitCase;
  if (training === undefined) return kitCase;
  const { family, stream, objective } = training;
  const trainer = new EngineTrainer({
    ...{ family, objective, schedule, replay, settings: SETTINGS, random: new Random("kit") },
    arrivals: new Arrivals(stream, (from, step) => family.encoder(from, step)),
    compiler: new StepCompiler({ mode: "eager", onFallback: () => {} }),
  });
  return {
    inherit: async (one) => ({
      state: freshState(one, family.describe(one), new Random("initial")),
      plan: {},
    }),
    ...kitCase,
    injected: [[Trainer, trainer], [ModelFamily, family], [DataStream, stream], ...(kitCase.injected ?? [])],
  };
}
