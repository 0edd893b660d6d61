import { EspalierError } from "../espalier-error.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { pluginsRefused } from "../plugin/errors.ts";
import { loadPlugins } from "../plugin/load-plugins.ts";
import type { Plugin } from "../plugin/plugin.ts";
import { Registry } from "../plugin/registry.ts";

/** A registry of all plug-ins that could be loaded, and a problem for each that could not. */
export interface LoadedRegistry {
  readonly registry: Registry;
  readonly problems: readonly Problem[];
}

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
  let registry = new Registry(own);
  for (const [index, name] of names.entries()) {
    if (typeof name !== "string" || name === "") continue;
    try {
      registry = new Registry([...registry.plugins, ...(await loadPlugins([name], folder))]);
    } catch (error) {
      if (!(error instanceof EspalierError)) throw error;
      problems.push({ pointer: pointerOf(["plugins", index]), message: messageOf(error) });
    }
  }
  return { registry, problems };
}

function messageOf({ message, remedy }: EspalierError): string {
  return remedy === undefined ? message : `${message} ${remedy}`;
}
