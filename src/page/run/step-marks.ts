import * as Plot from "@observablehq/plot";
import type { StepView } from "../../report/view/view.ts";
import type { Place } from "./training-axis.ts";

/** Names of steps beside their lines at most, and lines that are drawn in full strength at most. */
const NAMED = 12;
const STRONG = 8;

/** Vertical lines where the growth steps begin: solid and coloured where the model grew, else dashed. */
export function stepLines(steps: readonly StepView[], place: Place): readonly Plot.Markish[] {
  const at = ({ step }: StepView) => place(step, 0);
  const grew = ({ architecture, before }: StepView) => architecture !== null && architecture !== before;
  const strokeOpacity = steps.length > STRONG ? 0.4 : 1;
  return [
    Plot.ruleX(steps.filter(grew), { x: at, stroke: "var(--added)", strokeOpacity }),
    Plot.ruleX(
      steps.filter((step) => !grew(step)),
      { x: at, stroke: "var(--faint)", strokeDasharray: "2 3" },
    ),
  ];
}

/** Names of the growth steps above their lines; of many steps, every second, third and so on. */
export function stepNames(steps: readonly StepView[], place: Place): Plot.Markish {
  const every = Math.ceil(steps.length / NAMED);
  return Plot.text(
    steps.filter((_, index) => index % every === 0),
    {
      x: ({ step }: StepView) => place(step, 0),
      text: ({ step }: StepView) => (steps.length > 5 ? String(step) : `step ${step}`),
      frameAnchor: "top",
      textAnchor: "start",
      dx: 4,
      dy: -16,
      fill: "var(--faint)",
    },
  );
}
