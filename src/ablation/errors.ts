import { EspalierError } from "../espalier-error.ts";
import { didYouMean, nearestName } from "../nearest-name.ts";
import type { CellFailure } from "./cell-process.ts";

export function noAblation(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_ABLATION",
    message: `The experiment ${file} has no \`ablation\`.`,
    culprit: file,
    allowed: "a file with `ablation`, which names variants of its experiment",
    remedy: "Add `ablation`, or use `espalier run`.",
    exitCode: 2,
  });
}

export function armProblems(
  file: string,
  refused: readonly (readonly [arm: string, error: EspalierError])[],
): EspalierError {
  const lines = refused.map(([arm, { message, remedy }]) => {
    const text = [message, ...(remedy === undefined ? [] : [remedy])].join(" ");
    return `  ${arm}: ${text.replaceAll("\n", "\n  ")}`;
  });
  return new EspalierError({
    code: "ESPALIER_ARM_PROBLEMS",
    message: `${refused.length} of the arms cannot be run:\n${lines.join("\n")}`,
    culprit: file,
    remedy: "Correct the arms. Nothing has been run.",
    exitCode: 2,
  });
}

export function planChanged(folder: string, changes: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PLAN_CHANGED",
    message: `The file has changed since the ablation was started: ${changes.join("; ")}.`,
    culprit: folder,
    remedy:
      "Restore the file. To add arms, seeds or scores, use --extend. For another ablation, change `name`, or delete the folder: finished runs are found again.",
    exitCode: 2,
  });
}

export function damagedPlan(file: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PLAN_DAMAGED",
    message: `The plan ${file} cannot be used: ${problem}.`,
    culprit: file,
    remedy: "Delete the folder of the ablation: finished runs are found again.",
    exitCode: 2,
  });
}

export function guideMissing(seed: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_GUIDE_MISSING",
    message: `The baseline's run with seed ${seed} has failed, from which this one takes its path, sizes or first steps.`,
    remedy: "Correct the cause, and run the command again with --retry-failed.",
  });
}

export function noSuchArm(name: string, known: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_SUCH_ARM",
    message: `The ablation has no arm "${name}".`,
    culprit: "--only",
    allowed: known.join(", "),
    exitCode: 2,
  });
}

/** @param folder of the plan. */
export function noSuchScores(
  names: readonly string[],
  known: readonly string[],
  folder: string,
): EspalierError {
  const nearest = names.length === 1 ? nearestName(names[0]!, known) : undefined;
  const hint = didYouMean(nearest);
  return new EspalierError({
    code: "ESPALIER_NO_SUCH_SCORES",
    message: `\`ablation.scores\` names scores that the first finished run does not have: ${names.join(", ")}. No further run was started.`,
    culprit: "/ablation/scores",
    allowed: known.join(", "),
    remedy: `${hint === undefined ? "" : `${hint} `}Correct the file and delete ${folder}: finished runs are found again.`,
    exitCode: 2,
  });
}

export function cellsFailed(count: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CELLS_FAILED",
    message: `${count === 1 ? "1 run has" : `${count} runs have`} failed; the tables use the others.`,
    remedy: "Correct the cause, and run the command again with --retry-failed.",
  });
}

export function sweepStopped(cell: string, { code, message }: CellFailure): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SWEEP_STOPPED",
    message: `No further run was started, since the machine made one fail (${cell}): ${code}: ${message}`,
    remedy: "Remove the cause, and run the command again: it goes on where it was.",
    environmental: true,
  });
}
