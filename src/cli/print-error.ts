import pc from "picocolors";
import { EspalierError } from "../espalier-error.ts";
import type { Problem } from "../json/problem.ts";

/** Prints an error for people and sets the exit code that goes with it. Only our own mistakes show a stack. */
export function printError(error: unknown): void {
  if (!(error instanceof EspalierError)) {
    console.error(error);
    process.exitCode = 1;
    return;
  }
  console.error(`${pc.red("error")} ${pc.dim(error.code)}  ${error.message}`);
  const problems = (error as { problems?: readonly Problem[] }).problems ?? [];
  for (const problem of problems) console.error(describeProblem(problem));
  if (problems.length === 0) printDetail("at", error.culprit);
  printDetail("allowed", error.allowed);
  printDetail("to do", error.remedy);
  process.exitCode = error.exitCode;
}

function printDetail(label: string, text: string | undefined): void {
  if (text !== undefined && text !== "") console.error(`  ${pc.dim(label.padEnd(7))} ${text}`);
}

function describeProblem({ pointer, message, allowed, nearest, place }: Problem): string {
  const details = [
    allowed === undefined ? undefined : `allowed: ${allowed}`,
    nearest === undefined ? undefined : `did you mean "${nearest}"?`,
  ].filter((detail) => detail !== undefined);
  const at = [pointer, place === undefined ? undefined : `(${place})`].filter(Boolean).join(" ");
  return `  ${pc.bold(at)}\n    ${[message, ...details].join("\n    ")}`;
}
