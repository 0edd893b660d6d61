import { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import { completed, type Trial } from "../search/trial.ts";
import type { Assignment } from "../search/trial-scheduler.ts";
import type { SearchSpace } from "../space/search-space.ts";
import { allTrialsFailed, proposalOutsideSpace } from "./errors.ts";
import { trialsOf } from "./history.ts";
import { firstState, type StoredModel } from "./inherit.ts";
import type { Run } from "./run.ts";

/** Proposes and measures candidates until scheduler or strategy have enough. Staying as it is is the first. */
export async function search(
  run: Run,
  step: number,
  space: SearchSpace,
  current: StoredModel,
): Promise<readonly Trial[]> {
  for (;;) {
    const trials = trialsOf(run.journal.events, step);
    const running = trials.find((trial) => trial.status === "running");
    if (running !== undefined) {
      await measure(run, step, running, current);
      continue;
    }
    const assignment = run.search.scheduler.next(trials, run.search.trials);
    if (assignment === undefined || !(await assign(run, step, space, current, trials, assignment)))
      return trials;
  }
}

/** Carries an assignment out. @returns whether there was anything to carry out. */
async function assign(
  run: Run,
  step: number,
  space: SearchSpace,
  current: StoredModel,
  trials: readonly Trial[],
  { budget, ...assignment }: Assignment,
): Promise<boolean> {
  if (assignment.type === "continue") {
    const trial = trials[assignment.trial] as Trial;
    await measure(run, step, { ...trial, budget }, current);
    return true;
  }
  const number = trials.length;
  const proposal =
    number === 0 && space.contains(current.architecture)
      ? { architecture: current.architecture, notes: { origin: "stay" } }
      : run.search.strategy.propose({
          space,
          trials,
          random: run.random.fork("step", step, "trial", number),
          objective: run.search.evaluator.objective,
        });
  if (proposal === undefined) return false;
  if (!space.contains(proposal.architecture)) throw proposalOutsideSpace(step, number, proposal.architecture);
  await run.journal.once("trial-proposed", { step, trial: number }, async () => ({
    architecture: proposal.architecture.toJSON(),
    budget,
    saw: trials.length,
    notes: { ...proposal.notes },
  }));
  return true;
}

async function measure(run: Run, step: number, trial: Trial, current: StoredModel): Promise<void> {
  const { number, budget, architecture } = trial;
  await run.journal.once("trial-finished", { step, trial: number, budget }, async () => {
    try {
      const measurements = await run.search.evaluator.measure({
        architecture,
        step,
        budget,
        random: run.random.fork("step", step),
        inherit: () => firstState(run, step, current, architecture),
        onUpdate: (progress) => run.progress.update(`trial ${number + 1} of ${run.search.trials}`, progress),
      });
      return { status: "completed" as const, measurements };
    } catch (error) {
      return { status: "failed" as const, measurements: {}, failure: describeFailure(error) };
    }
  });
}

/** The winner, recorded. @throws EspalierError if no trial could be measured. */
export async function choose(run: Run, step: number, trials: readonly Trial[]): Promise<Architecture> {
  const selected = await run.journal.once("selected", { step }, async () => {
    const candidates = completed(trials);
    if (candidates.length === 0) throw allTrialsFailed(step, trials);
    const { trial, reason } = run.search.selection.choose(candidates, run.search.evaluator.objective);
    return { trial: trial.number, architecture: trial.architecture.toJSON(), reason };
  });
  return new Architecture(selected.architecture);
}

function describeFailure(error: unknown): string {
  if (error instanceof EspalierError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
