import { join, resolve } from "node:path";
import { type CellSetup, runCell } from "../../ablation/cell-process.ts";
import { cellResult, type CellResult } from "../../ablation/cell-result.ts";
import type { ArmResults } from "../../ablation/compare-arms.ts";
import { cellsFailed, noSuchArm, sweepStopped } from "../../ablation/errors.ts";
import { finishedRuns } from "../../ablation/find-runs.ts";
import type { AblationPlan, Cell } from "../../ablation/plan.ts";
import { runCells } from "../../ablation/run-cells.ts";
import { ScoreCheck } from "../../ablation/score-check.ts";
import { SweepFolder } from "../../ablation/sweep-folder.ts";
import type { EspalierError } from "../../espalier-error.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { packageFolder } from "../../package-folder.ts";
import { assemble } from "../../run/setup/assemble.ts";
import { showSeconds } from "../describe/show-number.ts";
import { printAblation } from "../print/print-ablation.ts";
import { printAblationPlan } from "../print/print-ablation-plan.ts";
import { printNote } from "../print/output.ts";
import type { AblateArguments } from "./ablate.ts";
import { planGiven } from "./plan-given.ts";

/** Bundled entry point of the processes that run cells. */
const CELL = join(packageFolder(), "dist", "bin", "cell.js");

/** Runs what an ablation still lacks, and prints the comparison. @throws EspalierError if runs have failed. */
export async function ablate(resolved: ResolvedExperiment, given: AblateArguments): Promise<void> {
  // Throws them, together with those that the strategies show.
  if (resolved.problems.length > 0) await assemble(resolved);
  const { out } = given;
  const planned = await planGiven(resolved, given);
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
    return printAblationPlan(plan, finishedRuns(out, plan.folder));
  }
  const lock = folder.lock();
  let stopped: EspalierError | undefined;
  try {
    folder.freeze(planned, given.extend);
    stopped = await runAll(missingCells(plan, folder, given), plan, folder, given);
  } finally {
    lock.release();
  }
  const runs = finishedRuns(out, plan.folder);
  const failed = Object.entries(folder.failures).filter(([content]) => !runs.has(content));
  const failures = Object.fromEntries(failed);
  printAblation({ plan, results: resultsOf(plan, runs), failures, folder: folder.path }, given);
  if (stopped !== undefined) throw stopped;
  if (failed.length > 0) throw cellsFailed(failed.length);
}

/** The wanted cells that no finished run equals, each content once. */
function missingCells(
  plan: AblationPlan,
  folder: SweepFolder,
  { out, only, retryFailed }: AblateArguments,
): readonly Cell[] {
  const [done, failed] = [finishedRuns(out, plan.folder), folder.failures];
  const wanted = plan.cells.filter(
    ({ arm, content }) =>
      (only.length === 0 || only.includes(arm)) &&
      !done.has(content) &&
      (retryFailed || !(content in failed)),
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
  const setup = ({ content }: Cell): CellSetup => ({
    ...{ file: folder.experimentFile(content), folder: plan.folder, origin: resolve(file) },
    ...{ out: resolve(out), engine, mode, sharedBy: atOnce, again: content in failed },
    // Several runs keep the cores busy by themselves.
    loaders: loaders ?? (atOnce > 1 ? 0 : undefined),
  });
  let ended = 0;
  const check = new ScoreCheck(plan, folder.path, () => firstFinished(plan, out));
  throwIfAny(check.error());
  const failures = await runCells(cells, {
    ...{ atOnce, failFast },
    run: (cell) => runCell(CELL, setup(cell), folder.logFile(cell.content)),
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

/** Folder of the plan's first finished run. */
function firstFinished(plan: AblationPlan, out: string): string | undefined {
  const runs = finishedRuns(out, plan.folder);
  return plan.cells.map(({ content }) => runs.get(content)).find((path) => path !== undefined);
}

function throwIfAny(error: EspalierError | undefined): void {
  if (error !== undefined) throw error;
}

function nameOf({ arm, seed }: Cell): string {
  return `${arm}, seed ${seed}`;
}

/** Results of the finished cells by arm and seed. */
function resultsOf(plan: AblationPlan, runs: ReadonlyMap<string, string>): ArmResults {
  return new Map(
    plan.arms.map(({ name }) => {
      const own = plan.cells.filter(({ arm, content }) => arm === name && runs.has(content));
      return [
        name,
        new Map<number, CellResult>(own.map(({ seed, content }) => [seed, cellResult(runs.get(content)!)])),
      ];
    }),
  );
}
