import { showDifference } from "../../ablation/describe-contrast.ts";
import { markdownTable } from "../../report/markdown-table.ts";
import type { RunComparison } from "../../report/compare-runs.ts";
import { shortened } from "../describe/shortened.ts";
import { counted } from "../../counted.ts";
import { showNumber, showSeconds } from "../describe/show-number.ts";
import { showScoreName, showValue } from "../describe/show-score.ts";
import { print } from "./output.ts";
import { printTable } from "./print-table.ts";

/** Largest number of characters of a value. */
const SHOWN = 40;

/** Columns of a line, at most. */
const WIDEST = 100;

/** Prints runs by a letter each, and the tables of their differences. */
export function printComparison(
  { runs, configuration, scores, figures }: RunComparison,
  markdown: boolean,
): void {
  const letters = runs.map((_, place) => letterOf(place));
  const table = (headings: readonly string[], rows: readonly (readonly string[])[]) => {
    if (markdown) print(markdownTable(headings, rows));
    else printTable(headings, rows, { widest: WIDEST });
  };
  table(
    ["run", "name", "state", "folder"],
    runs.map(({ name, state, scoredStep, run }, place) => [
      letters[place]!,
      name,
      state === "finished" ? state : `${state}, ${counted(scoredStep, "step")} scored`,
      run,
    ]),
  );
  print();
  if (configuration.length === 0) print("The experiments are equal.");
  else
    table(
      ["configuration", ...letters],
      configuration.map(({ pointer, values }) => [pointer, ...values.map(showAny)]),
    );
  const columns = letters.flatMap((letter, place) =>
    place === 0 ? [letter] : [letter, `${letter} - ${letters[0]}`],
  );
  if (scores.length > 0) {
    print();
    table(
      ["score", ...columns],
      scores.map(({ values, ...score }) => [
        showScoreName(score),
        ...withDifferences(
          values,
          (value) => showValue(score, value),
          (difference) => showDifference(score, difference),
        ),
      ]),
    );
  }
  print();
  table(
    ["", ...columns],
    figures.map(({ name, values }) => {
      const show = name === "seconds" ? showSeconds : showNumber;
      const signed = (difference: number) => {
        const size = show(Math.abs(difference));
        return /^0( s)?$/.test(size) ? size : `${difference < 0 ? "-" : "+"}${size}`;
      };
      return [name === "seconds" ? "time" : name, ...withDifferences(values, show, signed)];
    }),
  );
}

/** A, B and so on, then A2. */
function letterOf(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? letter : `${letter}${Math.floor(place / 26) + 1}`;
}

/** The value of each run, and from the second one on its difference to the first. */
function withDifferences(
  values: readonly (number | null)[],
  show: (value: number) => string,
  showChange: (difference: number) => string,
): readonly string[] {
  const [first = null] = values;
  return values.flatMap((value, place) => {
    const shown = value === null ? "" : show(value);
    if (place === 0) return [shown];
    return [shown, value === null || first === null ? "" : showChange(value - first)];
  });
}

function showAny(value: unknown): string {
  return value === null ? "" : shortened(JSON.stringify(value), SHOWN);
}
