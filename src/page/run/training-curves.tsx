import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { CurvePoint } from "../../report/view/training-view.ts";
import type { RunView, StepView } from "../../report/view/view.ts";
import { Chart } from "../parts/chart.tsx";
import { showRate, showScoreTick, showShare, showTick } from "../numbers.ts";
import { shortNumber } from "../../short-number.ts";
import { stepLines } from "./step-marks.ts";
import type { Place, TrainingAxis } from "./training-axis.ts";

/** A quantity of the metrics. */
interface Curve {
  readonly name: string;
  readonly of: (point: CurvePoint) => number | null;
  readonly show: (value: number) => string;
  readonly tick: (value: number) => string;
  /** Ratio of the largest to the smallest value from which the axis is logarithmic; default: never. */
  readonly logFrom?: number;
}

const CURVES: readonly Curve[] = [
  {
    name: "learning rate",
    of: ({ learningRate }) => learningRate,
    show: showRate,
    tick: showTick,
  },
  {
    name: "gradient norm",
    of: ({ gradientNorm }) => gradientNorm,
    show: (value) => shortNumber(value, 3),
    tick: showTick,
    logFrom: 100,
  },
  {
    name: "examples per second",
    of: ({ examplesPerSecond }) => examplesPerSecond,
    show: (value) => shortNumber(value < 100 ? value : Math.round(value), 3),
    tick: showTick,
  },
  {
    name: "waiting for data",
    of: ({ waitingShare }) => waitingShare,
    show: showShare,
    tick: (value) => showScoreTick(value, undefined),
  },
];

interface CurvesProperties extends Pick<RunView, "curves" | "steps"> {
  readonly axis: TrainingAxis;
  readonly place: Place;
}

/** Learning rate, gradient norm before clipping, speed and waiting, as small charts. */
export function TrainingCurves({ curves, ...rest }: CurvesProperties) {
  return (
    <div class="small-charts curves">
      {CURVES.map((curve) => (
        <CurveChart key={curve.name} {...{ curve, curves, ...rest }} />
      ))}
    </div>
  );
}

function CurveChart({ curve, curves, steps, axis, place }: CurvesProperties & { readonly curve: Curve }) {
  const options = useMemo(() => optionsOf(curve, curves, steps, place), [curve, curves, steps, place]);
  const last = shown(curve, curves.at(-1)!);
  return (
    <figure>
      <figcaption>
        {curve.name} <b>{last}</b>
      </figcaption>
      <Chart
        name={curve.name}
        description={`${curve.name} over ${axis}, at the end ${last}`}
        options={options}
        maximum={420}
      />
    </figure>
  );
}

function shown({ of, show }: Curve, point: CurvePoint): string {
  const value = of(point);
  return value === null ? "–" : show(value);
}

function optionsOf(
  curve: Curve,
  curves: readonly CurvePoint[],
  steps: readonly StepView[],
  place: Place,
): Plot.PlotOptions {
  const { name, of, tick, logFrom = Infinity } = curve;
  const values = curves.flatMap((point) => of(point) ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isLog = low > 0 && high / low >= logFrom;
  const at = ({ step, update }: CurvePoint) => place(step, update);
  return {
    height: 150,
    marginLeft: 54,
    marginRight: 20,
    marginTop: 12,
    marginBottom: 26,
    x: { label: null, ticks: 3, tickFormat: showTick, tickSize: 0, nice: false },
    y: {
      label: null,
      grid: true,
      tickSize: 0,
      ticks: 4,
      nice: true,
      tickFormat: tick,
      ...(isLog ? { type: "log" } : { zero: true }),
    },
    marks: [
      ...stepLines(steps, place),
      Plot.line(curves, { x: at, y: of, z: "step", stroke: "var(--accent)", strokeWidth: 1.25 }),
      Plot.tip(
        curves,
        Plot.pointer({
          x: at,
          y: of,
          title: (point: CurvePoint) =>
            `${name} ${shown(curve, point)}\nstep ${point.step}, update ${shortNumber(point.update)}`,
        }),
      ),
    ],
  };
}
