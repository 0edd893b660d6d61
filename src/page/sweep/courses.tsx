import * as Plot from "@observablehq/plot";
import { useMemo } from "preact/hooks";
import type { CourseView, SweepScore, SweepView } from "../../report/view/sweep-page.ts";
import { showScore } from "../numbers.ts";
import { bottomAxis, scoreAxis } from "../parts/axes.ts";
import { ChoiceOfScore } from "../parts/choice-of-score.tsx";
import { Chart } from "../parts/chart.tsx";
import { Matrix } from "../parts/matrix.tsx";
import { Section } from "../parts/section.tsx";
import { colourOf } from "./arm-colour.ts";

interface CoursesProperties extends Pick<SweepView, "scores" | "arms" | "courses" | "matrices"> {
  readonly score: string | undefined;
  readonly onScore: (score: string) => void;
}

/** A score of all arms after each growth step, and the matrices of one that is kept by growth step. */
export function Courses({ scores, arms, courses, matrices, score: name, onScore }: CoursesProperties) {
  const score = scores.find((one) => one.name === name);
  const shown = useMemo(() => courses.filter((course) => course.score === name), [courses, name]);
  const options = useMemo(
    () => (score === undefined ? {} : optionsOf(shown, arms, score)),
    [shown, arms, score],
  );
  if (score === undefined || shown.every(({ points }) => points.length === 0)) return null;
  const own = matrices.filter((one) => one.score === score.name);
  return (
    <Section
      id="courses"
      title="By growth step"
      lead="Means over the seeds after each growth step; bands are 95 % intervals of the mean."
    >
      <div class="controls">
        <ChoiceOfScore score={score.name} {...{ scores, onScore }} />
      </div>
      <p class="legend">
        {shown
          .filter(({ points }) => points.length > 0)
          .map(({ arm }) => (
            <span key={arm}>
              <span class="swatch" style={{ background: colourOf(arms, arm) }} aria-hidden="true" />{" "}
              <bdi>{arm}</bdi>
            </span>
          ))}
      </p>
      <Chart
        name="scores by step"
        description={shown
          .map(
            ({ arm, points }) => `${arm}: ${points.map((one) => showScore(one.mean, score.unit)).join(", ")}`,
          )
          .join("; ")}
        options={options}
      />
      {own.length === 0 ? null : (
        <div class="matrices">
          {own.map(({ arm, matrix }) => (
            <Matrix
              key={arm}
              name={arm}
              {...{ unit: score.unit, direction: score.direction, matrix }}
              beside={own.map((one) => one.matrix)}
            />
          ))}
        </div>
      )}
    </Section>
  );
}

/** A point of an arm's course. */
type Point = CourseView["points"][number] & Pick<CourseView, "arm">;

function optionsOf(
  courses: readonly CourseView[],
  arms: SweepView["arms"],
  { name, unit }: SweepScore,
): Plot.PlotOptions {
  const points = courses.flatMap(({ arm, points }) => points.map((point): Point => ({ ...point, arm })));
  const ranged = points.filter(({ interval }) => interval !== null);
  const steps = [...new Set(points.map(({ step }) => step))];
  const colour = ({ arm }: Pick<CourseView, "arm">) => colourOf(arms, arm);
  const nameOf = ({ arm, step, mean }: Point) => `${arm}, after step ${step}: ${showScore(mean, unit)}`;
  return {
    height: 320,
    marginLeft: 52,
    marginRight: 16,
    marginBottom: 44,
    x: {
      ...bottomAxis("growth step", 36),
      ticks: steps,
      tickFormat: (step: number) => (Number.isInteger(step) ? String(step) : ""),
      tickSize: 0,
      inset: 10,
    },
    y: {
      ...scoreAxis(name, unit),
    },
    marks: [
      Plot.areaY(ranged, {
        x: "step",
        y1: ({ interval }: Point) => interval![0],
        y2: ({ interval }: Point) => interval![1],
        z: "arm",
        fill: colour,
        fillOpacity: 0.13,
      }),
      Plot.line(points, { x: "step", y: "mean", z: "arm", stroke: colour, strokeWidth: 1.5 }),
      Plot.dot(points, { x: "step", y: "mean", r: 3.5, fill: colour, ariaLabel: nameOf }),
      Plot.tip(points, Plot.pointer({ x: "step", y: "mean", title: nameOf })),
    ],
    color: { type: "identity" },
  };
}
