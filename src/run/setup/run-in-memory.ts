import { nothingTrains } from "../../training/errors.ts";
import { Journal } from "../log/journal.ts";
import { noMetrics } from "../metrics/metrics-recorder.ts";
import type { Run } from "../run.ts";
import type { Checkpoints } from "../store/checkpoint-store.ts";
import { thisProcess } from "../search/this-process.ts";
import type { Assembly } from "./assemble.ts";

/** Checkpoints of a run that trains nothing. */
const noCheckpoints: Checkpoints = {
  ofTrials: () => [],
  remove: () => {},
  read: refuse,
  readModel: refuse,
  write: refuse,
};

/**
 * A run that writes nothing to the disk, for benchmarks of searches: its journal is in memory, and this process measures
 * the trials. An evaluator that keeps trainings fails with `ESPALIER_NOTHING_TRAINS`.
 */
export function runInMemory(assembly: Assembly): Run {
  return {
    ...assembly,
    journal: Journal.inMemory(),
    metrics: noMetrics,
    checkpoints: noCheckpoints,
    workers: thisProcess({ ...assembly, checkpoints: noCheckpoints }),
    order: "deterministic",
    progress: { update: () => {} },
  };
}

function refuse(): never {
  throw nothingTrains();
}
