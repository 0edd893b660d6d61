import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Journal } from "../../run/log/journal.ts";
import { median } from "../../statistics/median.ts";

/** How often both are timed, in turn. */
const ROUNDS = 200;

/** Cost of recording a trial durably. */
export interface Durability {
  /** Milliseconds of one write and one fsync of as many bytes as an event has. */
  readonly fsync: number;
  /** Milliseconds of a trial's two events, its proposal and what it is worth, each on the disk before the next. */
  readonly trial: number;
  /** The median of the rounds' own ratios: the disk's speed drifts. */
  readonly ratio: number;
}

/** Times trials in an event log beside bare fsyncs, in a folder of its own. @param parent where that is made. */
export function timeDurableTrial(parent: string): Durability {
  const folder = mkdtempSync(join(parent, "espalier-bench-"));
  try {
    const journal = Journal.open(folder);
    const bare = openSync(join(folder, "bare"), "a");
    const rounds = Array.from({ length: ROUNDS }, (_, number) => ({
      fsync: timed(() => writeDurably(bare)),
      trial: timed(() => record(journal, number)),
    }));
    closeSync(bare);
    journal.close();
    return {
      fsync: median(rounds.map(({ fsync }) => fsync)),
      trial: median(rounds.map(({ trial }) => trial)),
      ratio: median(rounds.map(({ fsync, trial }) => trial / fsync)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function record(journal: Journal, trial: number): void {
  const architecture = { depth: 4, width: 64, ratio: 2, activation: "relu", norm: "post" };
  const notes = { parent: 12 };
  journal.append("trial-proposed", { step: 1, trial, architecture, budget: 1, observedTrials: trial, notes });
  const measurements = { loss: 2.3456789, parameters: 123456, flops: 7654321 };
  journal.append("trial-finished", { step: 1, trial, budget: 1, status: "completed", measurements });
}

/** As long as the events of a trial are on average. */
const LINE = `${"x".repeat(259)}\n`;

function writeDurably(descriptor: number): void {
  writeSync(descriptor, LINE);
  fsyncSync(descriptor);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
