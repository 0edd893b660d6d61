import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { downloadPackage } from "../../download/npm-package.ts";

/** The pinned npm package whose addon and kernels drive libtensorflow. */
export const tfjsNode = {
  name: "@tensorflow/tfjs-node-gpu",
  version: "4.22.0",
  sha512: "p//NN6DGiN4hInUmIkRffaFVMcdTREUMjPyjW04J7OXvB2zBlQimj61eFKSgRrH3f5TnOfKzb0n56he/B6a4bw==",
  /** SHA-256 over the names and contents of the files below. */
  files: "e330156746c6dfced8d7a30b5753b3321835d9dcb6fecc3e924d572638a73700",
} as const;

/** The parts of the package that are compiled and run. */
const parts = ["package.json", "binding", "dist"];

/**
 * Puts tfjs-node's sources into `target`: from the project's node_modules if they are there, else from npm. The
 * package is only a development dependency: its install script fails, since its download no longer exists, and npm
 * then drops the package unless scripts are ignored.
 * @param downloads an empty folder for npm to work in
 */
export async function fetchTfjsNode(downloads: string, target: string): Promise<void> {
  const installed = installedFolder();
  if (installed !== undefined && (await digestOf(installed)) === tfjsNode.files) {
    await mkdir(target);
    for (const part of parts) await cp(join(installed, part), join(target, part), { recursive: true });
  } else await downloadPackage(tfjsNode, { work: downloads, target, parts });
}

/** The package in the dependencies of the current project. */
function installedFolder(): string | undefined {
  try {
    const require = createRequire(join(process.cwd(), "package.json"));
    return dirname(require.resolve(`${tfjsNode.name}/package.json`));
  } catch {
    return undefined;
  }
}

async function digestOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) =>
      parts.some((part) => file === join(folder, part) || file.startsWith(join(folder, part, "/"))),
    )
    .toSorted();
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file.slice(folder.length)}\0`).update(await readFile(file));
  return hash.digest("hex");
}
