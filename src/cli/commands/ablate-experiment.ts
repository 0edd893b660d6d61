import { join, resolve } from "node:path";
import { type CellSetup, runCell } from "../../ablation/cell-process.ts";
import { armResults } from "../../ablation/arm-results.ts";
import { cellResult } from "../../ablation/cell-result.ts";
import { cellsFailed, guideMissing, noSuchArm, sweepStopped } from "../../ablation/errors.ts";
import { finishedRuns } from "../../ablation/find-runs.ts";
import { guidedExperiment } from "../../ablation/guided-cells.ts";
import type { AblationPlan, Cell, PlannedAblation } from "../../ablation/plan.ts";
import { plannedRuns } from "../../ablation/planned-runs.ts";
import { runCells } from "../../ablation/run-cells.ts";
import { ScoreCheck } from "../../ablation/score-check.ts";
import { SweepFolder } from "../../ablation/sweep-folder.ts";
import type { EspalierError } from "../../espalier-error.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { packageFolder } from "../../package-folder.ts";
import { readRun } from "../../run/results/read-run.ts";
import type { Range } from "../../run/plan/plan.ts";
import { assemble } from "../../run/setup/assemble.ts";
import { showSeconds } from "../describe/show-number.ts";
import { printAblation } from "../print/print-ablation.ts";
import { printAblationPlan } from "../print/print-ablation-plan.ts";
import { printNote } from "../print/output.ts";
import type { AblateArguments } from "./ablate.ts";
import { estimateRun } from "./estimate-run.ts";
import { planGiven } from "./plan-given.ts";

/** Bundled entry point of the processes that run cells. */
const CELL = join(packageFolder(), "dist", "bin", "cell.js");

/** Runs what an ablation still lacks, and prints the comparison. @throws EspalierError if runs have failed. */
export async function ablate(resolved: ResolvedExperiment, given: AblateArguments): Promise<void> {
  // Throws them, together with those that the strategies show.
  if (resolved.problems.length > 0) await assemble(resolved);
  const { out } = given;
  const planned = await planGiven(resolved, given, given.dryRun);
  const { plan } = planned;
  const unknown = given.only.find((name) => !plan.arms.some((arm) => arm.name === name));
  if (unknown !== undefined)
    throw noSuchArm(
      unknown,
      plan.arms.map(({ name }) => name),
    );
  const folder = new SweepFolder(join(out, `${plan.name}.ablation`));
  if (given.dryRun) {
    folder.check(planned, given.extend);
    return await describePlan(resolved, planned, given);
  }
  const lock = folder.lock();
  let stopped: EspalierError | undefined;
  try {
    folder.freeze(planned, given.extend);
    stopped = await runAll(missingCells(plan, folder, given), plan, folder, given);
  } finally {
    lock.release();
  }
  const runs = folder.finishedRuns(plan, out);
  const failed = Object.entries(folder.failures).filter(([content]) => !runs.has(content));
  const failures = Object.fromEntries(failed);
  printAblation({ plan, results: armResults(plan, runs), failures, folder: folder.path }, given);
  const { writePageIn } = await import("./write-page.ts");
  await writePageIn(folder.path);
  if (stopped !== undefined) throw stopped;
  if (failed.length > 0) throw cellsFailed(failed.length);
}

/** Prints the plan, with the time of finished runs or of the baseline's models. */
async function describePlan(
  resolved: ResolvedExperiment,
  planned: PlannedAblation,
  { out, atOnce }: AblateArguments,
): Promise<void> {
  const { plan, arms, experiments } = planned;
  const done = plannedRuns(plan, (content) => experiments.get(content)!, out);
  const measured = [...new Set(done.values())].map((path) => cellResult(path).seconds);
  const seconds: Range =
    measured.length > 0
      ? [Math.min(...measured), Math.max(...measured)]
      : (await estimateRun(resolved)).seconds;
  printAblationPlan({ plan, arms, done, atOnce, seconds, isMeasured: measured.length > 0 });
}

