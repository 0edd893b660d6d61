import { dirname, resolve } from "node:path";
import { isObject, keysOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import type { Plugin } from "../plugin/plugin.ts";
import type { Registry } from "../plugin/registry.ts";
import { checkSearchSpace } from "../space/read-search-space.ts";
import type { SearchSpaceFile } from "../space/search-space-file.ts";
import { checkSchema } from "./checks/check-schema.ts";
import { defaultsProblems } from "./checks/history-problems.ts";
import { inSearchSpace } from "./checks/judge-architectures.ts";
import { startProblems } from "./checks/start-problems.ts";
import { applyOverrides } from "./reading/apply-overrides.ts";
import { applyVariant, type Variant } from "./reading/apply-variant.ts";
import { differences } from "./reading/differences.ts";
import { findHistory } from "./reading/find-history.ts";
import { loadRegistry } from "./reading/load-registry.ts";
import { type Layer, mergeLayers, readChain } from "./reading/read-chain.ts";
import { hashOf, isSound, type ResolvedExperiment } from "./reading/resolved-experiment.ts";
import { findSpace } from "./reading/search-space-source.ts";
import type { Ablation } from "./schema/ablation.ts";
import type { Experiment } from "./schema/experiment.ts";
import { Shape } from "./schema/shape.ts";

/** How an experiment file is read. */
export interface ReadOptions {
  /** The framework's own plug-ins. */
  readonly plugins: readonly Plugin[];
  /** A variant of the file's experiment, without its `ablation`. It is applied after the overrides. */
  readonly variant?: Variant;
  /** `POINTER=VALUE`, applied in order. */
  readonly overrides?: readonly string[];
  /** Folder that relative paths start from; default: the file's. */
  readonly folder?: string;
  /** Whether the plug-ins that the file names may be loaded, which runs their code. Default: true. */
  readonly loadsPlugins?: boolean;
}

/**
 * Reads an experiment: its files are merged, overrides applied, search space and history put in place, and defaults
 * filled in. Loads plug-ins, but builds no strategy. Mistakes of the content are returned, so that those that only the
 * strategies can find are reported with them.
 * @throws EspalierError for files that cannot be read, overrides that cannot be applied, and plug-ins that are not
 * allowed.
 */
export async function readExperiment(file: string, options: ReadOptions): Promise<ResolvedExperiment> {
  const layers = await readChain(file);
  const folder = resolve(options.folder ?? dirname(file));
  const { plugins, overrides = [], loadsPlugins = true } = options;
  const names = pluginsOf(layers, overrides);
  const { registry, problems: unloaded } = await loadRegistry(plugins, names, folder, loadsPlugins);
  const shape = Shape.ofExperiment(registry);
  const merged = mergeLayers(layers, shape);
  const { json: overridden, overrides: applied } = applyOverrides(merged, overrides, shape);
  const json = options.variant === undefined ? overridden : applyVariant(overridden, options.variant, shape);
  const search = isObject(json["search"]) ? json["search"] : {};
  const space = await findSpace(json["searchSpace"], folder);
  const history = await findHistory(search["history"], folder);
  const content = structuredClone({
    ...json,
    ...(space.json !== undefined && { searchSpace: space.json }),
    ...(history.json !== undefined && { search: { ...search, history: history.json } }),
  });
  const missing = [space.problem, history.problem].filter((problem) => problem !== undefined);
  const wrong = complete(content, registry, space.json !== undefined);
  const { ablation, ...experiment } = content as unknown as Experiment & { readonly ablation?: Ablation };
  return {
    file: resolve(file),
    folder,
    experiment,
    ...(ablation !== undefined && { ablation }),
    hash: hashOf(experiment),
    registry,
    differences: differences(merged, overridden, shape),
    // The places of a variant's values are not those of the file's.
    sources: {
      ...{
        layers: options.variant !== undefined ? [] : layers.map(({ document }) => document),
        overrides: applied,
      },
      ...(space.document && { space: space.document }),
      ...(history.document && { history: history.document }),
    },
    problems: [...unloaded, ...wrong, ...missing],
  };
}

/** The plug-ins that an experiment names: they have to be loaded before the options of strategies can be merged. */
function pluginsOf(layers: readonly Layer[], overrides: readonly string[]): unknown {
  const shape = Shape.ofExperiment();
  const own = layers.map(({ document, content: { plugins } }) => ({
    document,
    content: plugins === undefined ? {} : { plugins },
  }));
  const aboutPlugins = overrides.filter((text) => keysOf(text.split("=", 1)[0] ?? "")[0] === "plugins");
  return applyOverrides(mergeLayers(own, shape), aboutPlugins, shape).json["plugins"];
}

/** Fills in all defaults in place, and finds the mistakes that the content alone shows. */
function complete(content: Record<string, unknown>, registry: Registry, hasSpace: boolean): Problem[] {
  const problems = checkSchema(registry, content);
  if (!hasSpace) return problems;
  const wrongSpace = checkSearchSpace(content["searchSpace"]).map(inSearchSpace);
  if (wrongSpace.length > 0) return [...problems, ...wrongSpace];
  const space = content["searchSpace"] as SearchSpaceFile;
  return [
    ...problems,
    ...(isSound({ problems }, "/start") ? startProblems(content["start"], space) : []),
    ...defaultsProblems(content["search"], space),
  ];
}
