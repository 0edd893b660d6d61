import { statfs } from "node:fs/promises";
import { Obstacle } from "../../download/obstacle.ts";
import { runProgram } from "../../download/run-program.ts";
import { type Distribution, findDistribution, machineName } from "./wheels.ts";

/** Programs for an installation, besides npm and tar. */
export interface Prerequisites {
  readonly distribution: Distribution;
  /** A C++17 compiler. */
  readonly compiler: string;
  /** The command that starts pip, such as `["python3", "-m", "pip"]`. */
  readonly pip: readonly [string, ...string[]];
}

/** Finds the prerequisites before anything is downloaded. */
export async function findPrerequisites(gpu: boolean): Promise<Prerequisites> {
  const distribution = findDistribution(gpu);
  if (distribution === undefined)
    throw new Obstacle(
      `a TensorFlow library, but none is published for ${machineName(gpu)}` +
        (process.platform === "linux" ? " with this C library" : ""),
    );
  return { distribution, compiler: await findCompiler(), pip: await findPip() };
}

/** Throws if the disk of `folder` lacks space for the download and the unpacked files. */
export async function checkDiskSpace(folder: string, distribution: Distribution): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeMegabytes = (bavail * bsize) / 1e6;
  const neededMegabytes = distribution.downloadMegabytes + distribution.unpackedMegabytes;
  if (freeMegabytes < neededMegabytes)
    throw new Obstacle(
      `${neededMegabytes} MB of disk space in ${folder}, but it has ${Math.floor(freeMegabytes)} MB`,
    );
}

async function findCompiler(): Promise<string> {
  const candidates = [process.env["CXX"] || undefined, "c++", "g++", "clang++"];
  const found = await firstThatRuns(candidates.filter((name) => name !== undefined).map(asCommand));
  if (found === undefined)
    throw new Obstacle("a C++17 compiler: none of c++, g++ and clang++ is on the PATH");
  return found[0];
}

async function findPip(): Promise<readonly [string, ...string[]]> {
  const found = await firstThatRuns([["python3", "-m", "pip"], ["pip3"], ["python", "-m", "pip"]]);
  if (found === undefined)
    throw new Obstacle("Python's pip: neither python3 with pip nor pip3 is on the PATH");
  return found;
}

type Command = readonly [string, ...string[]];

const asCommand = (name: string): Command => [name];

async function firstThatRuns(commands: readonly Command[]): Promise<Command | undefined> {
  for (const [program, ...parameters] of commands) {
    const { status } = await runProgram(program, [...parameters, "--version"]);
    if (status === 0) return [program, ...parameters];
  }
  return undefined;
}
