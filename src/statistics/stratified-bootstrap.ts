import type { Random } from "../random/random.ts";
import { quantile } from "./quantile.ts";

/** Values of a method by task and run: `[task][run]`. */
export type ValuesByTask = readonly (readonly number[])[];

/** Number of bootstrap samples. */
const REPLICATES = 10_000;

/**
 * The 95 % percentile interval of a statistic by a bootstrap stratified by task: the runs of each task of each method are
 * drawn again, with replacement, independently of other tasks (Agarwal et al. 2021, arXiv 2108.13264). It describes other
 * runs on the same tasks, not other tasks.
 * @param methods values of each method; at least two runs of each task, or the interval is too narrow.
 * @param random key of all draws: the same key gives the same interval.
 */
export function stratifiedBootstrap<Methods extends readonly ValuesByTask[]>(
  methods: Methods,
  statistic: (...methods: Methods) => number,
  random: Random,
): readonly [low: number, high: number] {
  const size = methods.flat().reduce((sum, runs) => sum + runs.length, 0);
  const found = Float64Array.from({ length: REPLICATES }, (_, replicate) => {
    const draws = random.fork(replicate).uniforms(size);
    let used = 0;
    const drawn = methods.map((tasks) =>
      tasks.map((runs) => runs.map(() => runs[Math.floor(draws[used++]! * runs.length)]!)),
    );
    return statistic(...(drawn as unknown as Methods));
  }).toSorted();
  return [quantile(found, 0.025), quantile(found, 0.975)];
}
