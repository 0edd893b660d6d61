import type { Plugin } from "./plugin.ts";

/**
 * Loads plug-ins in order.
 * @param names package names or paths (`.ts`, `.js`) as an experiment writes them.
 * @param baseFolder where relative paths start and packages are looked for: the experiment file's folder.
 * @throws EspalierError naming the plug-in that cannot be loaded.
 */
export async function loadPlugins(names: readonly string[], baseFolder: string): Promise<Plugin[]> {
  throw new Error(`not written yet ${names} ${baseFolder}`);
}
