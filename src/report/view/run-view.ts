import { basename, resolve } from "node:path";
import { eventsOfType, recordedSearches } from "../../run/log/history.ts";
import type { MetricsLine } from "../../run/metrics/metrics-line.ts";
import type { ArchitectureTable } from "./architecture-table.ts";
import { curvePoints } from "./curve-points.ts";
import { environmentView } from "./environment-view.ts";
import { exampleViews } from "./example-views.ts";
import { lossPoints } from "./loss-points.ts";
import type { RunSoFar } from "./read-run-so-far.ts";
import { scoreViews } from "./score-views.ts";
import { stepViews } from "./step-views.ts";
import { timeView } from "./time-view.ts";
import { trainingExtents } from "./training-extents.ts";
import { trialViews } from "./trial-views.ts";
import type { ExperimentView, RunView } from "./view.ts";

/** Facts about a run besides its record. */
export interface RunContext {
  readonly architectures: ArchitectureTable;
  readonly origin: Pick<ExperimentView, "extends" | "differences">;
  readonly metrics: readonly MetricsLine[];
}

/** Everything that the page shows of a run. */
export function runView(record: RunSoFar, { architectures, origin, metrics }: RunContext): RunView {
  const { path, state, experiment, environments, events, problem } = record;
  const [started] = eventsOfType(events, "run-started");
  const losses = lossPoints(events);
  const steps = stepViews(events, architectures);
  const trials = trialViews(events, recordedSearches(events), architectures);
  return {
    kind: "run",
    name: experiment.name,
    folder: basename(resolve(path)),
    description: experiment.description ?? null,
    hash: started?.hash ?? "",
    seed: experiment.seed,
    state,
    problem: problem ?? null,
    startedAt: events[0]?.meta.at ?? null,
    lastAt: events.at(-1)?.meta.at ?? null,
    events: events.length,
    ...{ steps, trials },
    architectures: architectures.list,
    losses,
    curves: curvePoints(metrics),
    extents: trainingExtents(events, losses, metrics),
    scores: scoreViews(events),
    examples: exampleViews(events),
    time: timeView(events),
    environments: environments.map(environmentView),
    experiment: { content: experiment, ...origin },
  };
}
