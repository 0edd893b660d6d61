import { existsSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { EspalierError } from "../espalier-error.ts";
import { checkPlugin } from "./check-plugin.ts";
import { missingDefaultExport, pluginNotFound, pluginThrew, testingOutsideTests } from "./errors.ts";
import type { ModuleLoader } from "./module-loader.ts";
import type { Plugin } from "./plugin.ts";
import { PORTS } from "./slots.ts";
import { checkOf } from "./strategy-checks.ts";

/**
 * Loads plug-ins in order.
 * @param names package names or paths (`.ts`, `.js`) as an experiment writes them.
 * @param baseFolder where relative paths start and packages are looked for: the experiment file's folder.
 * @throws EspalierError naming the plug-in that cannot be loaded.
 */
export async function loadPlugins(names: readonly string[], baseFolder: string): Promise<Plugin[]> {
  if (names.length === 0) return [];
  const loader = await createLoader(baseFolder);
  const plugins: Plugin[] = [];
  for (const name of names) plugins.push(await loadPlugin(loader, name, baseFolder));
  return plugins;
}

/** Plug-ins get our own modules under our public names, so that their ports are the ones that run. */
async function createLoader(baseFolder: string): Promise<ModuleLoader> {
  const [{ ModuleLoader }, espalier, tensor, transformer, imageText, pictureFiles, typebox] =
    await Promise.all([
      import("./module-loader.ts"),
      import("../index.ts"),
      import("../tensor/index.ts"),
      import("../transformer/index.ts"),
      import("../image-text/index.ts"),
      import("../picture-files/index.ts"),
      import("typebox"),
    ]);
  return new ModuleLoader(join(baseFolder, "experiment.json"), {
    espalier,
    "espalier/tensor": tensor,
    "espalier/transformer": transformer,
    "espalier/image-text": imageText,
    "espalier/picture-files": pictureFiles,
    typebox,
    // The kits need a test runner, which no run has.
    get "espalier/testing"(): never {
      throw testingOutsideTests();
    },
  });
}

async function loadPlugin(loader: ModuleLoader, name: string, baseFolder: string): Promise<Plugin> {
  const plugin = await importDefault(loader, locate(loader, name, baseFolder), name);
  if (typeof plugin !== "object" || plugin === null) throw missingDefaultExport(name);
  checkPlugin(plugin, PORTS, name);
  for (const strategy of (plugin as Plugin).strategies) checkOf({ plugin: plugin as Plugin, strategy });
  return plugin as Plugin;
}

function locate(loader: ModuleLoader, name: string, baseFolder: string): string {
  if (name.startsWith(".") || isAbsolute(name)) {
    const path = resolve(baseFolder, name);
    if (!existsSync(path)) throw pluginNotFound(name);
    return path;
  }
  try {
    return loader.resolve(name);
  } catch (error) {
    throw pluginNotFound(name, error);
  }
}

async function importDefault(loader: ModuleLoader, path: string, name: string): Promise<unknown> {
  try {
    return ((await loader.import(path)) as { default?: unknown }).default;
  } catch (error) {
    throw error instanceof EspalierError ? error : pluginThrew(name, error);
  }
}
