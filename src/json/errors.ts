import { EspalierError } from "../espalier-error.ts";
import type { Problem } from "./problem.ts";
import { ExperimentProblems } from "./problems-error.ts";

export function unreadableFile(file: string, cause: unknown): EspalierError {
  if ((cause as NodeJS.ErrnoException).code === "ENOENT") return missingFile(file, cause);
  return new EspalierError({
    code: "ESPALIER_FILE_UNREADABLE",
    message: `File ${file} cannot be read: ${(cause as Error).message}`,
    culprit: file,
    remedy: "Make it a readable file, or correct the path.",
    exitCode: 2,
    cause,
  });
}

function missingFile(file: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_FILE_MISSING",
    message: `There is no file ${file}.`,
    culprit: file,
    remedy: "Correct the path.",
    exitCode: 2,
    cause,
  });
}

export function invalidJson(label: string, line: number, column: number, found: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_SYNTAX",
    message: `${label} is no valid JSON: unexpected ${found}.`,
    culprit: `${label}:${line}:${column}`,
    remedy: "Correct the text there; JSON has no comments and no trailing commas.",
    exitCode: 2,
  });
}

/** @param cause the error about the line's text alone, which has the place. */
export function invalidJsonLine(label: string, line: number, cause: EspalierError): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JSON_LINE_SYNTAX",
    message: `Line ${line} of ${label} is no valid JSON: ${cause.message.split(": ").at(-1)}`,
    ...(cause.culprit !== undefined && { culprit: cause.culprit }),
    allowed: "a JSON object a line, without empty lines; NaN and infinities are no JSON",
    remedy:
      "Correct the line, or delete it. A file that is one JSON document is none of lines: `espalier export RUN --format trials` writes those.",
    exitCode: 2,
    cause,
  });
}

/** @param what such as `experiment examples/a.json`. */
export function fileProblems(what: string, problems: readonly Problem[]): ExperimentProblems {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return new ExperimentProblems(
    {
      code: "ESPALIER_EXPERIMENT_PROBLEMS",
      message: `${count} in ${what}:\n${problems.map((problem) => `  ${tell(problem)}`).join("\n")}`,
      culprit: what,
    },
    problems,
  );
}

/** A problem on one line: pointer, place, what is wrong, what is allowed, nearest name. */
export function tell({ pointer, place, message, allowed, nearest }: Problem): string {
  const where = [pointer, place === undefined ? "" : `(${place})`].filter((part) => part !== "").join(" ");
  return [
    where === "" ? message : `${where}: ${message}`,
    ...(allowed === undefined ? [] : [`Allowed: ${allowed}.`]),
    ...(nearest === undefined ? [] : [`Did you mean "${nearest}"?`]),
  ].join(" ");
}
