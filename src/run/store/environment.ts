import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { arch, cpus, hostname, platform, release, totalmem } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import { packageVersion } from "../../package-folder.ts";
import type { PluginSources } from "../../plugin/plugin-sources.ts";
import type { Engine } from "../../tensor/engine.ts";
import { tfjsVersion } from "../../tensor/tfjs-version.ts";

/** The engine that computes. */
export type EngineDescription = Pick<Engine, "name" | "version" | "threads">;

/** How the trials of a search are shared out. */
export type Parallelism = Pick<Experiment["machine"], "workers" | "order">;

/** Where a process worked on a run, and with what. */
export interface Environment extends Parallelism {
  readonly at: string;
  /** Absolute path of the file that the experiment was read from; relative paths in it start from its folder. */
  readonly experimentFile: string;
  /** The same file, from the run folder: holds after both have been moved. */
  readonly fromRun: string;
  readonly espalier: string;
  /** The code of the experiment's own plug-ins. */
  readonly plugins: PluginSources;
  readonly node: string;
  /** Version of TensorFlow.js; missing in records of earlier versions. */
  readonly tfjs?: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly engine: EngineDescription;
  /** Commit of the folder that the process was started in; ends in `-dirty` if it had changes. `null` outside git. */
  readonly commit: string | null;
  /** SHA-256 of the nearest package-lock.json, from the folder that the process was started in upwards. */
  readonly lockFile: string | null;
  readonly host: string;
}

/** Parts of the environment that the process itself provides. */
export interface EnvironmentRequest {
  readonly engine: EngineDescription;
  readonly parallelism: Parallelism;
  /** Absolute path of the file that the experiment was read from. */
  readonly experimentFile: string;
  readonly plugins: PluginSources;
  /** The run folder. */
  readonly run: string;
}

/** The environment of this process. */
export function describeEnvironment({
  engine: { name, version, threads },
  parallelism: { workers, order },
  experimentFile,
  plugins,
  run,
}: EnvironmentRequest): Environment {
  return {
    at: new Date().toISOString(),
    experimentFile,
    fromRun: relative(resolve(run), experimentFile),
    espalier: packageVersion(),
    plugins,
    node: process.version,
    tfjs: tfjsVersion(),
    platform: `${platform()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    engine: { name, version, threads },
    workers,
    order,
    commit: gitCommit(),
    lockFile: lockFileHash(),
    host: hostname(),
  };
}

function gitCommit(): string | null {
  const command = ["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"];
  try {
    return execFileSync("git", command, { encoding: "utf8", stdio: "pipe", timeout: 10_000 }).trim();
  } catch {
    return null;
  }
}

function lockFileHash(): string | null {
  const file = nearest("package-lock.json", process.cwd());
  return file === undefined ? null : createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** The file of a name in a folder or the closest one above. */
function nearest(name: string, folder: string): string | undefined {
  const file = join(folder, name);
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : nearest(name, dirname(folder));
}
