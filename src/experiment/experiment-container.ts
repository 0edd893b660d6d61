import type { StrategyConfiguration } from "../plugin/configuration.ts";
import type { Registry } from "../plugin/registry.ts";
import { RunContainer } from "../plugin/run-container.ts";
import type { Port } from "../plugin/strategy.ts";
import { ExperimentFolder } from "./experiment-folder.ts";

/**
 * The container that builds an experiment's strategies. The folder is bound before anything is built: streams, tasks and
 * evaluators of users read their data from there.
 * @param folder that relative paths in the experiment start from, absolute.
 */
export function experimentContainer(
  registry: Registry,
  configurations: ReadonlyMap<Port, StrategyConfiguration>,
  folder: string,
): RunContainer {
  const container = new RunContainer(registry, configurations);
  container.bind(ExperimentFolder, Object.freeze({ path: folder }));
  return container;
}
