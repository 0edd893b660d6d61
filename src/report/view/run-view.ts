import { basename, resolve } from "node:path";
import { eventsOfType, recordedSearches } from "../../run/log/history.ts";
import type { ArchitectureTable } from "./architecture-table.ts";
import { environmentView } from "./environment-view.ts";
import { lossPoints } from "./loss-points.ts";
import type { RunSoFar } from "./read-run-so-far.ts";
import { scoreViews } from "./score-views.ts";
import { stepViews } from "./step-views.ts";
import { timeView } from "./time-view.ts";
import { trialViews } from "./trial-views.ts";
import type { ExperimentView, RunView } from "./view.ts";

/** Facts about a run besides its record. */
export interface RunContext {
  readonly architectures: ArchitectureTable;
  readonly origin: Pick<ExperimentView, "extends" | "differences">;
}

/** Everything that the page shows of a run. */
export function runView(record: RunSoFar, { architectures, origin }: RunContext): RunView {
  const { path, state, experiment, environments, events, problem } = record;
  const [started] = eventsOfType(events, "run-started");
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
    losses: lossPoints(events),
    scores: scoreViews(events),
    time: timeView(events),
    environments: environments.map(environmentView),
    experiment: { content: experiment, ...origin },
  };
}
