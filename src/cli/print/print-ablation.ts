import type { AblationResults } from "../../ablation/ablation-results.ts";
import type { CellScore } from "../../ablation/cell-result.ts";
import { compareArms, type Contrast, scoresOf, unknownScores } from "../../ablation/compare-arms.ts";
import { describeContrast, showDifference } from "../../ablation/describe-contrast.ts";
import { unequalArms } from "../../ablation/unequal-arms.ts";
import { markdownTable } from "../../report/markdown-table.ts";
import { mean } from "../../statistics/mean.ts";
import { standardDeviation } from "../../statistics/standard-deviation.ts";
import { showNumber } from "../describe/show-number.ts";
import { showScoreName, showValue } from "../describe/show-score.ts";
import { print, printJson, printText } from "./output.ts";
import { printTable } from "./print-table.ts";

/** Prints arms, contrasts and failures of an ablation. */
export function printAblation(
  ablation: AblationResults,
  { json, markdown }: { readonly json: boolean; readonly markdown: boolean },
): void {
  const { plan, results, failures, folder } = ablation;
  const contrasts = compareArms(plan, results);
  if (json) return printJson(asJson(ablation, contrasts));
  const table = markdown
    ? (headings: readonly string[], rows: readonly (readonly string[])[]) =>
        print(markdownTable(headings, rows))
    : printTable;
  table(...armTable(ablation));
  print();
  table(...contrastTable(ablation, contrasts));
  const [decisive] = scoresOf(plan, results);
  const tested = contrasts.filter(({ score }) => score === decisive);
  print();
  for (const contrast of tested)
    printText(describeContrast(contrast, kindOf(ablation, contrast.score), tested.length));
  for (const sentence of [...unknownScores(plan, results), ...unequalArms(plan, results)])
    printText(sentence);
  for (const { arm, seed, content } of plan.cells)
    if (content in failures) printText(`${arm}, seed ${seed} has failed: ${failures[content]}`);
  print(`\n${folder}`);
}

type Table = readonly [headings: readonly string[], rows: readonly (readonly string[])[]];

function armTable(ablation: AblationResults): Table {
  const { plan, results } = ablation;
  const scores = scoresOf(plan, results);
  const rows = plan.arms.map(({ name }) => {
    const runs = [...(results.get(name)?.values() ?? [])];
    const average = (values: readonly number[]) =>
      values.length === 0 ? "" : showNumber(Math.round(mean(values)));
    return [
      name,
      `${runs.length} of ${plan.seeds.length}`,
      ...scores.map((score) => {
        const values = runs.flatMap((run) => run.scores.get(score)?.value ?? []);
        return showSpread(kindOf(ablation, score), values);
      }),
      average(runs.map(({ parameters }) => parameters)),
      average(runs.map(({ examples }) => examples)),
      runs.length === 0 ? "" : (mean(runs.map(({ seconds }) => seconds)) / 60).toFixed(1),
    ];
  });
  const names = scores.map((name) => showScoreName({ name, ...kindOf(ablation, name) }));
  return [["arm", "runs", ...names, "parameters", "examples", "minutes"], rows];
}

/** Mean and standard deviation over the seeds. */
function showSpread(kind: Pick<CellScore, "unit">, values: readonly number[]): string {
  if (values.length === 0) return "";
  const spread =
    values.length < 2 ? "" : ` ± ${showValue(kind, standardDeviation(values)).replace(" %", "")}`;
  return `${showValue(kind, mean(values))}${spread}`;
}

function contrastTable(ablation: AblationResults, contrasts: readonly Contrast[]): Table {
  const rows = contrasts.map((contrast) => {
    const kind = kindOf(ablation, contrast.score);
    const [low, high] = contrast.interval.map((bound) => showDifference(kind, bound));
    return [
      contrast.arms.join(" - "),
      contrast.score,
      String(contrast.seeds.length),
      showDifference(kind, contrast.difference),
      low === "" ? "" : `${low} to ${high}`,
      Number.isNaN(contrast.effect) ? "" : contrast.effect.toFixed(2),
      contrast.p?.toPrecision(2) ?? "",
      contrast.adjusted?.toPrecision(2) ?? "",
    ];
  });
  return [["contrast", "score", "seeds", "difference", "95 % interval", "effect", "p", "p (Holm)"], rows];
}

/** Direction and unit of a score, from any run that has it. */
function kindOf({ results }: AblationResults, score: string): Pick<CellScore, "unit" | "direction"> {
  for (const seeds of results.values())
    for (const run of seeds.values()) {
      const found = run.scores.get(score);
      if (found !== undefined) return found;
    }
  return { direction: "maximize" };
}

function asJson({ plan, results, failures }: AblationResults, contrasts: readonly Contrast[]) {
  return {
    version: 1,
    plan,
    runs: plan.cells.map((cell) => {
      const result = results.get(cell.arm)?.get(cell.seed);
      const failure = failures[cell.content];
      return {
        ...cell,
        state: result === undefined ? (failure === undefined ? "absent" : "failed") : "finished",
        ...(failure !== undefined && { failure }),
        ...(result !== undefined && { ...result, scores: Object.fromEntries(result.scores) }),
      };
    }),
    contrasts: contrasts.map((contrast) => ({
      ...contrast,
      difference: finite(contrast.difference),
      interval: contrast.interval.map(finite),
      effect: finite(contrast.effect),
    })),
  };
}

/** JSON has no NaN. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
