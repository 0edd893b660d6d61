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

/** Trials that the model learns from, at most: its time grows with their cube. */
const LEARNT = 256;

/** The best trials, whose mutants are candidates. */
const PARENTS = 10;

/** Dimensions of a mutant that change, on average. */
const MUTATIONS = 2;

export const surrogate = strategy(SearchStrategy, {
  type: "surrogate",
  summary: "Learns what an architecture is worth from the trials so far, and tries what promises most.",
  paper:
    "After White et al. 2021, BANANAS, arXiv 1910.11858: a model, mutants of the best as candidates, independent Thompson sampling or expected improvement (Jones et al. 1998). Ours: the model is a Gaussian process over dimensions, which is exact for few trials, in place of an ensemble of networks over paths, and learns the order of the trials, not their figures",
  options: Type.Object(
    {
      initial: Type.Integer({
        minimum: 1,
        default: 10,
        description: "Trials that are drawn at random at first.",
      }),
      candidates: Type.Integer({
        minimum: 1,
        default: 100,
        description: "Architectures that are asked about; half are mutants of the best ten, half are random.",
      }),
      acquisition: Type.Enum(["thompson", "expected-improvement"], {
        default: "thompson",
        description:
          "What a candidate promises. thompson: a draw of what it may be worth, independent of the others. expected-improvement: how much better than the best trial it is on average, where worse counts as nothing.",
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
  /** The best first. */
  readonly points: readonly Places[];
  /** Less is better: logistic scores of the order. */
  readonly targets: Float64Array;
}

/**
 * Trials in order, the worthless last and as good as each other, what runs in the middle. Figures would let a single
 * failure or a violated constraint decide what is far apart.
 */
function trainingDataOf(
  { measured, worthless, pending }: Observations,
  objective: Objective,
  encoding: Encoding,
): TrainingData {
  const ranked = measured.toSorted(byMerit(objective));
  const count = ranked.length + worthless.length;
  const scored = [
    ...ranked.map((trial, place) => ({ trial, target: logit((place + 0.5) / count) })),
    ...pending.map((trial) => ({ trial, target: 0 })),
    ...worthless.map((trial) => ({ trial, target: logit(1 - worthless.length / count / 2) })),
  ].flatMap(({ trial, target }) => {
    const point = encoding.encode(trial.architecture);
    return point === undefined ? [] : [{ point, target }];
  });
  const learnt = spread(scored, LEARNT);
  return {
    points: learnt.map(({ point }) => point),
    targets: Float64Array.from(learnt, ({ target }) => target),
  };
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/** The first half of what fits, and of the rest every so many. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
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

/** Mutants of the parents and random architectures, each once. */
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
