import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findInstallation, type Installation, installationOf, tfjsNodeFolder } from "./cache-folder.ts";
import { compileAddons, proveAddon } from "./compile-addon.ts";
import { downloadWheels } from "./download-wheels.ts";
import { toObstacle } from "../../download/obstacle.ts";
import { fillFolder } from "../../download/fill-folder.ts";
import { checkDiskSpace, findPrerequisites, type Prerequisites } from "./prerequisites.ts";
import { fetchTfjsNode } from "./tfjs-node.ts";
import { unpackWheel } from "./unpack-wheel.ts";

/** Settings of `installEngine`. */
export interface InstallSettings {
  /** Install the libraries for NVIDIA GPUs (Linux x64 only). */
  readonly gpu: boolean;
  /** Receives a line for the user before each long task. */
  readonly report: (line: string) => void;
}

/** Result of an installation. */
export type InstallResult =
  | { readonly ok: true; readonly folder: string }
  | {
      readonly ok: false;
      /** The missing prerequisite, one line. */
      readonly missing: string;
      /** Consequence for the user, one line. */
      readonly cost: string;
    };

/**
 * Installs the native engine into the user's cache: downloads libtensorflow and tfjs-node and compiles tfjs-node's
 * addon. Returns immediately if already installed. A missing prerequisite (Python, a compiler, a network, disk space)
 * is a result, never an exception.
 */
export async function installEngine({ gpu, report }: InstallSettings): Promise<InstallResult> {
  const present = findInstallation(gpu);
  if (present !== undefined) return { ok: true, folder: present.addons };
  try {
    const tools = await findPrerequisites(gpu);
    const installation = installationOf(tools.distribution);
    const onWait = () => report("Waiting for another installation that is in progress.");
    const { downloads, addons } = installation;
    if (!existsSync(downloads))
      await fillFolder(downloads, (partial) => download(tools, partial, report), onWait);
    await fillFolder(addons, (partial) => build(tools, { downloads, addons: partial }, report), onWait);
    return { ok: true, folder: addons };
  } catch (error) {
    return {
      ok: false,
      missing: `The native engine needs ${toObstacle(error).message}.`,
      cost: costOfWasm,
    };
  }
}

const costOfWasm =
  "Without it, everything runs on the wasm engine: same results up to rounding, about 6 times slower.";

async function download(
  tools: Prerequisites,
  folder: string,
  report: InstallSettings["report"],
): Promise<void> {
  const { distribution } = tools;
  await checkDiskSpace(dirname(folder), distribution);
  report(`Downloading ${distribution.name} (${distribution.downloadMegabytes} MB, once per machine).`);
  const archives = join(folder, "download");
  await fetchTfjsNode(archives, tfjsNodeFolder(folder));
  for (const wheel of await downloadWheels(tools, archives)) {
    await unpackWheel(wheel, folder, distribution);
    await rm(wheel);
  }
  await rm(archives, { recursive: true });
}

async function build(
  { compiler, distribution }: Prerequisites,
  installation: Installation,
  report: InstallSettings["report"],
): Promise<void> {
  report(`Compiling the addon with ${compiler}.`);
  await compileAddons(compiler, installation, distribution);
  await proveAddon(installation.addons);
}
