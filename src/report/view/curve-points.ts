import type { MetricsLine } from "../../run/metrics/metrics-line.ts";
import { mean } from "../../statistics/mean.ts";
import type { CurvePoint } from "./training-view.ts";

/** Points of a run at most; each growth step has one more at most, since no point belongs to two. */
const MOST = 1000;

/** Significant digits of a point. */
const DIGITS = 5;

/**
 * The metrics of a run as curves: lines are averaged in buckets of a growth step. The size of buckets is a power of two,
 * so that points stay as they are while lines are appended, until the size doubles.
 */
export function curvePoints(lines: readonly MetricsLine[]): readonly CurvePoint[] {
  const size = 2 ** Math.max(0, Math.ceil(Math.log2(lines.length / MOST)));
  const buckets: MetricsLine[][] = [];
  for (const line of lines) {
    const last = buckets.at(-1);
    if (last === undefined || last.length === size || last[0]!.step !== line.step) buckets.push([line]);
    else last.push(line);
  }
  return buckets.map(pointOf);
}

function pointOf(bucket: readonly MetricsLine[]): CurvePoint {
  const { step, update, learningRate } = bucket.at(-1)!;
  const norms = bucket.flatMap(({ gradientNorm }) => gradientNorm ?? []);
  return {
    ...{ step, update, learningRate },
    loss: shortMean(bucket.map(({ loss }) => loss)),
    gradientNorm: norms.length === 0 ? null : shortMean(norms),
    examplesPerSecond: shortMean(bucket.map(({ examplesPerSecond }) => examplesPerSecond)),
    waitingShare: shortMean(bucket.map(({ waitingShare }) => waitingShare)),
  };
}

function shortMean(values: readonly number[]): number {
  return Number(mean(values).toPrecision(DIGITS));
}
