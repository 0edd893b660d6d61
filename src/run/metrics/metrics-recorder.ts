import type { Compute } from "../../training/compute.ts";
import type { MeasuredUpdate } from "../../training/trainer.ts";
import { MetricsFile } from "./metrics-file.ts";
import { formatMetrics, type MetricsLine } from "./metrics-line.ts";

/** Receives the updates of the trainings of growth steps. */
export interface Metrics {
  /** @param total compute of all these trainings up to this update. */
  add(step: number, update: MeasuredUpdate, total: Compute): void;
}

/** Records nothing. */
export const noMetrics: Metrics = { add: () => {} };

/** Seconds between two lines. They double with each further `bytes` of the file. */
const EVERY = { seconds: 1, bytes: 2 ** 20 };

/** Lines of a training at least, while the file is short. */
const LINES = 100;

/** Sums over the updates since the last line. */
interface Sums {
  readonly count: number;
  readonly loss: number;
  readonly gradientNorm: number;
  readonly seconds: number;
  readonly waitingSeconds: number;
}

const NONE: Sums = { count: 0, loss: 0, gradientNorm: 0, seconds: 0, waitingSeconds: 0 };

/**
 * Writes `metrics.jsonl`: a line for the first update of a training in this process, then about one per second, and at
 * least 100 per training. Longer files get fewer lines.
 */
export class MetricsRecorder implements Metrics {
  private readonly file: MetricsFile;
  private readonly listeners = new Set<(line: MetricsLine) => void>();
  private step = 0;
  private sums = NONE;
  private lastTime = 0;

  /** @param path of the file. */
  constructor(path: string) {
    this.file = new MetricsFile(path);
  }

  add(step: number, update: MeasuredUpdate, total: Compute): void {
    const isFirst = step !== this.step;
    this.sums = sumOf(isFirst ? NONE : this.sums, update);
    this.step = step;
    if (!isFirst && !this.isDue(update)) return;
    const line = lineOf(step, update, total, this.sums);
    this.sums = NONE;
    this.lastTime = performance.now();
    this.file.append(formatMetrics(line));
    for (const listener of this.listeners) listener(line);
  }

  /** Calls a function with each line from now on. */
  subscribe(listener: (line: MetricsLine) => void): void {
    this.listeners.add(listener);
  }

  close(): void {
    this.file.close();
  }

  private isDue({ update, updates }: MeasuredUpdate): boolean {
    const doublings = Math.floor(this.file.bytes / EVERY.bytes);
    const seconds = (performance.now() - this.lastTime) / 1000;
    if (update === updates || seconds >= EVERY.seconds * 2 ** doublings) return true;
    return doublings === 0 && partOf(update, updates) > partOf(update - 1, updates);
  }
}

/** Number of the part of a training that an update ends. */
function partOf(update: number, updates: number): number {
  return Math.floor((LINES * update) / updates);
}

function sumOf(sums: Sums, update: MeasuredUpdate): Sums {
  return {
    count: sums.count + 1,
    loss: sums.loss + update.loss,
    gradientNorm: sums.gradientNorm + update.gradientNorm,
    seconds: sums.seconds + update.seconds,
    waitingSeconds: sums.waitingSeconds + update.waitingSeconds,
  };
}

function lineOf(
  step: number,
  { update, updates, learningRate, batchSize }: MeasuredUpdate,
  { examples, flops }: Compute,
  sums: Sums,
): MetricsLine {
  // A clock may not have moved.
  const seconds = Math.max(sums.seconds, 1e-6);
  return {
    ...{ step, update, updates, examples, flops, learningRate },
    loss: sums.loss / sums.count,
    gradientNorm: sums.gradientNorm / sums.count,
    examplesPerSecond: (batchSize * sums.count) / seconds,
    waitingShare: Math.min(1, sums.waitingSeconds / seconds),
    at: Date.now() / 1000,
  };
}
