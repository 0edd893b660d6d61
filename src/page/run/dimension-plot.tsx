import { useMemo, useState } from "preact/hooks";
import { counted } from "../../counted.ts";
import { importances } from "../../report/view/importance.ts";
import type { RunView, StepView, TrialView } from "../../report/view/view.ts";
import { showMeasurement, showNumber, showShare } from "../numbers.ts";
import { ParallelLines } from "./parallel-lines.tsx";
import { ChoiceOfStep } from "./choice-of-step.tsx";
import { Section } from "../parts/section.tsx";
import { showValue } from "./changes.ts";
import { axesOf } from "./dimension-axes.ts";

interface DimensionPlotProperties extends Pick<RunView, "steps" | "trials" | "architectures"> {
  readonly onTrial: (trial: TrialView) => void;
}

/** The trials of a step as lines across their dimensions and objectives, and the importance of each dimension. */
export function DimensionPlot({ steps, trials, architectures, onTrial }: DimensionPlotProperties) {
  const [wanted, setWanted] = useState<number>();
  const searched = steps.filter(({ search }) => search !== null && search.objectives.length > 0);
  const step = searched.find((one) => one.step === wanted) ?? searched.at(-1);
  const plot = useMemo(
    () => (step === undefined ? undefined : plotOf(step, trials, architectures)),
    [step, trials, architectures],
  );
  if (step === undefined || plot === undefined || plot.axes.length < 2) return null;
  const { shown, axes, order, chosen, found, objective } = plot;
  const describe = (line: number) => {
    const { trial, measurements, architecture } = shown[line]!;
    const values = Object.entries(architectures[architecture]!.values);
    const text = values.map(([name, value]) => `${name} ${showValue(value)}`).join(", ");
    const mark = line === chosen ? " (chosen)" : "";
    return `Trial ${trial}${mark}: ${objective} ${showMeasurement(measurements[objective])}; ${text}`;
  };
  return (
    <Section
      id="dimensions"
      title="Dimensions"
      lead={`Each line is a trial across the dimensions that differ and the objectives, whose better values are at the top. The best tenth by ${objective} is coloured. Trials of a smaller budget are left out.`}
    >
      <div class="controls">
        <ChoiceOfStep step={step.step} steps={searched} onStep={setWanted} />
        <span class="count">{counted(shown.length, "trial")}</span>
      </div>
      <p class="legend" aria-hidden="true">
        <span class="line candidate" /> trial <span class="line front" /> best tenth{" "}
        <span class="line chosen" /> chosen
      </p>
      <ParallelLines
        name="parallel coordinates"
        {...{ axes, order, chosen, describe }}
        onSelect={(line) => onTrial(shown[line]!)}
      />
      <h3>
        Importance for <bdi>{objective}</bdi>
      </h3>
      <ImportanceTable {...{ found }} trials={shown.length} />
    </Section>
  );
}

interface ImportanceTableProperties {
  readonly found: ReturnType<typeof importances>;
  readonly trials: number;
}

function ImportanceTable({ found, trials }: ImportanceTableProperties) {
  if (found.every(({ share }) => share === null))
    return <p class="note">{counted(trials, "trial")}: too few trials to tell.</p>;
  return (
    <>
      <table class="dimensions importance" data-table="importance">
        <tbody>
          {found.map(({ dimension, share }) => (
            <tr key={dimension}>
              <th scope="row">{dimension}</th>
              <td>
                <span class="bar" aria-hidden="true">
                  <span class="share" style={{ width: `${100 * (share ?? 0)}%` }} />
                </span>
              </td>
              <td>{share === null ? "too few trials" : showShare(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">
        Share of the variance of the ranks of {showNumber(trials)} trials that each dimension explains alone.
        Effects of combinations are not seen, and a search that prefers some values blurs the shares.
      </p>
    </>
  );
}

/** Completed trials of a step with its main objective, at the largest budget. */
function plotOf(
  { step, search }: StepView,
  trials: readonly TrialView[],
  architectures: RunView["architectures"],
) {
  const { objectives, chosen } = search!;
  const { measurement: objective, direction } = objectives[0]!;
  const own = trials.filter(
    (trial) =>
      trial.step === step && trial.status === "completed" && Object.hasOwn(trial.measurements, objective),
  );
  const budget = Math.max(0, ...own.map((trial) => trial.budget));
  const shown = own.filter((trial) => trial.budget === budget);
  const valueOf = (line: number) => shown[line]!.measurements[objective]!;
  const sign = direction === "minimize" ? -1 : 1;
  const place = shown.findIndex(({ trial }) => trial === chosen);
  return {
    ...{ shown, objective },
    axes: axesOf(shown, architectures, objectives),
    order: [...shown.keys()].toSorted((one, other) => sign * (valueOf(one) - valueOf(other))),
    chosen: place < 0 ? undefined : place,
    found: importances(
      shown.map(({ architecture }, line) => ({
        values: architectures[architecture]!.values,
        objective: valueOf(line),
      })),
    ),
  };
}
