import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import envPaths from "env-paths";
import { fingerprint } from "./addon-sources.ts";
import { tfjsNode } from "./tfjs-node.ts";
import { unpackedHeaders } from "./unpack-wheel.ts";
import { type Distribution, findDistribution } from "./wheels.ts";

/**
 * Where engines are kept: in the user's cache, so that one installation serves every project and `npm ci`
 * does not throw it away. On Linux `XDG_CACHE_HOME` moves it.
 */
export function engineCacheFolder(): string {
  return join(envPaths("espalier", { suffix: "" }).cache, "engine");
}

/** One native engine on this machine. */
export interface Installation {
  /** What was downloaded: TensorFlow's libraries and headers, and tfjs-node. Stays when our C++ changes. */
  readonly downloads: string;
  /** What was compiled of it; finds the libraries by its place beside them. */
  readonly addons: string;
}

/** Where a distribution is installed; the folders' names hold everything that their contents depend on. */
export function installationOf({ name }: Distribution): Installation {
  const contents = hash("sha256", unpackedHeaders.join()).slice(0, 8);
  const machine = `${process.platform}-${process.arch}`;
  const downloads = join(engineCacheFolder(), `${name}-${machine}-tfjs-node-${tfjsNode.version}-${contents}`);
  return { downloads, addons: `${downloads}-addons-${fingerprint()}` };
}

/** tfjs-node's addon. */
export function addonFile(addons: string): string {
  return join(addons, "tfjs_binding.node");
}

/** The addon that mutes the terminal. */
export function terminalFile(addons: string): string {
  return join(addons, "terminal.node");
}

/** tfjs-node's package. */
export function tfjsNodeFolder(downloads: string): string {
  return join(downloads, "tfjs-node");
}

/** Whether it holds the libraries for NVIDIA GPUs. */
export function hasCuda({ downloads }: Installation): boolean {
  return existsSync(join(downloads, "nvidia"));
}

/** The installation for this machine, or undefined where there is none. */
export function findInstallation(gpu: boolean): Installation | undefined {
  const distribution = findDistribution(gpu);
  if (distribution === undefined) return undefined;
  const installation = installationOf(distribution);
  return existsSync(installation.downloads) && existsSync(addonFile(installation.addons))
    ? installation
    : undefined;
}

/** The installations that are there, the one with CUDA first. */
export function findInstallations(): Installation[] {
  return [findInstallation(true), findInstallation(false)].filter((found) => found !== undefined);
}
