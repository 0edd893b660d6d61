import { dirname, join } from "node:path";
import { engineCacheFolder } from "../../src/tensor/install/cache-folder.ts";
import { runProgram } from "../../src/download/run-program.ts";
import { noPyTorch } from "./errors.ts";

const REQUIREMENTS = "bench/peers/requirements.txt";

/** Options for the peers' Python. */
export interface PeerOptions {
  /** True installs the peers, false omits them, undefined uses an existing installation. */
  readonly peers: boolean | undefined;
  /** A Python with PyTorch, instead of our own installation. */
  readonly python: string | undefined;
}

/**
 * A Python with PyTorch, or undefined.
 * @throws EspalierError `ESPALIER_BENCH_NO_PYTORCH` if the given Python lacks PyTorch
 * @throws Error if the installation fails
 */
export async function findPython({ peers, python }: PeerOptions): Promise<string | undefined> {
  if (peers === false) return undefined;
  if (python === undefined && peers === true) await installPeers();
  const program = python ?? environmentPython();
  if (await hasTorch(program)) return program;
  if (python !== undefined) throw noPyTorch(python);
  return undefined;
}

/** Virtual environment in the user's cache, next to the engines. */
function environmentFolder(): string {
  return join(dirname(engineCacheFolder()), "peers");
}

function environmentPython(): string {
  return join(environmentFolder(), "bin", "python");
}

async function installPeers(): Promise<void> {
  await runOrThrow("python3", ["-m", "venv", environmentFolder()]);
  await runOrThrow(environmentPython(), ["-m", "pip", "install", "--requirement", REQUIREMENTS]);
}

async function runOrThrow(program: string, parameters: readonly string[]): Promise<void> {
  const { status, stderr } = await runProgram(program, parameters, { onTerminal: true });
  if (status !== 0) throw new Error(`${[program, ...parameters].join(" ")} failed. ${stderr}`.trim());
}

async function hasTorch(program: string): Promise<boolean> {
  return (await runProgram(program, ["-c", "import torch"])).status === 0;
}
