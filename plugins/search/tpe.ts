import {
  type Architecture,
  type Objective,
  type Random,
  type SearchSpace,
  SearchStrategy,
  strategy,
  type Trial,
} from "espalier";
import { Type } from "typebox";
import { type Encoding, encodingOf, type Places } from "./encoding.ts";
import { KernelDensity } from "./kernel-density.ts";
import { bestAmong, observationsOf, type Observations } from "./observations.ts";
import { drawUnseen, hasProposed, seenTexts } from "./unseen.ts";

/** Largest number of good trials, as in Bergstra's hyperopt: with more, the density would become too wide. */
const MAX_GOOD = 25;

/** Batches of candidates without an unseen one before a random architecture is proposed. */
const MAX_BATCHES = 4;

export const tpe = strategy(SearchStrategy, {
  type: "tpe",
  summary:
    "Tree-structured Parzen estimator: proposes where the density of good trials is highest relative to bad ones.",
  paper:
    "Tree-structured Parzen estimator: Bergstra et al. 2011, Algorithms for hyper-parameter optimization, NIPS 24; multivariate with one kernel density for all dimensions as in BOHB, Falkner et al. 2018, arXiv 1807.01774. Ours: integers and ordered values have a kernel over their places. Infeasible, failed and running trials count as bad. Only unseen architectures are proposed",
  options: Type.Object(
    {
      initial: Type.Integer({
        minimum: 1,
        default: 10,
        description: "Random trials before the densities are used.",
      }),
      good: Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        default: 0.15,
        description: "Share of the measured trials that count as good, at most 25 trials.",
      }),
      candidates: Type.Integer({
        minimum: 1,
        default: 24,
        description: "Draws from the density of good trials; the best one is proposed.",
      }),
      bandwidth: Type.Number({
        exclusiveMinimum: 0,
        default: 1,
        description: "Factor on the kernels' bandwidth; larger values explore more.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ initial, good, candidates, bandwidth }) => ({
    propose({ space, trials, random, objectives: [objective] }) {
      const seen = seenTexts(trials);
      const encoding = encodingOf(space);
      const observations = observationsOf(trials, objective, encoding.axes.length + 2);
      if (hasProposed(trials, initial) && observations.measured.length > 0) {
        const densities = densitiesOf(observations, { objective, encoding, share: good, bandwidth });
        for (let batch = 0; batch < MAX_BATCHES; batch++) {
          const architecture = bestUnseen(densities, {
            space,
            encoding,
            seen,
            count: candidates,
            random: random.fork("candidates", batch),
          });
          if (architecture !== undefined) return { architecture };
        }
      }
      const drawn = drawUnseen(space, seen, random.fork("random"));
      return drawn && { architecture: drawn };
    },
  }),
});

interface Densities {
  readonly good: KernelDensity;
  readonly bad: KernelDensity;
}

interface SplitOptions {
  readonly objective: Objective;
  readonly encoding: Encoding;
  /** Share of good trials. */
  readonly share: number;
  readonly bandwidth: number;
}

function densitiesOf(
  { measured, failed, pending }: Observations,
  { objective, encoding, share, bandwidth }: SplitOptions,
): Densities {
  const count = Math.min(MAX_GOOD, Math.ceil(share * (measured.length + failed.length)));
  const good = bestAmong(measured, objective, count);
  const bad = [...measured.filter((trial) => !good.has(trial)), ...failed, ...pending];
  const density = (trials: Iterable<Trial>) => {
    const points: Places[] = [];
    for (const { architecture } of trials) {
      const places = encoding.encode(architecture);
      if (places !== undefined) points.push(places);
    }
    return new KernelDensity(encoding.axes, points, bandwidth);
  };
  return { good: density(good), bad: density(bad) };
}

interface Draws {
  readonly space: SearchSpace;
  readonly encoding: Encoding;
  readonly seen: ReadonlySet<string>;
  readonly count: number;
  readonly random: Random;
}

/** The unseen draw with the highest expected improvement. */
function bestUnseen(
  { good, bad }: Densities,
  { space, encoding, seen, count, random }: Draws,
): Architecture | undefined {
  const width = 1 + encoding.axes.length;
  const draws = random.uniforms(count * width);
  const scored = Array.from({ length: count }, (_, index) => {
    const places: Places = good.sample(draws.subarray(index * width, (index + 1) * width));
    return { places, score: good.at(places) / bad.at(places) };
  });
  for (const { places } of scored.sort((one, other) => other.score - one.score)) {
    const architecture = encoding.decode(places);
    if (!seen.has(String(architecture)) && space.contains(architecture)) return architecture;
  }
  return undefined;
}
