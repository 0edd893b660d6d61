import type { Architecture } from "../architecture/architecture.ts";
import type { Assembly } from "./assemble.ts";
import { largestArchitecture } from "../architecture/largest-architecture.ts";
import { growthSpaceAt } from "./growth-space-at.ts";

/** What a growth step will see. */
export interface PlannedStep {
  readonly step: number;
  readonly name: string;
  /** Training pairs that arrive. */
  readonly pairs: number;
  /** Candidates if nothing has grown before; `null`: too many to count. */
  readonly candidates: number | null;
  /** Most parameters that a candidate of this step has, if every step before chose its largest. */
  readonly largestParameters: number;
}

/** An experiment's size before it is run. */
export interface Plan {
  /** Architectures of the whole space; `null`: too many to count. */
  readonly architectures: number | null;
  /** Smallest and largest number of parameters that the steps' candidates can have. */
  readonly parameters: readonly [number, number];
  readonly steps: readonly PlannedStep[];
  /** Trials that can be started in all. */
  readonly trials: number;
  /** Updates in all: of trials at full budget, of what they share, and of the growth steps. */
  readonly updates: number;
}

/** Works out what an experiment will do. Reads the stream, trains nothing. */
export async function plan(assembly: Assembly): Promise<Plan & { readonly largest: Architecture }> {
  const { family, stream, start, search, training } = assembly;
  const steps: PlannedStep[] = [];
  let largest = start;
  for (let step = 1; step <= stream.steps; step++) {
    const fromStart = await growthSpaceAt(assembly, step, start);
    const arrivals = await assembly.arrivals.counts(step);
    const space = await growthSpaceAt(assembly, step, largest);
    largest = largestArchitecture(space.enumerate(), family, largest);
    steps.push({
      step,
      name: stream.stepNames[step - 1] ?? "",
      pairs: arrivals[step - 1] ?? 0,
      candidates: fromStart.count() ?? null,
      largestParameters: family.cost(largest).parameters,
    });
  }
  const trials = search.trials * stream.steps;
  const { updates, sharedTraining } = search.evaluator;
  return {
    architectures: assembly.space.count() ?? null,
    parameters: [family.cost(start).parameters, family.cost(largest).parameters],
    steps,
    trials,
    updates: trials * updates + ((sharedTraining?.updates ?? 0) + training.steps) * stream.steps,
    largest,
  };
}
