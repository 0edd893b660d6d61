import type { Cost } from "../../architecture/cost.ts";
import { costOf } from "../../architecture/model-family.ts";
import { trainingCompute } from "../../training/compute.ts";
import type { Assembly } from "../setup/assemble.ts";
import type { GrowthPaths, PathStep } from "./growth-paths.ts";
import { growthSpaceAt } from "../loop/growth-space-at.ts";
import { type PlannedUpdates, plannedUpdates } from "./planned-updates.ts";
import { peakLearningRate } from "../../training/peak-learning-rate.ts";
import { trialsAtMost } from "./trials-at-most.ts";

/** On the growth path of the smallest candidates and on that of the largest. */
export type Range = readonly [smallest: number, largest: number];

/** Size of a growth step. */
export interface PlannedStep {
  readonly step: number;
  readonly name: string;
  /** Training examples that arrive. */
  readonly examples: number;
  /** Candidates if nothing has grown before; 0 if the growth trigger cannot fire; `null`: too many to count. */
  readonly candidates: number | null;
  /** Trials that can be started. */
  readonly trials: number;
  /** Parameters of the step's model. */
  readonly parameters: Range;
}

/** An experiment's size before it is run. */
export interface Plan {
  /** Architectures of the whole space; `null`: too many to count. */
  readonly architectures: number | null;
  /** Smallest and largest number of parameters that the steps' models can have. */
  readonly parameters: Range;
  readonly steps: readonly PlannedStep[];
  /** Trials that can be started in all. */
  readonly trials: number;
  /** Updates in all: of trials at full budget, of what they share, and of the growth steps. */
  readonly updates: number;
  /** Peak learning rate of the model with the fewest parameters and of the one with the most. */
  readonly learningRate: Range;
  readonly flops: PlannedFlops;
}

/** Floating point operations by the model family's formula, a multiply-add counted as two. */
export interface PlannedFlops {
  /** Forward pass of one example by the smallest and the largest model. */
  readonly forward: Range;
  /** All trials at full budget, and the shared training. */
  readonly search: Range;
  /** Trainings of the growth steps. */
  readonly training: Range;
}

/** Works out what an experiment will do. Reads the stream, trains nothing. */
export async function plan(assembly: Assembly, { smallest, largest }: GrowthPaths): Promise<Plan> {
  const { family, training } = assembly;
  const steps: PlannedStep[] = [];
  for (const [place, small] of smallest.entries())
    steps.push(await planStep(assembly, place + 1, [small, largest[place]!]));
  const trials = steps.map((step) => step.trials);
  const updates = [smallest, largest].map((path) => plannedUpdates(assembly, path, trials));
  const costs = [smallest, largest].map((path) =>
    path.map(({ architecture }) => costOf(family, architecture)),
  );
  const extremes = (name: keyof Cost): Range => [
    Math.min(...costs[0]!.map((cost) => cost[name])),
    Math.max(...costs[1]!.map((cost) => cost[name])),
  ];
  const parameters = extremes("parameters");
  const peakOf = (count: number) => peakLearningRate(training.learningRate, count);
  const flopsOf = (phase: keyof PlannedUpdates) =>
    costs.map((path, which) =>
      sum(
        path.map((cost, place) => {
          const planned = updates[which]![place]!;
          return trainingCompute(cost, training.batchSize, planned[phase]).flops;
        }),
      ),
    ) as [number, number];
  return {
    architectures: assembly.space.count() ?? null,
    parameters,
    steps,
    trials: sum(trials),
    updates: Math.max(...updates.map((path) => sum(path.map(({ search, training }) => search + training)))),
    learningRate: [peakOf(parameters[0]), peakOf(parameters[1])],
    flops: { forward: extremes("flops"), search: flopsOf("search"), training: flopsOf("training") },
  };
}

/** @param ways the step on the path of the smallest candidates, and on that of the largest. */
async function planStep(
  assembly: Assembly,
  step: number,
  ways: readonly [PathStep, PathStep],
): Promise<PlannedStep> {
  const { arrivals, stream, start, family } = assembly;
  const [small, large] = ways.map(({ architecture }) => costOf(family, architecture).parameters);
  return {
    step,
    name: stream.stepNames[step - 1] ?? "",
    examples: (await arrivals.counts(step))[step - 1] ?? 0,
    candidates: ways[0].space ? ((await growthSpaceAt(assembly, step, start)).count() ?? null) : 0,
    trials: Math.max(...ways.map(({ space }) => (space ? trialsAtMost(assembly, step, space) : 0))),
    parameters: [small!, large!],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
