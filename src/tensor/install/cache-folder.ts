import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import envPaths from "env-paths";
import { type Distribution, findDistribution } from "./wheels.ts";

const require = createRequire(import.meta.url);

/** Where engines are kept: outside node_modules, so that `npm ci` does not throw them away. */
export function engineCacheFolder(): string {
  return join(envPaths("espalier", { suffix: "" }).cache, "engine");
}

/** The folder of one installation; its name holds everything that the addon depends on. */
export function installationFolder(distribution: Distribution): string {
  const { version } = require(join(tfjsNodeFolder() ?? "", "package.json")) as { version: string };
  const key = `${distribution.name}-tfjs-node-${version}-${process.platform}-${process.arch}`;
  return join(engineCacheFolder(), key);
}

/** The addon inside an installation. */
export function addonFile(folder: string): string {
  return join(folder, "tfjs_binding.node");
}

/** The installations that are there, the one with CUDA first. */
export function findInstallations(): string[] {
  if (tfjsNodeFolder() === undefined) return [];
  return [findDistribution(true), findDistribution(false)]
    .filter((distribution) => distribution !== undefined)
    .map(installationFolder)
    .filter((folder) => existsSync(addonFile(folder)));
}

/** Folder of the package `@tensorflow/tfjs-node-gpu`, or undefined where npm has left it out. */
export function tfjsNodeFolder(): string | undefined {
  return packageFolder("@tensorflow/tfjs-node-gpu");
}

/** Folder of an installed package, or undefined. */
export function packageFolder(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
