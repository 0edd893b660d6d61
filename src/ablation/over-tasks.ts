import { Random } from "../random/random.ts";
import { interquartileMean } from "../statistics/interquartile-mean.ts";
import { probabilityOfImprovement } from "../statistics/probability-of-improvement.ts";
import { stratifiedBootstrap, type ValuesByTask } from "../statistics/stratified-bootstrap.ts";
import { type ArmResults, runsOf } from "./arm-results.ts";
import { scoresOf, type TwoArms } from "./compare-arms.ts";
import { tasksOfMeans } from "./mean-results.ts";
import type { AblationPlan } from "./plan.ts";

/** A statistic over the tasks of a mean, with its 95 % interval over runs; NaN for fewer than two runs of an arm. */
interface OverTasks {
  /** Name of the mean. */
  readonly mean: string;
  /** Names of its scores. */
  readonly tasks: readonly string[];
  readonly value: number;
  readonly interval: readonly [number, number];
}

/** Interquartile mean of an arm's scores over tasks and runs. */
export interface ArmOverTasks extends OverTasks {
  readonly arm: string;
  readonly runs: number;
}

/** Probability that the first arm improves on the second, as a mean over tasks. */
export interface ContrastOverTasks extends OverTasks {
  readonly arms: TwoArms;
  /** Finished runs of each arm. They are not paired by seed. */
  readonly runs: readonly [number, number];
}

/**
 * Statistics over the tasks of each mean that is compared, by the protocol of rliable (Agarwal et al. 2021,
 * arXiv 2108.13264).
 * @param results with means.
 * @param contrasts arms to compare.
 */
export function compareOverTasks(
  plan: Pick<AblationPlan, "arms" | "means" | "scores">,
  results: ArmResults,
  contrasts: readonly TwoArms[],
): { readonly arms: readonly ArmOverTasks[]; readonly contrasts: readonly ContrastOverTasks[] } {
  const shown = scoresOf(plan, results);
  const means = [...tasksOfMeans(plan.means, runsOf(results))].filter(([mean]) => shown.includes(mean));
  return {
    arms: means.flatMap(([mean, tasks]) =>
      plan.arms.map(({ name }) => armOverTasks(name, mean, tasks, results)),
    ),
    contrasts: means.flatMap(([mean, tasks]) =>
      contrasts.map((arms) => contrastOverTasks(arms, mean, tasks, results)),
    ),
  };
}

function armOverTasks(
  arm: string,
  mean: string,
  tasks: readonly string[],
  results: ArmResults,
): ArmOverTasks {
  const values = valuesByTask(arm, mean, tasks, results);
  const statistic = (drawn: ValuesByTask) => interquartileMean(drawn.flat());
  return {
    ...{ arm, mean, tasks, runs: runsIn(values) },
    ...estimated<[ValuesByTask]>([values], statistic, key(mean).fork(arm)),
  };
}

function contrastOverTasks(
  arms: TwoArms,
  mean: string,
  tasks: readonly string[],
  results: ArmResults,
): ContrastOverTasks {
  const [one, other] = arms.map((arm) => valuesByTask(arm, mean, tasks, results)) as [
    ValuesByTask,
    ValuesByTask,
  ];
  const falls = runsOf(results).some(({ scores }) => scores.get(mean)?.direction === "minimize");
  const methods: [ValuesByTask, ValuesByTask] = falls ? [other, one] : [one, other];
  return {
    ...{ arms, mean, tasks, runs: [runsIn(one), runsIn(other)] },
    ...estimated(methods, probabilityOfImprovement, key(mean).fork(...arms)),
  };
}

/** The key of a mean's bootstraps. It is the same for all seeds of experiments, so that the interval is reproducible. */
function key(mean: string): Random {
  return new Random("over-tasks").fork(mean);
}

function estimated<Methods extends readonly ValuesByTask[]>(
  methods: Methods,
  statistic: (...methods: Methods) => number,
  random: Random,
): Pick<OverTasks, "value" | "interval"> {
  const fewest = Math.min(...methods.map(runsIn));
  return {
    value: fewest < 1 ? Number.NaN : statistic(...methods),
    interval: fewest < 2 ? [Number.NaN, Number.NaN] : stratifiedBootstrap(methods, statistic, random),
  };
}

/** Scores of an arm's runs that have all of them. */
function valuesByTask(
  arm: string,
  mean: string,
  tasks: readonly string[],
  results: ArmResults,
): ValuesByTask {
  const runs = [...(results.get(arm)?.values() ?? [])].filter(({ scores }) => scores.has(mean));
  return tasks.map((task) => runs.map(({ scores }) => scores.get(task)!.value));
}

function runsIn(values: ValuesByTask): number {
  return values[0]?.length ?? 0;
}
