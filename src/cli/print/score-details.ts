import { baselinesOf } from "../../evaluation/baselines-of.ts";
import type { Score } from "../../evaluation/score.ts";
import { showValue } from "../describe/show-score.ts";

/** Indentation of rows that belong to the score above them. */
const INDENT = "  ";

/** Largest number of scores by growth step for which whole matrices are printed. */
export const MATRICES = 2;

/**
 * Rows of a table below a score: each baseline, classes, and test examples, with a cell for each column of the table.
 * @param scores the score of each column.
 */
export function detailRows(scores: readonly (Score | undefined)[]): readonly (readonly string[])[] {
  const known = scores.filter((score) => score !== undefined);
  const row = (label: string, cellOf: (score: Score) => string) => [
    INDENT + label,
    ...scores.map((score) => (score === undefined ? "" : cellOf(score))),
  ];
  return [
    ...baselinesOf(known).map((name) => row(name, (score) => showValue(score, score.baselines[name]))),
    ...(known.some(({ classes }) => classes !== undefined)
      ? [row("classes", ({ classes }) => String(classes ?? ""))]
      : []),
    row("examples", ({ count }) => String(count)),
  ];
}

/** Whether a row has different cells. */
export function isVaried([, ...cells]: readonly string[]): boolean {
  return new Set(cells.filter((cell) => cell !== "")).size > 1;
}

/** A score's row of a table, and the rows below it. */
export interface ScoreRows {
  readonly row: readonly string[];
  readonly details: readonly (readonly string[])[];
}

/** The rows of several scores. Details that all of them share are at the end, once. */
export function tableRows(scores: readonly ScoreRows[]): readonly (readonly string[])[] {
  const [first, ...others] = scores.map(({ details }) => details.map((cells) => cells.join("\n")));
  const shared = new Set(
    others.length === 0 ? [] : first?.filter((text) => others.every((texts) => texts.includes(text))),
  );
  const isShared = (cells: readonly string[]) => shared.has(cells.join("\n"));
  return [
    ...scores.flatMap(({ row, details }) => [row, ...details.filter((cells) => !isShared(cells))]),
    ...(scores[0]?.details ?? [])
      .filter(isShared)
      .map(([label = "", ...cells]) => [`${label.trim()} of all`, ...cells]),
  ];
}
