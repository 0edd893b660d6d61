import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { RunView, ScoreValue, ScoreView } from "../../report/view/view.ts";
import { bottomAxis } from "../parts/axes.ts";
import { Chart } from "../parts/chart.tsx";
import { Section } from "../parts/section.tsx";
import { showScore, showScoreTick } from "../numbers.ts";
import { Matrix } from "../parts/matrix.tsx";

/** Growth steps of matrices that stand three in a row. */
const FEW = 3;

/** All scores by step, as small charts; then the matrices of those that are kept apart by step. */
export function Scores({ scores }: Pick<RunView, "scores">) {
  const whole = scores.filter(({ values }) => values.length > 0);
  const apart = scores.filter(({ matrix }) => matrix !== null);
  if (scores.length === 0) return null;
  return (
    <>
      {whole.length === 0 ? null : (
        <Section
          id="scores"
          title="Scores"
          lead="After each growth step, with 95 % intervals. Dashed lines are simple methods on the same data."
        >
          <div class="small-charts">
            {whole.map((score) => (
              <ScoreChart key={score.name} score={score} />
            ))}
          </div>
        </Section>
      )}
      {apart.length === 0 ? null : (
        <Section
          id="matrix"
          title="Forgetting and transfer"
          lead="Row: the step after which the model was scored. Column: the step whose data were scored. Below the diagonal is what it remembers, above it what it could do before it saw the data."
        >
          <div
            class={apart.every(({ matrix }) => matrix!.values.length <= FEW) ? "matrices few" : "matrices"}
          >
            {apart.map(({ name, unit, direction, matrix }) => (
              <Matrix key={name} {...{ name, unit, direction }} matrix={matrix!} />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function ScoreChart({ score }: { readonly score: ScoreView }) {
  const options = useMemo(() => optionsOf(score), [score]);
  const { name, unit, direction, values } = score;
  const last = values.at(-1)!;
  const notes = [unit, direction === "minimize" ? "lower is better" : undefined].filter(
    (note) => note !== undefined,
  );
  return (
    <figure>
      <figcaption>
        <bdi>{name}</bdi> <b>{showScore(last.value, unit)}</b>
        {notes.length === 0 ? null : <small> {notes.join(", ")}</small>}
      </figcaption>
      <Chart
        name={`score ${name}`}
        description={values
          .map(({ step, value }) => `after step ${step} ${showScore(value, unit)}`)
          .join(", ")}
        options={options}
        maximum={420}
      />
    </figure>
  );
}

/** A baseline after a step. */
interface Baseline {
  readonly step: number;
  readonly name: string;
  readonly value: number;
}

function optionsOf({ unit, values }: ScoreView): Plot.PlotOptions {
  const show = (value: number) => showScore(value, unit);
  const baselines = values.flatMap(({ step, baselines }) =>
    Object.entries(baselines).map(([name, value]): Baseline => ({ step, name, value })),
  );
  const lastStep = values.at(-1)!.step;
  const steps = values.map(({ step }) => step);
  return {
    height: 184,
    marginLeft: 44,
    marginRight: 12,
    marginTop: 12,
    marginBottom: 40,
    x: {
      ...bottomAxis("after step", 32),
      domain: [Math.min(...steps) - 0.3, Math.max(...steps) + 0.3],
      ticks: steps,
      tickFormat: (step: number) => (Number.isInteger(step) ? String(step) : ""),
      tickSize: 0,
    },
    y: {
      label: null,
      grid: true,
      tickSize: 0,
      ticks: 4,
      nice: true,
      tickFormat: (value: number) => showScoreTick(value, unit),
    },
    marks: [
      Plot.line(baselines, {
        x: "step",
        y: "value",
        z: "name",
        stroke: "var(--faint)",
        strokeDasharray: "3 3",
      }),
      Plot.ruleX(values, {
        x: "step",
        y1: (value: ScoreValue) => value.interval[0],
        y2: (value: ScoreValue) => value.interval[1],
        stroke: "var(--accent)",
        strokeOpacity: 0.55,
        strokeWidth: 5,
      }),
      Plot.line(values, { x: "step", y: "value", stroke: "var(--accent)", strokeWidth: 1.5 }),
      Plot.dot(values, {
        x: "step",
        y: "value",
        r: 3.5,
        fill: "var(--accent)",
        ariaLabel: ({ step, value, interval: [low, high], count }: ScoreValue) =>
          `after step ${step}: ${show(value)}, interval ${show(low)} to ${show(high)}, ${count} items`,
      }),
      Plot.text(
        baselines.filter(({ step }) => step === lastStep),
        {
          x: "step",
          y: "value",
          text: "name",
          textAnchor: "end",
          dy: -6,
          fontSize: 11,
          fill: "var(--muted)",
          stroke: "var(--paper)",
          strokeWidth: 3,
        },
      ),
      Plot.tip(
        values,
        Plot.pointer({
          x: "step",
          y: "value",
          title: ({ step, value, interval: [low, high], count, baselines }: ScoreValue) =>
            [
              `after step ${step}: ${show(value)}`,
              `95 %: ${show(low)} to ${show(high)}, n = ${count}`,
              ...Object.entries(baselines).map(([name, baseline]) => `${name}: ${show(baseline)}`),
            ].join("\n"),
        }),
      ),
    ],
  };
}
