import type { Architecture } from "../architecture/architecture.ts";
import type { Assembly } from "./assemble.ts";
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
  /** Updates in all: of trials at full budget and of the growth steps. */
  readonly updates: number;
}

/** Candidates that are looked at for the largest one of a step. */
const LOOKS = 20_000;

/** Works out what an experiment will do. Reads the stream, trains nothing. */
export async function plan(assembly: Assembly): Promise<Plan & { readonly largest: Architecture }> {
  const { family, stream, start, search, training } = assembly;
  const steps: PlannedStep[] = [];
  let largest = start;
  for (let step = 1; step <= stream.steps; step++) {
    const fromStart = await growthSpaceAt(assembly, step, start);
    const arrivals = await assembly.arrivals.counts(step);
    largest = largestOf((await growthSpaceAt(assembly, step, largest)).enumerate(), largest, assembly);
    steps.push({
      step,
      name: stream.stepNames[step - 1] ?? "",
      pairs: arrivals[step - 1] ?? 0,
      candidates: fromStart.count() ?? null,
      largestParameters: family.cost(largest).parameters,
    });
  }
  const trials = search.trials * stream.steps;
  return {
    architectures: assembly.space.count() ?? null,
    parameters: [family.cost(start).parameters, family.cost(largest).parameters],
    steps,
    trials,
    updates: trials * search.evaluator.updates + training.steps * stream.steps,
    largest,
  };
}

function largestOf(
  candidates: Iterable<Architecture>,
  first: Architecture,
  { family }: Assembly,
): Architecture {
  let [largest, parameters, looks] = [first, family.cost(first).parameters, 0];
  for (const candidate of candidates) {
    const cost = family.cost(candidate).parameters;
    if (cost > parameters) [largest, parameters] = [candidate, cost];
    if (++looks === LOOKS) break;
  }
  return largest;
}
