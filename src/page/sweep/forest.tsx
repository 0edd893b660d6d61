import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { ContrastView, SweepScore } from "../../report/view/sweep-page.ts";
import { bottomAxis } from "../parts/axes.ts";
import { Chart } from "../parts/chart.tsx";
import { showDifference, unitOf } from "./differences.ts";

interface ForestProperties {
  readonly score: SweepScore;
  readonly contrasts: readonly ContrastView[];
}

/** Paired differences of a score with their intervals. */
export function Forest({ score, contrasts }: ForestProperties) {
  const key = JSON.stringify([score, contrasts]);
  const options = useMemo(() => optionsOf(score, contrasts), [key]);
  const describe = ({ arms, difference }: ContrastView) =>
    `${arms.join(" minus ")}: ${showDifference(score, difference)}`;
  return (
    <figure>
      <figcaption>
        <bdi>{score.name}</bdi>
        <small> {score.direction === "minimize" ? "lower is better" : "higher is better"}</small>
      </figcaption>
      <Chart
        name={`contrasts ${score.name}`}
        description={contrasts.map(describe).join(", ")}
        options={options}
        maximum={900}
      />
    </figure>
  );
}

function optionsOf(score: SweepScore, contrasts: readonly ContrastView[]): Plot.PlotOptions {
  const nameOf = ({ arms: [first, second] }: ContrastView) => `${first} − ${second}`;
  const factor = score.unit === undefined ? 100 : 1;
  const known = contrasts.filter(({ difference }) => difference !== null);
  const ranged = known.filter(({ interval }) => interval !== null);
  const isEqual =
    known.every(({ difference }) => difference === 0) &&
    ranged.every(({ interval }) => interval![0] === interval![1]);
  const isShown = ({ adjusted }: ContrastView) => adjusted !== null && adjusted <= 0.05;
  const longest = Math.max(...contrasts.map((contrast) => nameOf(contrast).length));
  return {
    height: 66 + 30 * contrasts.length,
    marginLeft: Math.min(190, 16 + 7 * longest),
    marginRight: 60,
    marginBottom: 44,
    x: {
      ...bottomAxis(unitOf(score), 36),
      grid: true,
      nice: true,
      ticks: 6,
      // A domain without extent has an axis of nothing but zeros.
      ...(isEqual && { domain: [-1, 1] }),
    },
    y: { label: null, domain: contrasts.map(nameOf), tickSize: 0 },
    marks: [
      Plot.ruleX([0], { stroke: "var(--muted)" }),
      Plot.ruleY(ranged, {
        y: nameOf,
        x1: ({ interval }: ContrastView) => factor * interval![0],
        x2: ({ interval }: ContrastView) => factor * interval![1],
        stroke: "var(--accent)",
        strokeWidth: 2,
      }),
      Plot.dot(known, {
        y: nameOf,
        x: ({ difference }: ContrastView) => factor * difference!,
        r: 5,
        stroke: "var(--accent)",
        strokeWidth: 2,
        fill: (contrast: ContrastView) => (isShown(contrast) ? "var(--accent)" : "var(--paper)"),
        ariaLabel: (contrast: ContrastView) =>
          `${nameOf(contrast)}: ${showDifference(score, contrast.difference)}, interval ${contrast.interval?.map((bound) => showDifference(score, bound)).join(" to ") ?? "unknown"}, ${contrast.seeds} seeds`,
      }),
      Plot.text(known, {
        y: nameOf,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 56,
        text: ({ difference }: ContrastView) => showDifference(score, difference),
      }),
    ],
    color: { type: "identity" },
  };
}
