import { plugins } from "../../plugins/index.ts";
import { loadPlugins } from "../plugin/load-plugins.ts";
import { Registry } from "../plugin/registry.ts";

/** A registry of the built-in plug-ins and further ones. @param names package names, or paths from the current folder. */
export async function registryWith(names: readonly string[]): Promise<Registry> {
  return new Registry([...plugins, ...(await loadPlugins(names, process.cwd()))]);
}
