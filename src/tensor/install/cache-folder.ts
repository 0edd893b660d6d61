import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { userCacheFolder } from "../../files/user-cache.ts";
import { fingerprint } from "./addon-sources.ts";
import { tfjsNode } from "./tfjs-node.ts";
import { unpackedHeaders } from "./unpack-wheel.ts";
import { type Distribution, findDistribution } from "./wheels.ts";

/** Folder of the engines in the user's cache, so that all projects share an installation. */
export function engineCacheFolder(): string {
  return join(userCacheFolder(), "engine");
}

/** A native engine on this machine. */
export interface Installation {
  /** Folder of the downloads: TensorFlow's libraries and headers, and tfjs-node. Independent of our C++ code. */
  readonly downloads: string;
  /** Folder of the compiled addons, which find the libraries by a relative path. */
  readonly addons: string;
}

/** Folders of a distribution; their names contain everything on which their contents depend. */
export function installationOf({ name }: Distribution): Installation {
  const contents = hash("sha256", unpackedHeaders.join()).slice(0, 8);
  const machine = `${process.platform}-${process.arch}`;
  const downloads = join(engineCacheFolder(), `${name}-${machine}-tfjs-node-${tfjsNode.version}-${contents}`);
  return { downloads, addons: `${downloads}-addons-${fingerprint()}` };
}

/** File of tfjs-node's addon. */
export function addonFile(addons: string): string {
  return join(addons, "tfjs_binding.node");
}

/** File of the addon that mutes the terminal. */
export function terminalFile(addons: string): string {
  return join(addons, "terminal.node");
}

/** Folder of tfjs-node's package. */
export function tfjsNodeFolder(downloads: string): string {
  return join(downloads, "tfjs-node");
}

/** Whether it holds the libraries for NVIDIA GPUs. */
export function hasCuda({ downloads }: Installation): boolean {
  return existsSync(join(downloads, "nvidia"));
}

/** The installation for this machine, if any. */
export function findInstallation(gpu: boolean): Installation | undefined {
  const distribution = findDistribution(gpu);
  if (distribution === undefined) return undefined;
  const installation = installationOf(distribution);
  return existsSync(installation.downloads) && existsSync(addonFile(installation.addons))
    ? installation
    : undefined;
}

/** All installations, the one with CUDA first. */
export function findInstallations(): Installation[] {
  return [findInstallation(true), findInstallation(false)].filter((found) => found !== undefined);
}
