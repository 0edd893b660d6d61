import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { differences } from "../../experiment/reading/differences.ts";
import { readExperiment } from "../../experiment/read-experiment.ts";
import { Shape } from "../../experiment/schema/shape.ts";
import { readJson } from "../../json/read-json.ts";
import { isObject, ownValue, without } from "../../json/pointer.ts";
import { packageFolder } from "../../package-folder.ts";
import type { Plugin } from "../../plugin/plugin.ts";
import type { RunRecord } from "../../run/results/read-run.ts";
import type { ExperimentView } from "./view.ts";

const UNKNOWN = { extends: null, differences: null };

/**
 * How a run differs from the file that its own file extends, or else from its own file, by flags such as `--set`. Files
 * that have gone or changed beyond reading make it unknown. Runs no code of plug-ins.
 * @param plugins the framework's own.
 */
export async function originOf(
  { path, environments, experiment }: Pick<RunRecord, "path" | "environments" | "experiment">,
  plugins: readonly Plugin[],
): Promise<Pick<ExperimentView, "extends" | "differences">> {
  const [first] = environments;
  const file = [resolve(path, first?.fromRun ?? ""), first?.experimentFile ?? ""].find(isFile);
  if (file === undefined) return UNKNOWN;
  try {
    const name: unknown = ownValue((await readJson(file)).value, "extends");
    const base = typeof name === "string" ? parentFile(name, file) : file;
    const { experiment: before, registry } = await readExperiment(base, { plugins, loadsPlugins: false });
    const found = differences(comparable(before), comparable(experiment), Shape.ofExperiment(registry));
    return {
      extends: typeof name === "string" ? name : null,
      differences: found.map(({ pointer, before = null, after = null }) => ({ pointer, before, after })),
    };
  } catch {
    return UNKNOWN;
  }
}

function isFile(path: string): boolean {
  return path.endsWith(".json") && existsSync(path);
}

/** The file that a name in `extends` stands for. */
function parentFile(name: string, child: string): string {
  return /^[\w-]+$/.test(name)
    ? join(packageFolder(), "experiments", `${name}.json`)
    : resolve(dirname(child), name);
}

/** The parts of an experiment that decide its results. */
function comparable(experiment: unknown): Record<string, unknown> {
  return isObject(experiment)
    ? without(experiment, "$schema", "description", "expected", "ablation", "extends")
    : {};
}
