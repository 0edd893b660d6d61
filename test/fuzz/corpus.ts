import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { plugins } from "../../plugins/index.ts";
import { packageFolder } from "../../src/package-folder.ts";
import { emptyFolder, espalier, onlyRun } from "../cli/espalier.ts";
import { readSound } from "../experiment/read-sound.ts";

/** Valid files to start from. */
export interface Corpus {
  /** The experiments that ship and those of the test cases; paths in them are absolute. */
  readonly experiments: readonly Experiment[];
  /** By name; the files of `search-spaces`. */
  readonly spaces: readonly unknown[];
  /** Finished runs, of which some have trained. */
  readonly runs: readonly RecordedRun[];
}

/** An experiment as its file has it, and with everything filled in. */
export interface Experiment {
  readonly file: string;
  readonly written: unknown;
  readonly complete: unknown;
}

/** A run's files by their paths in its folder. */
export interface RecordedRun {
  readonly name: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Whole runs of a few seconds: models that grow, several objectives, rungs, a supernet, a table. */
const RUNS = ["squares", "objectives", "schedulers", "supernet", "conditional"];

/** Reads what inputs are made of, and runs what takes a run; keeps nothing on the disk. */
export async function createCorpus(): Promise<Corpus> {
  const root = packageFolder();
  const cases = filesIn(join(root, "test", "cases")).filter((file) => file.endsWith(".json"));
  const shipped = readdirSync(join(root, "experiments"))
    .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
    .map((file) => join(root, "experiments", file));
  const experiments = await Promise.all([...shipped, ...cases].map(readExperiment));
  return {
    experiments: experiments.flatMap((experiment) => experiment ?? []),
    spaces: filesIn(join(root, "search-spaces")).map(readJson),
    runs: await Promise.all(
      RUNS.map((name) => recordRun(join(root, "test", "cases", name, "experiment.json"))),
    ),
  };
}

async function readExperiment(file: string): Promise<Experiment | undefined> {
  try {
    const { experiment, folder } = await readSound(file, { plugins });
    const [written, complete] = [absolute(readJson(file), folder), absolute(experiment, folder)];
    return { file, written, complete };
  } catch {
    // A base that others extend, or a case of its own that is wrong on purpose.
    return undefined;
  }
}

async function recordRun(file: string): Promise<RecordedRun> {
  const out = emptyFolder();
  try {
    const { code, stderr } = await espalier("run", file, "--engine", "wasm", "--out", out);
    if (code !== 0) throw new Error(`${file} cannot be run:\n${stderr}`);
    const run = onlyRun(out);
    const files = filesIn(run).map(
      (path) => [relative(run, path), new Uint8Array(readFileSync(path))] as const,
    );
    return { name: basename(dirname(file)), files: Object.fromEntries(files) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** A copy whose relative paths do not depend on the folder of its file any more. */
function absolute(json: unknown, folder: string): unknown {
  if (Array.isArray(json)) return json.map((item) => absolute(item, folder));
  if (typeof json === "string" && /^(\.{1,2}\/|experiment\.json$)/.test(json)) return resolve(folder, json);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, absolute(value, folder)]));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .toSorted();
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
