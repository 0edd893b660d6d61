import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { formatMetrics, type MetricsLine } from "../../src/run/metrics/metrics-line.ts";

/** Metrics of a run with batches of 8 examples, and of updates that cost 1 GFLOP in the first step and 3 later. */
export function metricsLine(step: number, update: number, updates = 100): MetricsLine {
  const before = (step - 1) * updates;
  return {
    ...{ step, update, updates },
    examples: 8 * (before + update),
    flops: step === 1 ? 1e9 * update : 1e9 * updates + 3e9 * (before - updates + update),
    loss: 3 / step - update / 100,
    learningRate: 0.001 * (1 - update / updates),
    gradientNorm: 1 + 1 / update,
    examplesPerSecond: 1000 / step,
    waitingShare: 0.1,
    at: Date.UTC(2026, 0, 1) / 1000 + before + update,
  };
}

/** Appends metrics to a run folder. */
export function writeMetrics(run: string, lines: readonly MetricsLine[]): void {
  appendFileSync(join(run, "metrics.jsonl"), lines.map((line) => `${formatMetrics(line)}\n`).join(""));
}
