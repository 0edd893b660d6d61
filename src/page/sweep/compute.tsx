import * as Plot from "@observablehq/plot";
import { useMemo, useState } from "preact/hooks";
import type { CellView, SweepScore, SweepView } from "../../report/view/sweep-page.ts";
import { showNumber, showScore, showTick } from "../numbers.ts";
import { mean } from "../../statistics/mean.ts";
import { bottomAxis, scoreAxis } from "../parts/axes.ts";
import { ChoiceOfScore } from "../parts/choice-of-score.tsx";
import { Chart } from "../parts/chart.tsx";
import { Choice } from "../parts/choice.tsx";
import { Section } from "../parts/section.tsx";
import { colourOf } from "./arm-colour.ts";

interface ComputeProperties extends Pick<SweepView, "scores" | "cells" | "arms"> {
  readonly score: string | undefined;
  readonly onScore: (score: string) => void;
}

/** A score against what the runs cost. */
export function Compute({ scores, cells, arms, score: name, onScore }: ComputeProperties) {
  const finished = useMemo(() => cells.filter(({ state }) => state === "finished"), [cells]);
  const costs = [...new Set(finished.flatMap((cell) => Object.keys(cell.costs)))];
  const [wanted, setCost] = useState<string>();
  const varies = (name: string) => new Set(finished.map((cell) => cell.costs[name])).size > 1;
  const cost =
    wanted ?? ["flops", "examples", "minutes"].find((one) => costs.includes(one) && varies(one)) ?? costs[0];
  const score = scores.find((one) => one.name === name);
  const options = useMemo(
    () => (score === undefined || cost === undefined ? {} : optionsOf(finished, arms, score, cost)),
    [finished, arms, score, cost],
  );
  if (score === undefined || cost === undefined) return null;
  const named = (all: readonly string[]) => all.map((one) => ({ value: one, label: one }));
  return (
    <Section id="compute" title="Score and cost" lead="Each point is a run; a star is the mean of an arm.">
      <div class="controls">
        <ChoiceOfScore score={score.name} {...{ scores, onScore }} />
        <Choice label="cost" value={cost} options={named(costs)} onChange={setCost} />
      </div>
      <Chart
        name="score and cost"
        description={`${score.name} against ${cost} for ${finished.length} runs`}
        options={options}
      />
    </Section>
  );
}

function optionsOf(
  cells: readonly CellView[],
  arms: SweepView["arms"],
  { name, unit }: SweepScore,
  cost: string,
): Plot.PlotOptions {
  const shown = cells.filter(({ scores, costs }) => scores[name] !== undefined && costs[cost] !== undefined);
  const x = ({ costs }: Pick<CellView, "costs">) => costs[cost]!;
  const y = ({ scores }: Pick<CellView, "scores">) => scores[name]!;
  const means = arms.flatMap(({ name: arm }) => {
    const own = shown.filter((cell) => cell.arm === arm);
    return own.length === 0
      ? []
      : [{ arm, costs: { [cost]: mean(own.map(x)) }, scores: { [name]: mean(own.map(y)) } }];
  });
  const colour = ({ arm }: { readonly arm: string }) => colourOf(arms, arm);
  return {
    height: 360,
    marginLeft: 52,
    marginRight: 90,
    marginTop: 30,
    marginBottom: 46,
    x: {
      ...bottomAxis(cost, 38),
      nice: true,
      tickFormat: showTick,
      inset: 10,
    },
    y: {
      ...scoreAxis(name, unit),
      inset: 10,
    },
    marks: [
      Plot.dot(shown, {
        ...{ x, y, r: 3.5, fill: colour, fillOpacity: 0.55 },
        ariaLabel: (cell: CellView) =>
          `${cell.arm}, seed ${cell.seed}: ${showScore(y(cell), unit)}, ${cost} ${showNumber(x(cell))}`,
      }),
      Plot.dot(means, { x, y, r: 8, symbol: "star", fill: colour, stroke: "var(--paper)" }),
      Plot.text(means, {
        x,
        y,
        text: "arm",
        dx: 12,
        textAnchor: "start",
        fill: colour,
        stroke: "var(--paper)",
        strokeWidth: 4,
      }),
      Plot.tip(
        shown,
        Plot.pointer({
          ...{ x, y },
          title: (cell: CellView) =>
            `${cell.arm}, seed ${cell.seed}\n${name} ${showScore(y(cell), unit)}\n${cost} ${showNumber(x(cell))}`,
        }),
      ),
    ],
    color: { type: "identity" },
  };
}
