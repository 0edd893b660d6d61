import { useMemo, useState } from "preact/hooks";
import type { RunView } from "../../report/view/view.ts";
import { Choice } from "../parts/choice.tsx";
import { Section } from "../parts/section.tsx";
import { Losses } from "./losses.tsx";
import { AXES, knownAxes, placesOn, type TrainingAxis } from "./training-axis.ts";
import { TrainingCurves } from "./training-curves.tsx";

/** The trainings of all growth steps: losses, and below them the curves of the metrics, over one axis. */
export function Training({
  losses,
  curves,
  extents,
  steps,
}: Pick<RunView, "losses" | "curves" | "extents" | "steps">) {
  const [chosen, setAxis] = useState<TrainingAxis>("updates");
  const axes = useMemo(() => knownAxes(extents), [extents]);
  const axis = axes.includes(chosen) ? chosen : "updates";
  const place = useMemo(() => placesOn(extents, axis), [extents, axis]);
  if (losses.length === 0 && curves.length === 0) return null;
  return (
    <Section
      id="training"
      title="Training"
      lead="A vertical line marks the beginning of a step; it is solid where the model grew. The gradient norm is that before clipping. The validation data change with each step."
    >
      <div class="controls">
        <p class="legend" aria-hidden="true">
          <span class="line training" /> training loss <span class="line validation" /> validation loss
        </p>
        {axes.length < 2 ? null : (
          <Choice
            label="over"
            value={axis}
            options={axes.map((value) => ({ value, label: AXES[value] }))}
            onChange={setAxis}
          />
        )}
      </div>
      <Losses {...{ losses, curves, steps, axis, place }} />
      {curves.length === 0 ? null : <TrainingCurves {...{ curves, steps, axis, place }} />}
    </Section>
  );
}
