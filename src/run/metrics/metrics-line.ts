import { finiteOrNull } from "../../json/finite-or-null.ts";

/** A line of `metrics.jsonl`: a stretch of a growth step's training, from the line before to this update. */
export interface MetricsLine {
  readonly step: number;
  /** Last update of the stretch, from 1 within the growth step, and number of updates of the step. */
  readonly update: number;
  readonly updates: number;
  /** Training examples and training FLOPs of the run's growth steps up to this update, without searches. */
  readonly examples: number;
  readonly flops: number;
  /** Mean over the stretch, in nats. */
  readonly loss: number;
  /** Learning rate of the last update. */
  readonly learningRate: number;
  /** Mean norm of the gradient before clipping; `null` if it was not finite. */
  readonly gradientNorm: number | null;
  /** By the time of the updates, without validation and checkpoints. */
  readonly examplesPerSecond: number;
  /** Share of that time in which the engine waited for data. */
  readonly waitingShare: number;
  /** Time of writing, in seconds since 1970. */
  readonly at: number;
}

const FIELDS = [
  "step",
  "update",
  "updates",
  "examples",
  "flops",
  "loss",
  "learningRate",
  "examplesPerSecond",
  "waitingShare",
  "at",
] as const satisfies readonly (keyof MetricsLine)[];

/** Significant digits of measurements in the file. */
const DIGITS = 6;

/** The text of a line, without its line break. */
export function formatMetrics(line: MetricsLine): string {
  const { step, update, updates, examples, flops, at, ...measured } = line;
  const short = Object.entries(measured).map(([name, value]) => [name, shortened(value)]);
  return JSON.stringify({ step, update, updates, examples, flops, ...Object.fromEntries(short), at });
}

/** Parses a line; `undefined` if it is damaged. */
export function parseMetrics(text: string): MetricsLine | undefined {
  let line: Partial<Record<keyof MetricsLine, unknown>> | null;
  try {
    line = JSON.parse(text) as typeof line;
  } catch {
    return undefined;
  }
  if (typeof line !== "object" || line === null) return undefined;
  const isSound = FIELDS.every((name) => Number.isFinite(line[name]));
  const hasNorm = line.gradientNorm === null || Number.isFinite(line.gradientNorm);
  return isSound && hasNorm ? (line as MetricsLine) : undefined;
}

function shortened(value: number | null): number | null {
  const finite = finiteOrNull(value ?? undefined);
  return finite === null ? null : Number(finite.toPrecision(DIGITS));
}
