import { dirname, resolve } from "node:path";
import { ModelFamily } from "../architecture/model-family.ts";
import { fileProblems } from "../json/errors.ts";
import { isObject } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { labelOf } from "../json/read-json.ts";
import type { Plugin } from "../plugin/plugin.ts";
import type { Registry } from "../plugin/registry.ts";
import { checkSearchSpace } from "../space/read-search-space.ts";
import type { SearchSpaceFile } from "../space/search-space-file.ts";
import { applySettings } from "./apply-settings.ts";
import { differences } from "./differences.ts";
import type { Experiment } from "./experiment.ts";
import { checkExperiment } from "./experiment-check.ts";
import { experimentContainer } from "./experiment-container.ts";
import { ExperimentFolder } from "./experiment-folder.ts";
import { findHistory } from "./find-history.ts";
import { defaultsProblems } from "./history-problems.ts";
import { inSearchSpace, judgeArchitectures } from "./judge-architectures.ts";
import { loadRegistry } from "./load-registry.ts";
import { readChain } from "./read-chain.ts";
import { hashOf, type ResolvedExperiment } from "./resolved-experiment.ts";
import { findSpace, type FoundSpace } from "./search-space-source.ts";
import { type Sources, withPlaces } from "./sources.ts";
import { startProblems } from "./start-problems.ts";

/** How an experiment file is read. */
export interface ParseOptions {
  /** The framework's own plug-ins. */
  readonly plugins: readonly Plugin[];
  /** `POINTER=VALUE`, in order. */
  readonly sets?: readonly string[];
  /** What relative paths start from; default: the file's folder. */
  readonly folder?: string;
  /** Whether the plug-ins that the file names may be loaded, which runs their code. Default: true. */
  readonly loadsPlugins?: boolean;
}

/**
 * @throws ExperimentProblems with everything that is wrong with the file.
 * @throws EspalierError for a file that names plug-ins if it may not.
 */
export async function parseExperiment(file: string, options: ParseOptions): Promise<ResolvedExperiment> {
  const folder = resolve(options.folder ?? dirname(file));
  const { layers, merged } = await readChain(file);
  const { json, settings: sets } = applySettings(merged, options.sets ?? []);
  const { plugins, loadsPlugins = true } = options;
  const { registry, problems: unloaded } = await loadRegistry(plugins, json["plugins"], folder, loadsPlugins);
  const found = await findSpace(json["searchSpace"], folder);
  const search = isObject(json["search"]) ? json["search"] : {};
  const history = await findHistory(search["history"], folder);
  const settings = structuredClone({
    ...json,
    ...(found.json === undefined ? {} : { searchSpace: found.json }),
    ...(history.json === undefined ? {} : { search: { ...search, history: history.json } }),
  });
  const missing = [found.problem, history.problem].filter((problem) => problem !== undefined);
  const problems = [...unloaded, ...(await checkAll(registry, settings, found, missing, folder))];
  const sources: Sources = {
    ...{ layers, settings: sets },
    ...(found.document && { space: found.document }),
    ...(history.document && { history: history.document }),
  };
  if (problems.length > 0) throw fileProblems(labelOf(resolve(file)), withPlaces(problems, sources));
  const complete = settings as unknown as Experiment;
  return {
    file: resolve(file),
    folder,
    settings: complete,
    hash: hashOf(complete),
    registry,
    differences: differences(merged, json),
    sources,
  };
}

/** Completes the settings in place. */
async function checkAll(
  registry: Registry,
  settings: Record<string, unknown>,
  { json }: FoundSpace,
  missing: readonly Problem[],
  folder: string,
): Promise<Problem[]> {
  const refused = checkExperiment(registry, settings);
  const wrongSpace = json === undefined ? [] : checkSearchSpace(settings["searchSpace"]).map(inSearchSpace);
  const problems = [...refused, ...missing, ...wrongSpace];
  if (json === undefined || wrongSpace.length > 0) return problems;
  const wrongStart = refused.some(({ pointer }) => pointer === "/start")
    ? []
    : startProblems(settings["start"], settings["searchSpace"] as SearchSpaceFile);
  const wrongDefaults = defaultsProblems(settings["search"], settings["searchSpace"] as SearchSpaceFile);
  const ready = [...problems, ...wrongStart, ...wrongDefaults].every(
    ({ pointer }) => !/^\/(model|start|search\/history)(\/|$)/.test(pointer),
  );
  const misfits =
    ready && settings["model"] !== undefined
      ? await judge(registry, settings as unknown as Experiment, folder)
      : [];
  return [...problems, ...wrongStart, ...wrongDefaults, ...misfits];
}

/** A family that needs no other strategies is asked at once; the others when the run has built them. */
async function judge(registry: Registry, settings: Experiment, folder: string): Promise<readonly Problem[]> {
  const { strategy } = registry.get(ModelFamily, settings.model.type);
  if (strategy.definition.inject.some((token) => token !== ExperimentFolder)) return [];
  const container = experimentContainer(registry, new Map([[ModelFamily, settings.model]]), folder);
  try {
    return judgeArchitectures(settings, await container.get(ModelFamily)).problems;
  } finally {
    await container.close();
  }
}
