import { createHash } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Obstacle, saysDiskIsFull } from "./obstacle.ts";
import { firstLine, type Outcome, runProgram } from "./run-program.ts";

/** The npm package whose addon and kernels drive libtensorflow, pinned. */
export const tfjsNode = {
  package: "@tensorflow/tfjs-node-gpu",
  version: "4.22.0",
  sha512: "p//NN6DGiN4hInUmIkRffaFVMcdTREUMjPyjW04J7OXvB2zBlQimj61eFKSgRrH3f5TnOfKzb0n56he/B6a4bw==",
} as const;

const specifier = `${tfjsNode.package}@${tfjsNode.version}`;

/**
 * Lets npm fetch tfjs-node's package in npm's own way (registry, proxies, certificates are whatever the
 * user has set up), checks it against its pinned SHA-512 and unpacks it into `target`. It is no dependency
 * of ours: its install script always fails, as what it downloads is gone, and npm then drops the package.
 * @param downloads an empty folder for npm to work in
 */
export async function fetchTfjsNode(downloads: string, target: string): Promise<void> {
  const destination = join(downloads, "npm-pack");
  await mkdir(destination, { recursive: true });
  // The user's npm cache may be one that cannot be written to.
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
    throw new Obstacle(`a download of ${specifier} with the pinned SHA-512, and npm was served another`);
  await mkdir(target);
  const parts = ["package/package.json", "package/binding", "package/dist"];
  const options = ["-xzf", file, "-C", target, "--strip-components=1"];
  const { status, stderr } = await runProgram("tar", [...options, ...parts]);
  if (status === 0) return;
  if (saysDiskIsFull(stderr)) throw new Obstacle(`more disk space to unpack ${specifier} in`);
  throw new Obstacle(`a tar that can unpack ${specifier} (it says: ${firstLine(stderr) ?? "nothing"})`);
}

const unreachable =
  /code (ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH)/;

/** npm's many lines as the end of one sentence. */
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
