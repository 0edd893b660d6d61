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
import { Type } from "typebox";
import { type Mutation, mutations } from "./mutation.ts";
import { drawUnseen, hasProposed, seenTexts } from "./unseen.ts";

/** Consecutive mutations without a new architecture before a random one is proposed. */
const MAX_MUTATIONS = 20;

interface Evolution {
  /** Size of the population. */
  readonly population: number;
  /** Number of trials in a tournament. */
  readonly sample: number;
  readonly mutation: keyof typeof mutations;
  /** Objectives that a member of the population must have measured. */
  readonly objectives: readonly Objective[];
  /** Winner of a tournament among members of the population. */
  readonly fittest: (rivals: readonly Trial[], members: readonly Trial[]) => Trial | undefined;
}

/** The next child of regularized evolution: a mutant of the winner of a tournament among the latest trials. */
export function evolve(
  { space, trials, random }: ProposalRequest,
  { population, sample, mutation, objectives, fittest }: Evolution,
): Proposal {
  const seen = seenTexts(trials);
  const members = hasProposed(trials, population) ? latestMeasured(trials, population, objectives) : [];
  const parent = fittest(rivalsOf(members, sample, random), members);
  const mutant = parent && mutateUntilUnseen(parent.architecture, space, seen, mutations[mutation], random);
  if (mutant !== undefined) return { architecture: mutant, notes: { parent: parent!.number } };
  const drawn = drawUnseen(space, seen, random.fork("random"));
  return drawn && { architecture: drawn };
}

/** The `count` measured trials proposed last, in order of proposal. */
function latestMeasured(trials: readonly Trial[], count: number, objectives: readonly Objective[]): Trial[] {
  const members: Trial[] = [];
  for (let place = trials.length - 1; place >= 0 && members.length < count; place--) {
    const trial = trials[place]!;
    if (trial.status === "completed" && pointOf(trial, objectives).every(Number.isFinite))
      members.push(trial);
  }
  return members.reverse();
}

/** Draws `size` members with replacement. */
function rivalsOf(members: readonly Trial[], size: number, random: Random): Trial[] {
  return [...random.fork("tournament").uniforms(size)]
    .map((draw) => members[Math.floor(draw * members.length)])
    .filter((trial) => trial !== undefined);
}

/** An unseen mutant of the parent, or else of one of its mutants; `undefined` if none is found. */
export function mutateUntilUnseen(
  parent: Architecture,
  space: SearchSpace,
  seen: ReadonlySet<string>,
  mutate: Mutation,
  random: Random,
): Architecture | undefined {
  let ancestor: Architecture | undefined = parent;
  for (let attempt = 0; attempt < MAX_MUTATIONS && ancestor !== undefined; attempt++) {
    let seenMutant: Architecture | undefined;
    for (const mutant of mutate(ancestor, space, random.fork("mutation", attempt))) {
      if (!seen.has(String(mutant))) return mutant;
      seenMutant ??= mutant;
    }
    ancestor = seenMutant;
  }
  return undefined;
}

/** The options of an evolution. @param defaults of the numbers. */
export function evolutionOptions({
  population,
  sample,
}: {
  readonly population: number;
  readonly sample: number;
}) {
  return Type.Object(
    {
      population: Type.Integer({
        minimum: 1,
        default: population,
        description:
          "Population size: the measured trials proposed last. The first ones are drawn at random.",
      }),
      sample: Type.Integer({
        minimum: 1,
        default: sample,
        description: "Tournament size: members drawn with replacement; the best one is the parent.",
      }),
      mutation: Type.Enum(["neighbour", "value"], {
        default: "neighbour",
        description:
          "neighbour: one dimension moves to an adjacent value. value: one dimension takes any other value.",
      }),
    },
    { additionalProperties: false },
  );
}
