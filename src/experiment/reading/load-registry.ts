import { EspalierError } from "../../espalier-error.ts";
import { pointerOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { pluginsRefused } from "../../plugin/errors.ts";
import { loadPlugins } from "../../plugin/load-plugins.ts";
import type { Plugin } from "../../plugin/plugin.ts";
import { Registry } from "../../plugin/registry.ts";

/** A registry of all plug-ins that could be loaded, and a problem for each that could not. */
export interface LoadedRegistry {
  readonly registry: Registry;
  readonly problems: readonly Problem[];
}

/** Without further plug-ins it is always the same, and so is what was compiled for it. */
const ofOwn = new WeakMap<readonly Plugin[], Registry>();

/**
 * Adds an experiment's plug-ins to the framework's own, each judged by itself.
 * @throws EspalierError naming them if they may not be loaded.
 */
export async function loadRegistry(
  own: readonly Plugin[],
  written: unknown,
  folder: string,
  areAllowed: boolean,
): Promise<LoadedRegistry> {
  const names: readonly unknown[] = Array.isArray(written) ? written : [];
  if (names.length > 0 && !areAllowed) throw pluginsRefused(names.map(String), folder);
  const problems: Problem[] = [];
  const places = new Map<string, number>();
  let registry = ofOwn.get(own) ?? new Registry(own);
  ofOwn.set(own, registry);
  for (const [index, name] of names.entries()) {
    if (typeof name !== "string" || name === "" || names.indexOf(name) !== index) continue;
    try {
      const loaded = await loadPlugins([name], folder);
      registry = new Registry([...registry.plugins, ...loaded]);
      for (const plugin of loaded) places.set(plugin.name, index);
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
      problems.push(problemOf(error, index, places));
    }
  }
  return { registry, problems };
}

/** @param places of the plug-ins before, by their own names. */
function problemOf(error: EspalierError, index: number, places: ReadonlyMap<string, number>): Problem {
  const { code, message, remedy, culprit = "" } = error;
  const first = code === "ESPALIER_PLUGIN_DUPLICATE" ? places.get(culprit) : undefined;
  return {
    pointer: pointerOf(["plugins", index]),
    message: remedy === undefined ? message : `${message} ${remedy}`,
    ...(first !== undefined && { first: pointerOf(["plugins", first]) }),
  };
}