/** The wanted cells that no finished run equals, each content once, and the guides that they need. */
function missingCells(
  plan: AblationPlan,
  folder: SweepFolder,
  { out, only, retryFailed }: AblateArguments,
): readonly Cell[] {
  const [done, failed] = [folder.finishedRuns(plan, out), folder.failures];
  const chosen = plan.cells.filter(({ arm }) => only.length === 0 || only.includes(arm));
  const guides = new Set(chosen.map(({ guide }) => guide));
  const wanted = plan.cells.filter(
    (cell) =>
      (chosen.includes(cell) || guides.has(cell.content)) &&
      !done.has(cell.content) &&
      (retryFailed || !(cell.content in failed)),
  );
  return [...new Map(wanted.toReversed().map((cell) => [cell.content, cell])).values()].toReversed();
}

/**
 * Runs cells. @returns the error that has stopped the sweep, if the machine was the cause.
 * @throws EspalierError after the first finished run if the plan names scores that it does not have.
 */
async function runAll(
  cells: readonly Cell[],
  plan: AblationPlan,
  folder: SweepFolder,
  { file, out, atOnce, failFast, engine, mode, loaders }: AblateArguments,
): Promise<EspalierError | undefined> {
  if (cells.length === 0) return undefined;
  printNote(`${plan.name}: ${cells.length} of ${plan.cells.length} runs to go`);
  const failed = folder.failures;
  const computing = {
    ...{ folder: plan.folder, origin: resolve(file), out: resolve(out), engine, mode, sharedBy: atOnce },
    // Several runs keep the cores busy by themselves.
    loaders: loaders ?? (atOnce > 1 ? 0 : undefined),
  };
  const run = async (cell: Cell) => {
    const { content, seed, guide } = cell;
    const setup = { ...computing, file: folder.experimentFile(content), again: content in failed };
    if (guide === undefined) return await runCell(CELL, setup, folder.logFile(content));
    const path = finishedRuns(out, plan.folder).get(guide);
    if (path === undefined) {
      const { code, message } = guideMissing(seed);
      return { code, message, environmental: false };
    }
    const guided = { ...setup, ...guidedBy(path, plan, folder, content) };
    return await runCell(CELL, guided, folder.logFile(content));
  };
  let ended = 0;
  const check = new ScoreCheck(plan, folder.path, () => firstFinished(plan, folder, out));
  throwIfAny(check.error());
  const failures = await runCells(cells, {
    ...{ atOnce, failFast },
    run,
    mayGoOn: () => check.error() === undefined,
    onStart: (cell) => printNote(`  ${nameOf(cell)}: started`),
    onEnd: (cell, failure, seconds) => {
      folder.record(cell.content, failure);
      const outcome = failure === undefined ? "finished" : `failed: ${failure.message}`;
      printNote(
        `  ${nameOf(cell)}: ${outcome} after ${showSeconds(seconds)} (${++ended} of ${cells.length})`,
      );
    },
  });
  throwIfAny(check.error());
  const stopping = cells.find(({ content }) => failures.get(content)?.environmental === true);
  return stopping && sweepStopped(nameOf(stopping), failures.get(stopping.content)!);
}

/** Experiment and beginning that a cell takes from its guide. @param guide folder of the guide's run. */
function guidedBy(
  guide: string,
  plan: AblationPlan,
  folder: SweepFolder,
  content: string,
): Pick<CellSetup, "file" | "beginning"> {
  const { after } = plan;
  const experiment = guidedExperiment(folder.readExperiment(content), readRun(guide), plan);
  return {
    file: folder.writeGuided(content, experiment),
    ...(after !== null && { beginning: { run: resolve(guide), after } }),
  };
}

/** Folder of the plan's first finished run. */
function firstFinished(plan: AblationPlan, folder: SweepFolder, out: string): string | undefined {
  const runs = folder.finishedRuns(plan, out);
  return plan.cells.map(({ content }) => runs.get(content)).find((path) => path !== undefined);
}

function throwIfAny(error: EspalierError | undefined): void {
  if (error !== undefined) throw error;
}

function nameOf({ arm, seed }: Cell): string {
  return `${arm}, seed ${seed}`;
}
