import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { Phase, RunView, Span, StepView } from "../../report/view/view.ts";
import { bottomAxis } from "../parts/axes.ts";
import { Chart } from "../parts/chart.tsx";
import { Section } from "../parts/section.tsx";
import { showSeconds } from "../numbers.ts";

/** Phases in their order within a step, with the name of their colour. */
const PHASES: readonly (readonly [Phase, string])[] = [
  ["prepare", "prepare"],
  ["search", "search"],
  ["inherit", "inherit"],
  ["train", "train"],
  ["wait for data", "wait"],
  ["evaluate", "evaluate"],
];
const ORDER = PHASES.map(([phase]) => phase);
const colourOf = (phase: Phase) => `var(--phase-${PHASES.find(([name]) => name === phase)![1]})`;

/** Spans of a timeline at most: more could not be told apart. */
const SPANS = 2000;

/** Time by phase and step, and what was done when. */
export function Time({ time, steps }: Pick<RunView, "time" | "steps">) {
  const phases = useMemo(() => phaseOptions(time, steps), [time, steps]);
  const timeline = useMemo(() => timelineOptions(time), [time]);
  if (time.phases.length === 0) return null;
  const total = time.phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const used = PHASES.map(([phase]) => ({
    phase,
    seconds: time.phases.filter((one) => one.phase === phase).reduce((sum, { seconds }) => sum + seconds, 0),
  })).filter(({ seconds }) => seconds > 0);
  return (
    <Section id="time" title="Time" lead={`${showSeconds(total)} in all, by growth step and phase.`}>
      <p class="legend">
        {used.map(({ phase, seconds }) => (
          <span key={phase}>
            <span class="swatch" style={{ background: colourOf(phase) }} aria-hidden="true" /> {phase}{" "}
            <b>{showSeconds(seconds)}</b>
          </span>
        ))}
      </p>
      <Chart
        name="time by phase"
        description={used.map(({ phase, seconds }) => `${phase} ${showSeconds(seconds)}`).join(", ")}
        options={phases}
      />
      <h3>Timeline</h3>
      {time.spans.length > SPANS ? (
        <p class="lead">
          The last {SPANS} of {time.spans.length} activities.
        </p>
      ) : null}
      <Chart name="timeline" description="What the main process and the trials did when" options={timeline} />
    </Section>
  );
}

function phaseOptions({ phases }: RunView["time"], steps: readonly StepView[]): Plot.PlotOptions {
  return {
    height: 62 + 26 * Math.max(1, steps.length),
    marginLeft: 56,
    marginBottom: 42,
    x: {
      ...bottomAxis("seconds", 34),
      grid: true,
      tickSize: 0,
    },
    y: {
      label: null,
      domain: steps.map(({ step }) => step),
      tickFormat: (step: number) => `step ${step}`,
      tickSize: 0,
      padding: 0.25,
    },
    marks: [
      Plot.barX(
        phases.toSorted((one, other) => ORDER.indexOf(one.phase) - ORDER.indexOf(other.phase)),
        Plot.stackX({
          x: "seconds",
          y: "step",
          fill: ({ phase }: { readonly phase: Phase }) => colourOf(phase),
          insetRight: 1,
          ariaLabel: ({ step, phase, seconds }: (typeof phases)[number]) =>
            `step ${step}, ${phase}: ${showSeconds(seconds)}`,
          title: ({ step, phase, seconds }: (typeof phases)[number]) =>
            `step ${step}, ${phase}: ${showSeconds(seconds)}`,
          tip: { format: { x: false, y: false, fill: false } },
        }),
      ),
    ],
    color: { type: "identity" },
  };
}

function timelineOptions({ spans, resumed }: RunView["time"]): Plot.PlotOptions {
  const shown = spans.toSorted((one, other) => one.to - other.to).slice(-SPANS);
  const lanes = [...new Set(shown.map(({ lane }) => lane))].toSorted((one, other) => one - other);
  const title = ({ step, phase, trial, from, to }: Span) =>
    `step ${step}, ${trial === null ? phase : `trial ${trial}`}: ${showSeconds(to - from)}`;
  return {
    height: 62 + 22 * lanes.length,
    marginLeft: 56,
    marginBottom: 42,
    x: bottomAxis("seconds since the beginning", 34),
    y: {
      label: null,
      domain: lanes,
      tickFormat: (lane: number) => (lane === 0 ? "run" : lanes.length === 2 ? "trials" : `trials ${lane}`),
      tickSize: 0,
      padding: 0.15,
    },
    marks: [
      Plot.barX(shown, {
        x1: "from",
        x2: "to",
        y: "lane",
        fill: ({ phase }: Span) => colourOf(phase),
        insetLeft: 0.5,
        insetRight: 0.5,
        ariaLabel: title,
        title,
        tip: { format: { x: false, y: false, fill: false } },
      }),
      Plot.ruleX(resumed, { stroke: "var(--ink)", strokeDasharray: "2 2" }),
      Plot.text(resumed, {
        x: (seconds: number) => seconds,
        text: () => "resumed",
        frameAnchor: "top",
        dy: -10,
      }),
    ],
    color: { type: "identity" },
  };
}
