import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { LossPoint, RunView, StepView } from "../../report/view/view.ts";
import { Chart } from "../parts/chart.tsx";
import { Section } from "../parts/section.tsx";
import { shortNumber } from "../../short-number.ts";

/** A loss at an update of the whole run. */
interface Placed extends LossPoint {
  readonly at: number;
}

/** Training and validation loss over the updates of all steps. */
export function Losses({ losses, steps }: Pick<RunView, "losses" | "steps">) {
  const options = useMemo(() => optionsOf(losses, steps), [losses, steps]);
  if (losses.length === 0) return null;
  return (
    <Section
      id="losses"
      title="Losses"
      lead="Over the updates of all steps. A vertical line marks the beginning of a step; it is solid where the model grew. The validation data change with each step."
    >
      <p class="legend" aria-hidden="true">
        <span class="line training" /> training <span class="line validation" /> validation
      </p>
      <Chart
        name="losses"
        description={`${losses.length} losses of training and validation over the updates`}
        options={options}
      />
    </Section>
  );
}

function optionsOf(losses: readonly LossPoint[], steps: readonly StepView[]): Plot.PlotOptions {
  const starts = startsOf(losses, steps);
  const placed = losses.map((point): Placed => ({
    ...point,
    at: (starts.get(point.step) ?? 0) + point.update,
  }));
  const moments = steps.map((step) => ({
    ...step,
    at: starts.get(step.step) ?? 0,
    grew: step.architecture !== step.before,
  }));
  const style = (kind: LossPoint["kind"]) => `var(--${kind})`;
  return {
    height: 300,
    marginLeft: 48,
    marginTop: 28,
    marginBottom: 44,
    x: {
      label: "updates",
      labelArrow: "none",
      labelAnchor: "center",
      labelOffset: 36,
      tickFormat: (value: number) => shortNumber(value),
      nice: false,
    },
    y: { label: "loss", labelArrow: "none", grid: true, nice: true, tickSize: 0, ticks: 6 },
    marks: [
      Plot.ruleX(
        moments.filter(({ grew }) => grew),
        { x: "at", stroke: "var(--added)" },
      ),
      Plot.ruleX(
        moments.filter(({ grew }) => !grew),
        { x: "at", stroke: "var(--faint)", strokeDasharray: "2 3" },
      ),
      Plot.text(moments, {
        x: "at",
        text: (moment: StepView) => `step ${moment.step}`,
        frameAnchor: "top",
        textAnchor: "start",
        dx: 4,
        dy: -16,
        fill: "var(--faint)",
      }),
      ...(["training", "validation"] as const).flatMap((kind) => {
        const own = placed.filter((point) => point.kind === kind);
        return [
          Plot.line(own, {
            x: "at",
            y: "loss",
            z: "step",
            stroke: style(kind),
            strokeWidth: 2,
            curve: "linear",
          }),
          ...(own.length > 400
            ? []
            : [
                Plot.dot(own, {
                  x: "at",
                  y: "loss",
                  r: 3,
                  fill: style(kind),
                  ariaLabel: ({ step, update, loss }: Placed) =>
                    `${kind} loss ${shortNumber(loss)}, step ${step}, update ${update}`,
                }),
              ]),
        ];
      }),
      Plot.tip(
        placed,
        Plot.pointer({
          x: "at",
          y: "loss",
          title: ({ kind, step, update, loss }: Placed) =>
            `${kind} loss ${shortNumber(loss)}\nstep ${step}, update ${shortNumber(update)}`,
        }),
      ),
    ],
  };
}

/** Updates before each step. */
function startsOf(losses: readonly LossPoint[], steps: readonly StepView[]): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  let sum = 0;
  for (const { step, training } of steps) {
    starts.set(step, sum);
    const own = losses.filter((point) => point.step === step).map(({ update }) => update);
    sum += Math.max(training?.updates ?? 0, ...own);
  }
  return starts;
}
