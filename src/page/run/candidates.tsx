import * as Plot from "@observablehq/plot";
import { useMemo, useState } from "preact/hooks";
import type { RunView, TrialView } from "../../report/view/view.ts";
import { bottomAxis, leftAxis } from "../parts/axes.ts";
import { ChoiceOfStep } from "./choice-of-step.tsx";
import { Chart } from "../parts/chart.tsx";
import { Choice } from "../parts/choice.tsx";
import { Section } from "../parts/section.tsx";
import { counted } from "../../counted.ts";
import { showNumber, showTick } from "../numbers.ts";
import { frontOf, type Quantity } from "./front.ts";
import { firstAxes, quantitiesOf } from "./quantities.ts";

interface CandidatesProperties extends Pick<RunView, "steps" | "trials" | "architectures"> {
  readonly onTrial: (trial: TrialView) => void;
}

/** The candidates of one step as points, with the front and the chosen one. */
export function Candidates({ steps, trials, architectures, onTrial }: CandidatesProperties) {
  const searched = steps.filter(({ search }) => search !== null);
  const [wanted, setWanted] = useState<number>();
  const [axes, setAxes] = useState<{ readonly x?: string; readonly y?: string }>({});
  const step = searched.find((one) => one.step === wanted) ?? searched.at(-1);
  const own = useMemo(() => trials.filter((trial) => trial.step === step?.step), [trials, step?.step]);
  const quantities = useMemo(
    () => (step ? quantitiesOf(step, own, architectures) : []),
    [step, own, architectures],
  );
  const [firstX, firstY] = step ? firstAxes(step, quantities) : [];
  const x = quantities.find(({ name }) => name === axes.x) ?? firstX;
  const y = quantities.find(({ name }) => name === axes.y) ?? firstY;
  const chosen = step?.search?.chosen ?? null;
  const options = useMemo(
    () => (x && y ? optionsOf(own, { x, y, chosen, before: step?.before ?? null }, onTrial) : {}),
    [own, x, y, chosen, step?.before, onTrial],
  );
  if (step === undefined || x === undefined || y === undefined) return null;
  const { search } = step;
  const names = quantities.map(({ name }) => ({ value: name, label: name }));
  return (
    <Section
      id="candidates"
      title="Candidates"
      lead="The architectures that a step measured. Select a point to see it with its lineage."
    >
      <div class="controls">
        <ChoiceOfStep step={step.step} steps={searched} onStep={setWanted} />
        <Choice
          label="across"
          value={x.name}
          options={names}
          onChange={(name) => setAxes({ ...axes, x: name })}
        />
        <Choice
          label="up"
          value={y.name}
          options={names}
          onChange={(name) => setAxes({ ...axes, y: name })}
        />
      </div>
      <p class="legend" aria-hidden="true">
        <span class="dot candidate" /> candidate <span class="dot front" /> on the front{" "}
        <span class="dot chosen" /> chosen
      </p>
      <Chart
        name="candidates"
        description={`${own.length} candidates of step ${step.step}: ${y.name} against ${x.name}`}
        options={options}
        onSelect={(datum) => onTrial(datum as TrialView)}
      />
      <p class="reason">
        {chosen === null
          ? "No candidate has been chosen yet. "
          : `Trial ${chosen} was chosen: ${search!.reason}. `}
        {search!.candidates === null
          ? ""
          : `The space of the step has ${counted(search!.candidates, "architecture")}. `}
        {search!.constraints.length > 0 ? `Constraints: ${search!.constraints.join(", ")}.` : ""}
      </p>
    </Section>
  );
}

/** Axes, and what is special about points. */
interface Scatter {
  readonly x: Quantity;
  readonly y: Quantity;
  /** Number of the chosen trial. */
  readonly chosen: number | null;
  /** The architecture that the step began with. */
  readonly before: number | null;
}

function optionsOf(
  trials: readonly TrialView[],
  { x, y, chosen, before }: Scatter,
  onTrial: (trial: TrialView) => void,
): Plot.PlotOptions {
  const shown = trials.filter((trial) => x.of(trial) !== undefined && y.of(trial) !== undefined);
  const front = frontOf(shown, x, y);
  const onFront = new Set(front);
  const kindOf = (trial: TrialView) =>
    trial.trial === chosen ? "chosen" : onFront.has(trial) ? "front" : "candidate";
  const label = (trial: TrialView) =>
    `trial ${trial.trial}: ${y.name} ${showNumber(y.of(trial))}, ${x.name} ${showNumber(x.of(trial))}`;
  return {
    height: 380,
    marginLeft: 60,
    marginBottom: 46,
    x: {
      ...bottomAxis(x.name, 38),
      nice: true,
      tickFormat: showTick,
      ticks: 6,
    },
    y: {
      ...leftAxis(y.name),
      ...tickFormatOf(shown, y),
    },
    marks: [
      Plot.line(front, {
        x: x.of,
        y: y.of,
        stroke: "var(--accent)",
        strokeOpacity: 0.5,
        curve: "step-after",
      }),
      Plot.dot(
        shown.toSorted((one, other) => rank(kindOf(one)) - rank(kindOf(other))),
        {
          x: x.of,
          y: y.of,
          r: (trial: TrialView) => (kindOf(trial) === "chosen" ? 7 : 4.5),
          symbol: (trial: TrialView) => (kindOf(trial) === "chosen" ? "star" : "circle"),
          fill: (trial: TrialView) => `var(--${kindOf(trial)})`,
          stroke: "var(--paper)",
          strokeWidth: 1,
          ariaLabel: label,
          render: (index, scales, values, dimensions, context, next) =>
            selectable(next!(index, scales, values, dimensions, context)!, shown, onTrial),
        },
      ),
      Plot.text(
        shown.filter(({ architecture }) => architecture === before),
        { x: x.of, y: y.of, text: () => "no growth", dx: 9, textAnchor: "start", fill: "var(--muted)" },
      ),
      Plot.tip(
        shown,
        Plot.pointer({
          x: x.of,
          y: y.of,
          title: (trial: TrialView) => `${label(trial)}${trial.trial === chosen ? "\nchosen" : ""}`,
        }),
      ),
    ],
    r: { type: "identity" },
    symbol: { type: "identity" } as never,
    color: { type: "identity" },
  };
}

/** Large values need a format of their own; Plot gives all others of a scale equal digits. */
function tickFormatOf(
  trials: readonly TrialView[],
  { of }: Quantity,
): { tickFormat?: (value: number) => string } {
  return trials.some((trial) => Math.abs(of(trial)!) >= 1e5) ? { tickFormat: showTick } : {};
}

function rank(kind: string): number {
  return ["candidate", "front", "chosen"].indexOf(kind);
}

/** Lets points be selected with the keyboard. They are told apart by their accessible names. */
function selectable(
  layer: SVGElement,
  trials: readonly TrialView[],
  onTrial: (trial: TrialView) => void,
): SVGElement {
  for (const point of layer.querySelectorAll<SVGElement>("[aria-label]")) {
    const number = Number(/^trial (\d+):/.exec(point.getAttribute("aria-label") ?? "")?.[1] ?? -1);
    const trial = trials.find((one) => one.trial === number);
    if (trial === undefined) continue;
    point.setAttribute("role", "button");
    if (trials.length <= 200) point.setAttribute("tabindex", "0");
    point.addEventListener("keydown", ({ key }) => {
      if (key === "Enter" || key === " ") onTrial(trial);
    });
  }
  return layer;
}
