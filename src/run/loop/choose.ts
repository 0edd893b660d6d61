import { Architecture } from "../../architecture/architecture.ts";
import { isFeasible, mostFeasible, violationOf } from "../../search/feasibility.ts";
import { completed, type Trial } from "../../search/trial.ts";
import { allTrialsFailed } from "./errors.ts";
import type { Run } from "../run.ts";

/** A winner and why. */
type Choice = { readonly trial: Trial; readonly reason: string };

/**
 * The winner, recorded: the selection's choice of the trials that keep the constraints, imported ones aside if the
 * experiment says so. If none is, growing would not help, so the current architecture is chosen if it was tried.
 * @throws EspalierError if no trial could be measured.
 */
export async function choose(
  run: Run,
  step: number,
  trials: readonly Trial[],
  current: Architecture,
): Promise<Architecture> {
  const selected = await run.journal.once("selected", { step }, async () => {
    const own = trials.slice(importedCount(run, step));
    if (own.length > 0 && own.every(({ status }) => status === "failed")) throw allTrialsFailed(step, own);
    const candidates = completed(run.search.history?.winner === "new" ? own : trials);
    if (candidates.length === 0) throw allTrialsFailed(step, own);
    const feasible = candidates.filter(isFeasible);
    const { selection, objectives } = run.search;
    const choice =
      feasible.length > 0
        ? selection.choose(Object.freeze(feasible), objectives)
        : chooseInfeasible(candidates, current, run.search.constraints);
    // The trial as it was measured, should the selection have returned a copy.
    const trial = candidates.find(({ number }) => number === choice.trial.number) as Trial;
    return { trial: trial.number, architecture: trial.architecture.toJSON(), reason: choice.reason };
  });
  return new Architecture(selected.architecture);
}

function importedCount({ journal }: Run, step: number): number {
  return journal.find("history-imported", { step })?.trials.length ?? 0;
}

function chooseInfeasible(
  trials: readonly Trial[],
  current: Architecture,
  constraints: Run["search"]["constraints"],
): Choice {
  const bounds = constraints.map(({ description }) => description).join(", ");
  const none = `none of ${trials.length} trials meets ${bounds}`;
  const staying = trials.find(({ architecture }) => architecture.equals(current));
  if (staying !== undefined) return { trial: staying, reason: `${none}; the current architecture stays` };
  const trial = mostFeasible(trials)[0] as Trial;
  return { trial, reason: `${none}; ${describeViolation(violationOf(trial))}` };
}

function describeViolation(violation: number): string {
  return Number.isFinite(violation)
    ? `this one violates the constraints least, by ${(100 * violation).toPrecision(3)} %`
    : "no trial measured all bounded values";
}
