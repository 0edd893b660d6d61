import {
  type Architecture,
  byMerit,
  type Objective,
  type ProposalRequest,
  SearchStrategy,
  strategy,
} from "espalier";
import { Type } from "typebox";
import { acquisitions } from "./acquisition.ts";
import { type Encoding, encodingOf, type Places } from "./encoding.ts";
import { GaussianProcess } from "./gaussian-process.ts";
import { pointMutations } from "./genetic.ts";
import { observationsOf, type Observations } from "./observations.ts";
import { drawUnseen, hasProposed, seenTexts } from "./unseen.ts";

/** Largest number of trials that the model is fitted to: fitting takes cubic time. */
const MAX_OBSERVATIONS = 256;

/** Number of best trials that are mutated. */
const PARENTS = 10;

/** Mean number of dimensions that a mutation changes. */
const MUTATIONS = 2;

export const surrogate = strategy(SearchStrategy, {
  type: "surrogate",
  summary:
    "Bayesian optimization: fits a Gaussian process to the trials and proposes the largest acquisition value.",
  paper:
    "After White et al. 2021, BANANAS, arXiv 1910.11858: a surrogate model, mutants of the best as candidates, independent Thompson sampling or expected improvement (Jones et al. 1998). Ours: the model is a Gaussian process over dimensions, exact for few trials, instead of an ensemble of networks over paths. It learns the trials' ranks, not their figures",
  options: Type.Object(
    {
      initial: Type.Integer({
        minimum: 1,
        default: 10,
        description: "Random trials before the model is used.",
      }),
      candidates: Type.Integer({
        minimum: 1,
        default: 100,
        description:
          "Architectures to evaluate with the model per proposal. Half are mutants of the ten best trials, half are random.",
      }),
      acquisition: Type.Enum(["thompson", "expected-improvement"], {
        default: "thompson",
        description:
          "Acquisition function. thompson: an independent sample of each candidate's posterior. expected-improvement: expected gain over the best trial.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ initial, candidates, acquisition }) => ({
    propose(request) {
      const { space, trials, random, objectives } = request;
      const seen = seenTexts(trials);
      const encoding = encodingOf(space);
      const observations = observationsOf(trials, objectives[0], initial);
      if (hasProposed(trials, initial) && observations.measured.length > 0) {
        const known = trainingDataOf(observations, objectives[0], encoding);
        const model = new GaussianProcess(encoding.axes, known.points, known.targets);
        const best = Math.min(...known.targets);
        const acquisitionOf = (places: Places, index: number) =>
          acquisitions[acquisition](model.predict(places), best, random.fork("promise", index));
        const [found] = candidatesOf(request, encoding, known.points.slice(0, PARENTS), candidates)
          .filter(({ architecture }) => !seen.has(String(architecture)))
          .map(({ architecture, places }, index) => ({ architecture, value: acquisitionOf(places, index) }))
          .sort((one, other) => other.value - one.value);
        if (found !== undefined) return { architecture: found.architecture };
      }
      const drawn = drawUnseen(space, seen, random.fork("random"));
      return drawn && { architecture: drawn };
    },
  }),
});

interface TrainingData {
  /** From best to worst. */
  readonly points: readonly Places[];
  /** Logits of the ranks; lower is better. */
  readonly targets: Float64Array;
}

/**
 * Trials with their ranks as targets. Failed trials tie for the last rank; running ones get the middle one. With
 * figures as targets, a single failure or violated constraint would dominate the distances.
 */
function trainingDataOf(
  { measured, failed, pending }: Observations,
  objective: Objective,
  encoding: Encoding,
): TrainingData {
  const ranked = measured.toSorted(byMerit(objective));
  const count = ranked.length + failed.length;
  const scored = [
    ...ranked.map((trial, place) => ({ trial, target: logit((place + 0.5) / count) })),
    ...pending.map((trial) => ({ trial, target: 0 })),
    ...failed.map((trial) => ({ trial, target: logit(1 - failed.length / count / 2) })),
  ].flatMap(({ trial, target }) => {
    const point = encoding.encode(trial.architecture);
    return point === undefined ? [] : [{ point, target }];
  });
  const chosen = thinned(scored, MAX_OBSERVATIONS);
  return {
    points: chosen.map(({ point }) => point),
    targets: Float64Array.from(chosen, ({ target }) => target),
  };
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/** At most `count` items: the first `count / 2`, then an even selection of the rest. */
function thinned<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  const rest = items.slice(count / 2);
  const stride = rest.length / (count / 2);
  return [
    ...items.slice(0, count / 2),
    ...Array.from({ length: count / 2 }, (_, index) => rest[Math.floor(index * stride)]!),
  ];
}

interface Candidate {
  readonly architecture: Architecture;
  readonly places: Places;
}

/** Mutants of the parents and random architectures, without duplicates. */
function candidatesOf(
  { space, random }: ProposalRequest,
  encoding: Encoding,
  parents: readonly Places[],
  count: number,
): Candidate[] {
  const found = new Map<string, Candidate>();
  for (let index = 0; index < count; index++) {
    const key = random.fork("candidate", index);
    const architecture =
      index % 2 === 0 && parents.length > 0
        ? encoding.decode(
            pointMutations.value(parents[(index / 2) % parents.length]!, encoding.axes, MUTATIONS, key),
          )
        : space.sample(key);
    const places = encoding.encode(architecture);
    if (places !== undefined && space.contains(architecture))
      found.set(architecture.hash, { architecture, places });
  }
  return [...found.values()];
}
