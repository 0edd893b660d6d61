import { existsSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import type { Jiti } from "jiti";
import { EspalierError } from "../espalier-error.ts";
import { checkPlugin } from "./check-plugin.ts";
import { missingDefaultExport, pluginNotFound, pluginThrew, testingOutsideTests } from "./errors.ts";
import type { Plugin } from "./plugin.ts";
import { PORTS } from "./ports.ts";

/**
 * Loads plug-ins in order.
 * @param names package names or paths (`.ts`, `.js`) as an experiment writes them.
 * @param baseFolder where relative paths start and packages are looked for: the experiment file's folder.
 * @throws EspalierError naming the plug-in that cannot be loaded.
 */
export async function loadPlugins(names: readonly string[], baseFolder: string): Promise<Plugin[]> {
  if (names.length === 0) return [];
  const jiti = await createLoader(baseFolder);
  return names.map((name) => loadPlugin(jiti, name, baseFolder));
}

/** Plug-ins get our own modules under our public names, so that their ports are the ones that run. */
async function createLoader(baseFolder: string): Promise<Jiti> {
  const [{ createJiti }, espalier, tensor, typebox] = await Promise.all([
    import("jiti"),
    import("../index.ts"),
    import("../tensor/index.ts"),
    import("typebox"),
  ]);
  return createJiti(join(baseFolder, "experiment.json"), {
    fsCache: false,
    interopDefault: false,
    virtualModules: {
      espalier,
      "espalier/tensor": tensor,
      typebox,
      // The kits need a test runner, which no run has.
      get "espalier/testing"(): never {
        throw testingOutsideTests();
      },
    },
  });
}

function loadPlugin(jiti: Jiti, name: string, baseFolder: string): Plugin {
  const plugin = importDefault(jiti, locate(jiti, name, baseFolder), name);
  if (typeof plugin !== "object" || plugin === null) throw missingDefaultExport(name);
  checkPlugin(plugin, PORTS, name);
  return plugin as Plugin;
}

function locate(jiti: Jiti, name: string, baseFolder: string): string {
  if (name.startsWith(".") || isAbsolute(name)) {
    const path = resolve(baseFolder, name);
    if (!existsSync(path)) throw pluginNotFound(name);
    return path;
  }
  try {
    return jiti.esmResolve(name);
  } catch (error) {
    throw pluginNotFound(name, error);
  }
}

/** Synchronously, since jiti's `import` leaves ECMAScript modules to Node, which knows no virtual modules. */
function importDefault(jiti: Jiti, path: string, name: string): unknown {
  try {
    return (jiti(path) as { default?: unknown }).default;
  } catch (error) {
    throw error instanceof EspalierError ? error : pluginThrew(name, error);
  }
}
