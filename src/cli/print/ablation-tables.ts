import type { CellResult, CellScore } from "../../ablation/cell-result.ts";
import { type ArmResults, runsOf } from "../../ablation/arm-results.ts";
import { type Contrast, kindOf, scoresOf } from "../../ablation/compare-arms.ts";
import { showDifference } from "../../ablation/describe-contrast.ts";
import type { AblationPlan } from "../../ablation/plan.ts";
import { baselinesOf } from "../../evaluation/baselines-of.ts";
import { mean } from "../../statistics/mean.ts";
import { standardDeviation } from "../../statistics/standard-deviation.ts";
import { showNumber } from "../describe/show-number.ts";
import { showScoreName, showValue } from "../describe/show-score.ts";

/** A table of an ablation. */
export interface AblationTable {
  /** Sentence above it. */
  readonly title?: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Number of columns that name a row. Default: 1. */
  readonly keys?: number;
}

/** Scores and compute of each arm. */
export function armTable(plan: AblationPlan, results: ArmResults): AblationTable {
  const scores = scoresOf(plan, results);
  const compute = computeColumns(runsOf(results));
  const rows = plan.arms.map(({ name }) => {
    const runs = [...(results.get(name)?.values() ?? [])];
    return [
      name,
      `${runs.length} of ${plan.seeds.length}`,
      ...scores.map((score) =>
        showSpread(
          kindOf(results, score),
          runs.flatMap((run) => run.scores.get(score)?.value ?? []),
        ),
      ),
      ...compute.map(([, show]) => show(runs)),
    ];
  });
  const names = scores.map((name) => showScoreName({ name, ...kindOf(results, name) }));
  return { headings: ["arm", "runs", ...names, ...compute.map(([heading]) => heading)], rows };
}

/** Size and cost of an arm's runs, each a mean. Figures that no run has, as without a model, are left out. */
function computeColumns(
  all: readonly CellResult[],
): readonly (readonly [heading: string, show: (runs: readonly CellResult[]) => string])[] {
  const whole =
    (of: (run: CellResult) => number | undefined) =>
    (runs: readonly CellResult[]): string => {
      const values = runs.flatMap((run) => of(run) ?? []);
      return values.length === 0 ? "" : showNumber(Math.round(mean(values)));
    };
  const figures = [
    ["parameters", ({ parameters }: CellResult) => parameters],
    ["training FLOPs", ({ flops }: CellResult) => flops],
    ["examples", ({ examples }: CellResult) => examples],
  ] as const;
  return [
    ...figures
      .filter(([, of]) => all.length === 0 || all.some((run) => (of(run) ?? 0) > 0))
      .map(([heading, of]) => [heading, whole(of)] as const),
    [
      "minutes",
      (runs) => (runs.length === 0 ? "" : (mean(runs.map(({ seconds }) => seconds)) / 60).toFixed(1)),
    ],
  ];
}

/** Scores of simple methods on the same data, over the runs of all arms. */
export function baselineTable(plan: AblationPlan, results: ArmResults): AblationTable {
  const runs = runsOf(results);
  const of = (score: string) => runs.flatMap((run) => run.scores.get(score) ?? []);
  const scores = scoresOf(plan, results);
  const names = baselinesOf(scores.flatMap(of));
  const shown = scores.filter((score) =>
    of(score).some(({ baselines }) => names.some((name) => name in baselines)),
  );
  return {
    headings: ["simple method", ...shown.map((name) => showScoreName({ name, ...kindOf(results, name) }))],
    rows: names.map((name) => [
      name,
      ...shown.map((score) =>
        showSpread(
          kindOf(results, score),
          of(score).flatMap(({ baselines }) => baselines[name] ?? []),
        ),
      ),
    ]),
  };
}

/** Mean and standard deviation over runs. */
function showSpread(kind: Pick<CellScore, "unit">, values: readonly number[]): string {
  if (values.length === 0) return "";
  const spread =
    values.length < 2 ? "" : ` ± ${showValue(kind, standardDeviation(values)).replace(" %", "")}`;
  return `${showValue(kind, mean(values))}${spread}`;
}

/** Differences of arms. @param isTested whether the decisive score has a p. */
export function contrastTable(
  results: ArmResults,
  contrasts: readonly Contrast[],
  isTested: boolean,
): AblationTable {
  const rows = contrasts.map((contrast) => {
    const kind = kindOf(results, contrast.score);
    return [
      contrast.arms.join(" - "),
      contrast.score,
      String(contrast.seeds.length),
      showDifference(kind, contrast.difference),
      interval(contrast.interval, (bound) => showDifference(kind, bound)),
      Number.isNaN(contrast.effect) ? "" : contrast.effect.toFixed(2),
      ...(isTested ? [contrast.p?.toPrecision(2) ?? "", contrast.adjusted?.toPrecision(2) ?? ""] : []),
    ];
  });
  const tests = isTested ? ["p", "p (Holm)"] : [];
  return {
    headings: ["contrast", "score", "seeds", "difference", "95 % interval", "effect", ...tests],
    rows,
  };
}

/** Both ends of an interval; empty if it does not exist. */
export function interval(bounds: readonly [number, number], show: (bound: number) => string): string {
  return bounds.some(Number.isNaN) ? "" : bounds.map(show).join(" to ");
}
