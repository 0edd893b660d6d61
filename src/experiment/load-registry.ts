import { EspalierError } from "../espalier-error.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { loadPlugins } from "../plugin/load-plugins.ts";
import type { Plugin } from "../plugin/plugin.ts";
import { Registry } from "../plugin/registry.ts";

/** A registry of all plug-ins that could be loaded, and a problem for each that could not. */
export interface LoadedRegistry {
  readonly registry: Registry;
  readonly problems: readonly Problem[];
}

/** Adds an experiment's plug-ins to the framework's own, each judged by itself. */
export async function loadRegistry(
  own: readonly Plugin[],
  names: unknown,
  folder: string,
): Promise<LoadedRegistry> {
  const problems: Problem[] = [];
  let registry = new Registry(own);
  for (const [index, name] of (Array.isArray(names) ? names : []).entries()) {
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
