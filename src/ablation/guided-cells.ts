import { createHash } from "node:crypto";
import type { Experiment } from "../experiment/schema/experiment.ts";
import { HOLDING } from "../plugin/slots.ts";
import type { Event } from "../run/log/events.ts";
import { firstStepsHash } from "../run/log/first-steps.ts";
import { eventsOfType } from "../run/log/history.ts";
import type { RunRecord } from "../run/results/read-run.ts";
import type { AblationPlan } from "./plan.ts";

/** Settings that cells take from their guide, the baseline's run of the same seed. */
export type Guidance = Pick<AblationPlan, "hold" | "after">;

/** Hash of a cell that depends on what its guide will find. @param own hash of its experiment without the guide. */
export function guidedContent(own: string, guide: string, { hold, after }: Guidance): string {
  return createHash("sha256")
    .update(JSON.stringify([own, guide, hold, after]))
    .digest("hex")
    .slice(0, 12);
}

/** The experiment of a cell, once its guide has finished. */
export function guidedExperiment(
  experiment: Experiment,
  guide: Pick<RunRecord, "path" | "events">,
  { hold, after }: Guidance,
): Experiment {
  const held = hold === null ? experiment : holdTo(experiment, hold, guide.events);
  return after === null ? held : { ...held, branch: { after, log: firstStepsHash(guide, after) } };
}

/** The experiment with a growth space that keeps it to a run's path or sizes. */
function holdTo(experiment: Experiment, hold: keyof typeof HOLDING, events: readonly Event[]): Experiment {
  const { growth, search } = experiment;
  const children = stepsOf(events);
  if (hold === "size") {
    const parameters = children.map((child) => child.parameters);
    return {
      ...experiment,
      growth: { ...growth, space: { type: HOLDING.size, space: growth.space, parameters } },
    };
  }
  const space = pathSpace(children.map(({ architecture }) => architecture));
  return { ...experiment, growth: { ...growth, space }, search: { ...search, trials: 1 } };
}

/** A growth space that prescribes architectures. */
export function pathSpace(architectures: readonly object[]): Experiment["growth"]["space"] {
  return { type: HOLDING.path, architectures };
}

/** The last child of each growth step; a step that did not grow has that of the step before. */
function stepsOf(events: readonly Event[]) {
  const children = eventsOfType(events, "inherited");
  return eventsOfType(events, "step-started").flatMap(
    ({ step }) => children.findLast((child) => child.step <= step) ?? [],
  );
}
