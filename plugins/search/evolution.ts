import {
  type Architecture,
  type Objective,
  pointOf,
  type Proposal,
  type ProposalRequest,
  type Random,
  type SearchSpace,
  type Trial,
} from "espalier";
import { type Mutation, mutations } from "./mutation.ts";
import { drawUnseen, hasProposed, seenTexts } from "./unseen.ts";

/** Mutations in a row that lead to nothing new before a random architecture is proposed instead. */
const MUTATIONS = 20;

interface Evolution {
  /** Trials that are alive. */
  readonly population: number;
  /** Trials that compete to be the parent. */
  readonly sample: number;
  readonly mutation: keyof typeof mutations;
  /** What a trial has to have measured to be alive. */
  readonly objectives: readonly Objective[];
  /** The best of some rivals out of those that are alive. */
  readonly fittest: (rivals: readonly Trial[], alive: readonly Trial[]) => Trial | undefined;
}

/** The next child of regularized evolution: the mutant of a tournament's winner among the youngest trials. */
export function evolve(
  { space, trials, random }: ProposalRequest,
  { population, sample, mutation, objectives, fittest }: Evolution,
): Proposal {
  const seen = seenTexts(trials);
  const alive = hasProposed(trials, population) ? youngest(trials, population, objectives) : [];
  const parent = fittest(rivalsOf(alive, sample, random), alive);
  const mutant = parent && mutateUntilUnseen(parent.architecture, space, seen, mutations[mutation], random);
  if (mutant !== undefined) return { architecture: mutant, notes: { parent: parent!.number } };
  const drawn = drawUnseen(space, seen, random.fork("random"));
  return drawn && { architecture: drawn };
}

/** The last measured trials, in order of proposal. */
function youngest(trials: readonly Trial[], count: number, objectives: readonly Objective[]): Trial[] {
  const alive: Trial[] = [];
  for (let place = trials.length - 1; place >= 0 && alive.length < count; place--) {
    const trial = trials[place]!;
    if (trial.status === "completed" && pointOf(trial, objectives).every(Number.isFinite)) alive.push(trial);
  }
  return alive.reverse();
}

/** Draws with replacement. */
function rivalsOf(alive: readonly Trial[], size: number, random: Random): Trial[] {
  return [...random.fork("tournament").uniforms(size)]
    .map((draw) => alive[Math.floor(draw * alive.length)])
    .filter((trial) => trial !== undefined);
}

/** A mutant that is new, or a mutant's mutant; `undefined` if none is found. */
export function mutateUntilUnseen(
  parent: Architecture,
  space: SearchSpace,
  seen: ReadonlySet<string>,
  mutate: Mutation,
  random: Random,
): Architecture | undefined {
  let ancestor: Architecture | undefined = parent;
  for (let attempt = 0; attempt < MUTATIONS && ancestor !== undefined; attempt++) {
    let seenMutant: Architecture | undefined;
    for (const mutant of mutate(ancestor, space, random.fork("mutation", attempt))) {
      if (!seen.has(String(mutant))) return mutant;
      seenMutant ??= mutant;
    }
    ancestor = seenMutant;
  }
  return undefined;
}
