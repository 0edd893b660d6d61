import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Type from "typebox";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import { decodeText } from "../../json/decode-text.ts";
import { guard } from "../../json/guard.ts";
import type { Environment } from "./environment.ts";
import { damagedRecord, linkedFile } from "./errors.ts";
import { isLink, writeAtomically } from "../../files/files.ts";

/** The files of a run folder, by name. */
export const RUN_FILES = {
  log: "events.jsonl",
  metrics: "metrics.jsonl",
  tensorboard: "tensorboard",
  experiment: "experiment.json",
  environment: "environment.json",
  checkpoints: "checkpoints",
  lock: "run.lock",
} as const;

const isExperiment = guard(
  Type.Object({ name: Type.String(), seed: Type.Integer(), search: Type.Object({}) }),
);
const texts = Type.Record(Type.String(), Type.String());
const isEnvironments = guard(
  Type.Array(
    Type.Object({
      experimentFile: Type.String(),
      fromRun: Type.String(),
      workers: Type.Integer({ minimum: 1 }),
      order: Type.Enum(["deterministic", "arrival"]),
      plugins: Type.Object({ files: texts, packages: texts }),
    }),
  ),
);

/** @throws EspalierError if a file of the run is a symbolic link: it could be any file, also one to be overwritten. */
export function refuseLinks(path: string): void {
  for (const name of Object.values(RUN_FILES)) {
    const file = join(path, name);
    if (isLink(file)) throw linkedFile(file);
  }
}

/** The experiment as a run has recorded it. @throws EspalierError if the file is missing or damaged. */
export function readExperimentRecord(path: string): Experiment {
  const file = join(path, RUN_FILES.experiment);
  const record = readRecord(file);
  if (isExperiment(record)) return record as unknown as Experiment;
  throw damagedRecord(file, isExperiment.problem("the experiment"));
}

/** The environments that a run was worked on in, in order. @throws EspalierError if the file is damaged. */
export function readEnvironments(path: string): readonly Environment[] {
  const file = join(path, RUN_FILES.environment);
  if (!existsSync(file)) return [];
  const record = readRecord(file);
  if (isEnvironments(record)) return record as unknown as Environment[];
  throw damagedRecord(file, isEnvironments.problem("the list of environments"));
}

/** Writes a JSON file of a run folder, whole or not at all. */
export function writeRecord(file: string, value: unknown): void {
  writeAtomically(file, [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)]);
}

function readRecord(file: string): unknown {
  try {
    return JSON.parse(decodeText(readFileSync(file), file));
  } catch (error) {
    throw damagedRecord(file, error);
  }
}
