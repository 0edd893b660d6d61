import { finiteOrNull } from "../../json/finite-or-null.ts";
import type { Event } from "../../run/log/events.ts";
import { eventsOfType } from "../../run/log/history.ts";
import type { MetricsLine } from "../../run/metrics/metrics-line.ts";
import type { ExtentView, WorkView } from "./training-view.ts";
import type { LossPoint } from "./view.ts";

/** Work of trainings; NaN if it is not known. */
interface Work {
  readonly updates: number;
  readonly examples: number;
  readonly flops: number;
}

const UNKNOWN: Work = { updates: 1, examples: Number.NaN, flops: Number.NaN };

/** Place of each growth step's training in the run, by the compute of the log, or by the metrics before its end. */
export function trainingExtents(
  events: readonly Event[],
  losses: readonly LossPoint[],
  lines: readonly MetricsLine[],
): readonly ExtentView[] {
  let before: Work = { updates: 0, examples: 0, flops: 0 };
  return eventsOfType(events, "step-started").map(({ step }) => {
    const own = [...losses, ...lines].filter((point) => point.step === step);
    const updates = own.reduce((most, { update }) => Math.max(most, update), 0);
    if (updates === 0) return { step, before: viewOf(before), perUpdate: null };
    const perUpdate = workOf(step, before, events, lines);
    const extent = { step, before: viewOf(before), perUpdate: viewOf(perUpdate) };
    before = {
      updates: before.updates + updates,
      examples: before.examples + updates * perUpdate.examples,
      flops: before.flops + updates * perUpdate.flops,
    };
    return extent;
  });
}

/** Work of an update of a growth step. */
function workOf(step: number, before: Work, events: readonly Event[], lines: readonly MetricsLine[]): Work {
  const trained = eventsOfType(events, "trained").find((event) => event.step === step);
  if (trained?.compute !== undefined && trained.updates > 0) {
    const { examples, flops } = trained.compute;
    return { updates: 1, examples: examples / trained.updates, flops: flops / trained.updates };
  }
  const last = lines.findLast((line) => line.step === step);
  if (last === undefined) return UNKNOWN;
  const { update, examples, flops } = last;
  return {
    updates: 1,
    examples: (examples - before.examples) / update,
    flops: (flops - before.flops) / update,
  };
}

function viewOf({ updates, examples, flops }: Work): WorkView {
  return { updates, examples: finiteOrNull(examples), flops: finiteOrNull(flops) };
}
