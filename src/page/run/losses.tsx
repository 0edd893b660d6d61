import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { LossPoint, RunView, StepView } from "../../report/view/view.ts";
import { bottomAxis, leftAxis } from "../parts/axes.ts";
import { Chart } from "../parts/chart.tsx";
import { showTick } from "../numbers.ts";
import { shortNumber } from "../../short-number.ts";
import { stepLines, stepNames } from "./step-marks.ts";
import { AXES, type Place, type TrainingAxis } from "./training-axis.ts";

/** Points of a line at most that are drawn as dots, and by a wide line. */
const DOTS = 400;
const WIDE = 100;

interface LossesProperties extends Pick<RunView, "losses" | "curves" | "steps"> {
  readonly axis: TrainingAxis;
  readonly place: Place;
}

/** A line of losses. */
interface Line {
  readonly kind: LossPoint["kind"];
  readonly points: readonly LossPoint[];
  readonly hasDots: boolean;
}

/** Training and validation loss. The training loss is that of the metrics or, for steps without any, of the log. */
export function Losses({ losses, curves, steps, axis, place }: LossesProperties) {
  const options = useMemo(
    () => optionsOf(linesOf(losses, curves), steps, axis, place),
    [losses, curves, steps, axis, place],
  );
  return (
    <Chart
      name="losses"
      description={`${losses.length + curves.length} losses of training and validation over ${AXES[axis]}`}
      options={options}
    />
  );
}

function linesOf(losses: readonly LossPoint[], curves: RunView["curves"]): readonly Line[] {
  const measured = new Set(curves.map(({ step }) => step));
  const training = losses.filter(({ kind, step }) => kind === "training" && !measured.has(step));
  const validation = losses.filter(({ kind }) => kind === "validation");
  return [
    {
      kind: "training",
      points: curves.map(({ step, update, loss }) => ({ step, update, loss, kind: "training" })),
      hasDots: false,
    },
    { kind: "training", points: training, hasDots: training.length <= DOTS },
    { kind: "validation", points: validation, hasDots: validation.length <= DOTS },
  ];
}

function optionsOf(
  lines: readonly Line[],
  steps: readonly StepView[],
  axis: TrainingAxis,
  place: Place,
): Plot.PlotOptions {
  const at = ({ step, update }: LossPoint) => place(step, update);
  const colourOf = (kind: LossPoint["kind"]) => `var(--${kind})`;
  return {
    height: 300,
    marginLeft: 48,
    marginRight: 24,
    marginTop: 28,
    marginBottom: 44,
    x: {
      ...bottomAxis(AXES[axis], 36),
      tickFormat: showTick,
      nice: false,
    },
    y: leftAxis("loss"),
    marks: [
      ...stepLines(steps, place),
      stepNames(steps, place),
      ...lines.flatMap(({ kind, points, hasDots }) => [
        Plot.line(points, {
          x: at,
          y: "loss",
          z: "step",
          stroke: colourOf(kind),
          strokeWidth: points.length > WIDE ? 1.25 : 2,
        }),
        ...(hasDots
          ? [
              Plot.dot(points, {
                x: at,
                y: "loss",
                r: 3,
                fill: colourOf(kind),
                ariaLabel: ({ step, update, loss }: LossPoint) =>
                  `${kind} loss ${shortNumber(loss)}, step ${step}, update ${update}`,
              }),
            ]
          : []),
      ]),
      Plot.tip(
        lines.flatMap(({ points }) => points),
        Plot.pointer({
          x: at,
          y: "loss",
          title: ({ kind, step, update, loss }: LossPoint) =>
            `${kind} loss ${shortNumber(loss)}\nstep ${step}, update ${shortNumber(update)}`,
        }),
      ),
    ],
  };
}
