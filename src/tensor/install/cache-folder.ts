import { existsSync } from "node:fs";
import { join } from "node:path";
import envPaths from "env-paths";
import { fingerprint } from "./addon-sources.ts";
import { tfjsNode } from "./tfjs-node.ts";
import { type Distribution, findDistribution } from "./wheels.ts";

/**
 * Where engines are kept: in the user's cache, so that one installation serves every project and `npm ci`
 * does not throw it away. On Linux `XDG_CACHE_HOME` moves it.
 */
export function engineCacheFolder(): string {
  return join(envPaths("espalier", { suffix: "" }).cache, "engine");
}

/** The folder of one installation; its name holds everything that its content depends on. */
export function installationFolder(distribution: Distribution): string {
  const key = `${distribution.name}-${process.platform}-${process.arch}-tfjs-node-${tfjsNode.version}-${fingerprint()}`;
  return join(engineCacheFolder(), key);
}

/** tfjs-node's addon inside an installation. */
export function addonFile(folder: string): string {
  return join(folder, "tfjs_binding.node");
}

/** The addon that mutes the terminal. */
export function terminalFile(folder: string): string {
  return join(folder, "terminal.node");
}

/** tfjs-node's package inside an installation. */
export function tfjsNodeFolder(folder: string): string {
  return join(folder, "tfjs-node");
}

/** Whether an installation holds the libraries for NVIDIA GPUs. */
export function hasCuda(folder: string): boolean {
  return existsSync(join(folder, "nvidia"));
}

/** The folder of the installation for this machine, or undefined where there is none. */
export function findInstallation(gpu: boolean): string | undefined {
  const distribution = findDistribution(gpu);
  if (distribution === undefined) return undefined;
  const folder = installationFolder(distribution);
  return existsSync(addonFile(folder)) ? folder : undefined;
}

/** The installations that are there, the one with CUDA first. */
export function findInstallations(): string[] {
  return [findInstallation(true), findInstallation(false)].filter((folder) => folder !== undefined);
}
