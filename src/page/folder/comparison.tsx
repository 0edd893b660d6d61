import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { RunSummary } from "../../report/view/folder-page.ts";
import { showScore, showScoreTick } from "../numbers.ts";
import { Chart } from "../parts/chart.tsx";
import { Section } from "../parts/section.tsx";

/** Colours that lines are told apart by. */
const COLOURS = 6;

interface ComparisonProperties {
  readonly runs: readonly RunSummary[];
  readonly varying: readonly string[];
}

/** Several runs: what differs between them, and their scores over the growth steps. */
export function Comparison({ runs, varying }: ComparisonProperties) {
  const differing = varying.filter((pointer) =>
    runs.some(({ values }) => values[pointer] !== runs[0]!.values[pointer]),
  );
  const scores = [...new Set(runs.flatMap(({ scores }) => scores.map(({ name }) => name)))];
  return (
    <Section id="comparison" title="Comparison">
      <div class="scroll" tabIndex={0} role="region" aria-label="differences of the selected runs">
        <table class="plain" data-table="comparison">
          <thead>
            <tr>
              <th scope="col">value</th>
              {runs.map(({ folder }, place) => (
                <th key={folder} scope="col">
                  <span
                    class="swatch"
                    style={{ background: `var(--arm-${place % COLOURS})` }}
                    aria-hidden="true"
                  />{" "}
                  <bdi>{folder}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">seed</th>
              {runs.map(({ folder, seed }) => (
                <td key={folder}>{seed}</td>
              ))}
            </tr>
            {differing.map((pointer) => (
              <tr key={pointer}>
                <th scope="row">
                  <code>{pointer}</code>
                </th>
                {runs.map(({ folder, values }) => (
                  <td key={folder}>{values[pointer] ?? "–"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="small-charts">
        {scores.map((name) => (
          <ScoreLines key={name} name={name} runs={runs} />
        ))}
      </div>
    </Section>
  );
}

function ScoreLines({ name, runs }: { readonly name: string; readonly runs: readonly RunSummary[] }) {
  const options = useMemo(() => optionsOf(name, runs), [name, runs.map(({ folder }) => folder).join(" ")]);
  return (
    <figure>
      <figcaption>
        <bdi>{name}</bdi>
      </figcaption>
      <Chart
        name={`comparison ${name}`}
        description={`${name} of ${runs.length} runs by growth step`}
        options={options}
        maximum={420}
      />
    </figure>
  );
}

function optionsOf(name: string, runs: readonly RunSummary[]): Plot.PlotOptions {
  const points = runs.flatMap(({ folder, scores }, place) =>
    (scores.find((score) => score.name === name)?.values ?? []).map((value) => ({
      ...value,
      folder,
      colour: `var(--arm-${place % COLOURS})`,
    })),
  );
  const unit = runs.flatMap(({ scores }) => scores).find((score) => score.name === name)?.unit;
  const steps = [...new Set(points.map(({ step }) => step))].toSorted((one, other) => one - other);
  return {
    height: 180,
    marginLeft: 44,
    marginTop: 12,
    marginBottom: 26,
    x: { label: null, ticks: steps, tickFormat: String, tickSize: 0, inset: 8 },
    y: {
      label: null,
      grid: true,
      nice: true,
      ticks: 4,
      tickSize: 0,
      tickFormat: (value: number) => showScoreTick(value, unit),
    },
    marks: [
      Plot.line(points, { x: "step", y: "value", z: "folder", stroke: "colour" }),
      Plot.dot(points, {
        ...{ x: "step", y: "value", fill: "colour", r: 3 },
        ariaLabel: ({ folder, step, value }: (typeof points)[number]) =>
          `${folder}, step ${step}: ${showScore(value, unit)}`,
      }),
      Plot.tip(
        points,
        Plot.pointer({
          x: "step",
          y: "value",
          title: ({ folder, step, value }: (typeof points)[number]) =>
            `${folder}\nstep ${step}: ${showScore(value, unit)}`,
        }),
      ),
    ],
    color: { type: "identity" },
  };
}
