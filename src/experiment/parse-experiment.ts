import { dirname, resolve } from "node:path";
import { ModelFamily } from "../architecture/model-family.ts";
import { fileProblems } from "../json/errors.ts";
import { isObject, ownValue, keysOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { labelOf } from "../json/read-text.ts";
import type { Plugin } from "../plugin/plugin.ts";
import type { Registry } from "../plugin/registry.ts";
import { checkSearchSpace } from "../space/read-search-space.ts";
import type { SearchSpaceFile } from "../space/search-space-file.ts";
import { applySettings } from "./reading/apply-overrides.ts";
import { differences } from "./reading/differences.ts";
import type { Experiment } from "./schema/experiment.ts";
import { checkExperiment } from "./checks/check-schema.ts";
import { experimentContainer } from "./experiment-container.ts";
import { ExperimentFolder } from "./experiment-folder.ts";
import { findHistory } from "./reading/find-history.ts";
import { defaultsProblems } from "./checks/history-problems.ts";
import { inSearchSpace, judgeArchitectures } from "./checks/judge-architectures.ts";
import { loadRegistry } from "./reading/load-registry.ts";
import { type Layer, mergeLayers, readChain } from "./reading/read-chain.ts";
import { hashOf, type ResolvedExperiment } from "./resolved-experiment.ts";
import type { SearchHistory } from "./schema/search-history.ts";
import { findSpace, type FoundSpace } from "./reading/search-space-source.ts";
import { Shape } from "./schema/shape.ts";
import { type Sources, withPlaces } from "./reading/sources.ts";
import { startProblems } from "./checks/start-problems.ts";

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
  const layers = await readChain(file);
  const folder = resolve(options.folder ?? dirname(file));
  const { plugins, sets = [], loadsPlugins = true } = options;
  const names = pluginsOf(layers, sets);
  const { registry, problems: unloaded } = await loadRegistry(plugins, names, folder, loadsPlugins);
  const shape = Shape.ofExperiment(registry);
  const merged = mergeLayers(layers, shape);
  const { json, settings: applied } = applySettings(merged, sets, shape);
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
    ...{ layers: layers.map(({ document }) => document), settings: applied },
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
    differences: differences(merged, json, shape),
    sources,
  };
}

/** The plug-ins that an experiment names: what the options of its strategies mean is known once they are loaded. */
function pluginsOf(layers: readonly Layer[], sets: readonly string[]): unknown {
  const shape = Shape.ofExperiment();
  const own = layers.map(({ document, content: { plugins } }) => ({
    document,
    content: plugins === undefined ? {} : { plugins },
  }));
  const aboutPlugins = sets.filter((text) => keysOf(text.split("=", 1)[0] ?? "")[0] === "plugins");
  return applySettings(mergeLayers(own, shape), aboutPlugins, shape).json["plugins"];
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
  const told = [...problems, ...wrongStart, ...wrongDefaults];
  const isReady = told.every(({ pointer }) => !/^\/(model|start|search\/history)(\/|$)/.test(pointer));
  return [...told, ...(isReady ? await judge(registry, settings, folder) : [])];
}

/** A family that needs no other strategies is asked at once; the others when the run has built them. */
async function judge(
  registry: Registry,
  settings: Record<string, unknown>,
  folder: string,
): Promise<readonly Problem[]> {
  const { model, searchSpace, start, search } = settings as unknown as Experiment;
  const { strategy } = registry.get(ModelFamily, model.type);
  if (strategy.definition.inject.some((token) => token !== ExperimentFolder)) return [];
  const history = ownValue(search, "history") as SearchHistory | undefined;
  const container = experimentContainer(registry, new Map([[ModelFamily, model]]), folder);
  try {
    const family = await container.get(ModelFamily);
    return judgeArchitectures({ searchSpace, start, history }, family).problems;
  } finally {
    await container.close();
  }
}
