import type { MetricsLine } from "../../run/metrics/metrics-line.ts";
import { median } from "../../statistics/median.ts";
import { showNumber, showSeconds } from "../describe/show-number.ts";

/** Lines that the time of an update is estimated from. */
const RECENT = 20;

/** Such as `update 340 of 600, 5,157 examples/s, 42 s left`; `undefined` if a growth step has no metrics yet. */
export function describeTraining(metrics: readonly MetricsLine[], step: number): string | undefined {
  const last = metrics.at(-1);
  if (last?.step !== step) return undefined;
  const { update, updates, examplesPerSecond } = last;
  const seconds = secondsPerUpdate(metrics.slice(-RECENT).filter((line) => line.step === step));
  return [
    `update ${showNumber(update)} of ${showNumber(updates)}`,
    `${showNumber(Math.round(examplesPerSecond))} examples/s`,
    ...(seconds === undefined ? [] : [`${showSeconds(seconds * (updates - update))} left`]),
  ].join(", ");
}

/** The median over lines, so that a pause between two processes does not count. */
function secondsPerUpdate(lines: readonly MetricsLine[]): number | undefined {
  const durations = lines.slice(1).map(({ at, update }, place) => {
    const before = lines[place]!;
    return (at - before.at) / (update - before.update);
  });
  return durations.length === 0 ? undefined : median(durations);
}
