import { join, resolve } from "node:path";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../experiment/read-experiment.ts";
import { packageFolder } from "../../package-folder.ts";
import { Random } from "../../random/random.ts";
import { assemble } from "../../run/setup/assemble.ts";
import { runInMemory } from "../../run/setup/run-in-memory.ts";
import { search } from "../../run/search/search.ts";
import { completed, type Trial } from "../../search/trial.ts";
import type { Protocol } from "./protocol.ts";

/** The experiment that ships. */
const EXPERIMENT = join(packageFolder(), "experiments", "nas-bench-201.json");

/** Outcome of all searches by one strategy. */
export interface Outcome {
  /** Accuracy of the chosen cell of each search, in percent. */
  readonly accuracies: readonly number[];
  /** Trials of all searches. */
  readonly trials: number;
  /** By the clock, opening the table aside. */
  readonly seconds: number;
  /** Processor time of this process. */
  readonly processorSeconds: number;
}

/** Repeats the search of the experiment that ships with seeds 1, 2, 3 and so on. @param strategy name or JSON. */
export async function repeatSearch(strategy: string, protocol: Protocol): Promise<Outcome> {
  const assembly = await assemble(
    await readExperiment(EXPERIMENT, { plugins, overrides: overridesOf(strategy, protocol) }),
  );
  try {
    const accuracies: number[] = [];
    let trials = 0;
    const [start, processor] = [performance.now(), process.cpuUsage()];
    for (let seed = 1; seed <= protocol.runs; seed++) {
      const run = runInMemory({ ...assembly, random: new Random(seed) });
      const current = { architecture: run.start, checkpoint: undefined };
      const history = await search(run, 1, run.space, current, { triesCurrent: false });
      trials += history.length;
      accuracies.push(testAccuracyOf(history, assembly.search));
    }
    const { user, system } = process.cpuUsage(processor);
    const seconds = (performance.now() - start) / 1000;
    return { accuracies, trials, seconds, processorSeconds: (user + system) / 1e6 };
  } finally {
    await assembly.close();
  }
}

function overridesOf(strategy: string, { table, seconds, dataset }: Protocol): string[] {
  const measurements = "/search/evaluator/measurements";
  return [
    `/search/evaluator/file=${JSON.stringify(resolve(table))}`,
    `/search/strategy=${strategy}`,
    `/search/scheduler/total=${seconds}`,
    `${measurements}/0/column=${dataset}_valid_accuracy_12_epochs`,
    `${measurements}/1/column=${dataset}_test_accuracy_200_epochs`,
  ];
}

type Search = Awaited<ReturnType<typeof assemble>>["search"];

function testAccuracyOf(trials: readonly Trial[], { selection, objectives }: Search): number {
  const { trial } = selection.choose(completed(trials), objectives);
  return trial.measurements["testAccuracy"] as number;
}
