import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { type CellSetup, runCell } from "../../ablation/cell-process.ts";
import { cellResult, type CellResult } from "../../ablation/cell-result.ts";
import type { ArmResults } from "../../ablation/compare-arms.ts";
import { cellsFailed, noSuchArm } from "../../ablation/errors.ts";
import { finishedRuns } from "../../ablation/find-runs.ts";
import type { AblationPlan, Cell } from "../../ablation/plan.ts";
import { runCells } from "../../ablation/run-cells.ts";
import { SweepFolder } from "../../ablation/sweep-folder.ts";
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
  if (given.dryRun) return printAblationPlan(plan, finishedRuns(out));
  const folder = new SweepFolder(join(out, `${plan.name}.ablation`));
  folder.freeze(planned, { mayExtend: given.extend });
  await runMissing(plan, folder, given);
  const runs = finishedRuns(out);
  const failed = Object.entries(folder.failures).filter(([content]) => !runs.has(content));
  const failures = Object.fromEntries(failed);
  printAblation({ plan, results: resultsOf(plan, runs), failures, folder: folder.path }, given);
  if (failed.length > 0) throw cellsFailed(failed.length);
}

/** Runs the cells that no finished run equals, each once. */
async function runMissing(plan: AblationPlan, folder: SweepFolder, given: AblateArguments): Promise<void> {
  const { out, only, atOnce, retryFailed, failFast, engine, mode } = given;
  const done = finishedRuns(out);
  const before = folder.failures;
  const wanted = plan.cells.filter(({ arm }) => only.length === 0 || only.includes(arm));
  const missing = wanted.filter(
    ({ content }, place) =>
      !done.has(content) &&
      (retryFailed || !(content in before)) &&
      wanted.findIndex((cell) => cell.content === content) === place,
  );
  if (missing.length === 0) return;
  printNote(`${plan.name}: ${missing.length} of ${plan.cells.length} runs to go`);
  const setup = ({ content }: Cell): CellSetup => ({
    ...{ file: folder.experimentFile(content), folder: plan.folder, out: resolve(out), engine, mode },
  });
  const threads = Math.max(1, Math.floor(availableParallelism() / atOnce));
  let ended = 0;
  const place = ({ arm, seed }: Cell) => `${arm}, seed ${seed}`;
  await runCells(missing, {
    ...{ atOnce, failFast },
    run: (cell) => runCell(CELL, setup(cell), folder.logFile(cell.content), threads),
    onStart: (cell) => printNote(`  ${place(cell)}: started`),
    onEnd: (cell, failure, seconds) => {
      const others = Object.entries(folder.failures).filter(([content]) => content !== cell.content);
      const isFinal = failure !== undefined && !failure.environmental;
      folder.failures = Object.fromEntries([
        ...others,
        ...(isFinal ? [[cell.content, `${failure.code}: ${failure.message}`]] : []),
      ]);
      const outcome = failure === undefined ? "finished" : `failed: ${failure.message}`;
      printNote(
        `  ${place(cell)}: ${outcome} after ${showSeconds(seconds)} (${++ended} of ${missing.length})`,
      );
    },
  });
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
