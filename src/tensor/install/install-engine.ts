import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { addonFile, installationFolder, tfjsNodeFolder } from "./cache-folder.ts";
import { compileAddon, proveAddon } from "./compile-addon.ts";
import { downloadWheels } from "./download.ts";
import { toObstacle } from "./obstacle.ts";
import { fillFolder } from "./partial-folder.ts";
import { checkDiskSpace, findPrerequisites, type Prerequisites } from "./prerequisites.ts";
import { unpackWheel } from "./unpack.ts";
import { findDistribution } from "./wheels.ts";

/** Settings of `installEngine`. */
export interface InstallSettings {
  /** Install the libraries for NVIDIA GPUs (Linux x64 only). */
  readonly gpu: boolean;
  /** Say nothing as long as nothing is downloaded. */
  readonly quiet: boolean;
  /** Receives each line for the user. */
  readonly report: (line: string) => void;
}

/** How an installation ended. */
export type InstallResult =
  | {
      readonly ok: true;
      readonly folder: string;
      /** True when it was there already. */
      readonly cached: boolean;
      readonly elapsedSeconds: number;
    }
  | {
      readonly ok: false;
      /** One line: what is missing. */
      readonly missing: string;
      /** One line: what that costs. */
      readonly cost: string;
    };

/**
 * Installs the native engine into the user's cache: downloads libtensorflow, compiles tfjs-node's
 * addon, and keeps both. Quick when that was done before. What is missing on the machine (Python, a
 * compiler, a network, disk space) is a result, never an exception.
 */
export async function installEngine(settings: InstallSettings): Promise<InstallResult> {
  const start = performance.now();
  const elapsedSeconds = () => (performance.now() - start) / 1000;
  const present = findInstalled(settings.gpu);
  if (present !== undefined) {
    if (!settings.quiet) settings.report(`The native engine is installed in ${present}.`);
    return { ok: true, folder: present, cached: true, elapsedSeconds: elapsedSeconds() };
  }
  try {
    const tools = await findPrerequisites(settings.gpu);
    const folder = installationFolder(tools.distribution);
    await fillFolder(folder, (partial) => build(tools, partial, settings.report));
    settings.report(`The native engine is installed in ${folder} (${elapsedSeconds().toFixed(0)} s).`);
    return { ok: true, folder, cached: false, elapsedSeconds: elapsedSeconds() };
  } catch (error) {
    return {
      ok: false,
      missing: `The native engine needs ${toObstacle(error).message}.`,
      cost: costOfWasm,
    };
  }
}

const costOfWasm =
  "Without it everything runs on the wasm engine: the same results to rounding, about 6 times slower.";

function findInstalled(gpu: boolean): string | undefined {
  const distribution = findDistribution(gpu);
  if (distribution === undefined || tfjsNodeFolder() === undefined) return undefined;
  const folder = installationFolder(distribution);
  return existsSync(addonFile(folder)) ? folder : undefined;
}

async function build(tools: Prerequisites, folder: string, report: InstallSettings["report"]): Promise<void> {
  const { distribution } = tools;
  await checkDiskSpace(dirname(folder), distribution);
  report(`Downloading ${distribution.name} (${distribution.downloadMegabytes} MB, once for this machine).`);
  const downloads = join(folder, "download");
  const wheels = await downloadWheels(tools, downloads, process.stderr.isTTY === true);
  report(`Unpacking it and compiling the addon with ${tools.compiler}.`);
  for (const wheel of wheels) {
    await unpackWheel(wheel, folder, distribution);
    await rm(wheel);
  }
  await rm(downloads, { recursive: true });
  await compileAddon(tools, folder);
  await proveAddon(folder);
}
