import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Obstacle, saysDiskIsFull } from "./obstacle.ts";
import { firstLine, type Outcome, runProgram } from "./run-program.ts";

/** The pinned npm package whose addon and kernels drive libtensorflow. */
export const tfjsNode = {
  package: "@tensorflow/tfjs-node-gpu",
  version: "4.22.0",
  sha512: "p//NN6DGiN4hInUmIkRffaFVMcdTREUMjPyjW04J7OXvB2zBlQimj61eFKSgRrH3f5TnOfKzb0n56he/B6a4bw==",
  /** SHA-256 over the names and contents of the files below. */
  files: "e330156746c6dfced8d7a30b5753b3321835d9dcb6fecc3e924d572638a73700",
} as const;

/** The parts of the package that are compiled and run. */
const parts = ["package.json", "binding", "dist"];

const specifier = `${tfjsNode.package}@${tfjsNode.version}`;

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
  } else await downloadTfjsNode(downloads, target);
}

/** The package in the dependencies of the current project. */
function installedFolder(): string | undefined {
  try {
    const require = createRequire(join(process.cwd(), "package.json"));
    return dirname(require.resolve(`${tfjsNode.package}/package.json`));
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

/**
 * Downloads the package by npm with the user's settings (registry, proxies, certificates), checks its pinned SHA-512
 * and unpacks it.
 */
async function downloadTfjsNode(downloads: string, target: string): Promise<void> {
  const destination = join(downloads, "npm-pack");
  await mkdir(destination, { recursive: true });
  // The user's npm cache may be read-only.
  const cache = `--cache=${join(downloads, "npm-cache")}`;
  const retries = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
  const options = ["--ignore-scripts", "--workspaces=false", cache, ...retries];
  const packed = await runProgram("npm", [
    "pack",
    ...options,
    `--pack-destination=${destination}`,
    specifier,
  ]);
  if (packed.status !== 0) throw new Obstacle(explainNpm(packed));
  const [file = ""] = await readdir(destination);
  await unpackTarball(join(destination, file), target);
}

async function unpackTarball(file: string, target: string): Promise<void> {
  const digest = createHash("sha512")
    .update(await readFile(file))
    .digest("base64");
  if (digest !== tfjsNode.sha512)
    throw new Obstacle(`a download of ${specifier} with the pinned SHA-512, but npm received another file`);
  await mkdir(target);
  const options = ["-xzf", file, "-C", target, "--strip-components=1"];
  const wanted = parts.map((part) => `package/${part}`);
  const { status, stderr } = await runProgram("tar", [...options, ...wanted]);
  if (status === 0) return;
  if (saysDiskIsFull(stderr)) throw new Obstacle(`more disk space to unpack ${specifier} in`);
  throw new Obstacle(`a tar that can unpack ${specifier} (it says: ${firstLine(stderr) ?? "nothing"})`);
}

const unreachable =
  /code (ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH)/;

/** Summarises npm's output as the end of a sentence. */
function explainNpm({ status, stderr }: Outcome): string {
  if (status === undefined) return "npm, which is not on the PATH";
  if (saysDiskIsFull(stderr)) return `more disk space for the download of ${specifier}`;
  if (unreachable.test(stderr)) return `a network: npm cannot reach its registry to download ${specifier}`;
  const errors = stderr
    .split("\n")
    .filter((line) => /^npm (error|ERR!) (?!code|errno|syscall|path)/.test(line));
  const first = errors[0]?.replace(/^npm \S+ /, "") ?? "npm failed without an error message";
  return `an npm registry that has ${specifier} (npm says: ${first.trim()})`;
}
