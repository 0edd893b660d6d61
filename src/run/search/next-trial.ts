import type { Architecture } from "../../architecture/architecture.ts";
import type { Proposal } from "../../search/search-strategy.ts";
import type { Assignment } from "../../search/trial-scheduler.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import type { Fields } from "../log/events.ts";
import type { TrialHistory } from "../log/trial-history.ts";
import type { Run } from "../run.ts";
import { impossibleAssignment, proposalOutsideSpace } from "./errors.ts";

/** The search that a trial belongs to. */
interface Search {
  readonly run: Pick<Run, "random" | "search">;
  readonly step: number;
  readonly space: SearchSpace;
  /** Architecture of the first trial, if the space contains it; `undefined`: the strategy proposes the first trial. */
  readonly first: Architecture | undefined;
}

/** The event that starts a trial, or continues one. */
type NextTrial =
  | { readonly type: "trial-proposed"; readonly fields: Fields<"trial-proposed"> }
  | { readonly type: "trial-continued"; readonly fields: Fields<"trial-continued"> };

/**
 * The next trial by scheduler and strategy, a pure function of the history.
 * @returns `undefined` if there is none until a running trial has been measured, or at all.
 * @throws EspalierError if the strategy proposes what is not in the space, or the scheduler continues a trial that
 * cannot be continued.
 */
export function nextTrial(search: Search, history: TrialHistory): NextTrial | undefined {
  const { scheduler, objectives, trials: count } = search.run.search;
  // Budgets are this search's own, and an imported trial has no training to continue from.
  const { own } = history;
  let assignment = scheduler.next(own, count, objectives);
  if (assignment?.type === "start") {
    const started = start(search, history, assignment.budget);
    if (started !== undefined || history.running.length > 0) return started;
    assignment = scheduler.next(own, own.length, objectives);
  }
  return assignment?.type === "continue" ? continued(search, history, assignment) : undefined;
}

function start(search: Search, history: TrialHistory, budget: number): NextTrial | undefined {
  const { step, space } = search;
  const trial = history.trials.length;
  const proposal = propose(search, history);
  if (proposal === undefined) return undefined;
  const { architecture, notes } = proposal;
  if (!space.contains(architecture)) throw proposalOutsideSpace(step, trial, architecture);
  const fields = {
    step,
    trial,
    architecture: architecture.toJSON(),
    budget,
    observedTrials: trial - history.running.length,
    notes: { ...notes },
  };
  return { type: "trial-proposed", fields };
}

function propose(search: Search, history: TrialHistory): Proposal {
  const { run, step, space, first } = search;
  const { trials } = history;
  if (first !== undefined && isFirstTrial(search, history, first))
    return { architecture: first, notes: { origin: "stay" } };
  const random = run.random.fork("step", step, "trial", trials.length);
  const { strategy, objectives } = run.search;
  return strategy.propose(Object.freeze({ space, trials, random, objectives }));
}

/** Whether the next trial is that of the current architecture, unless an imported trial of it can win. */
function isFirstTrial(
  { run, space }: Search,
  { imported, trials }: TrialHistory,
  first: Architecture,
): boolean {
  if (trials.length > imported || !space.contains(first)) return false;
  const importedCanWin = run.search.history?.winner === "any";
  return !(importedCanWin && trials.some(({ architecture }) => architecture.equals(first)));
}

function continued(
  { step }: Search,
  history: TrialHistory,
  { trial: ownNumber, budget }: Extract<Assignment, { readonly type: "continue" }>,
): NextTrial {
  const trial = history.imported + ownNumber;
  const problem = problemOfContinuing(history, trial, budget);
  if (problem !== undefined) throw impossibleAssignment(step, trial, budget, problem);
  return { type: "trial-continued", fields: { step, trial, budget } };
}

function problemOfContinuing({ trials }: TrialHistory, number: number, budget: number): string | undefined {
  const trial = trials[number];
  if (trial === undefined) return "it was never proposed";
  if (trial.status === "failed") return "it has failed";
  if (trial.status === "running") return "it is running";
  return budget <= trial.budget ? `it has had ${trial.budget}` : undefined;
}
