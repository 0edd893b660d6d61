import type { StepView } from "../../report/view/view.ts";
import { Choice } from "../parts/choice.tsx";

interface ChoiceOfStepProperties {
  /** The chosen step. */
  readonly step: number;
  readonly steps: readonly Pick<StepView, "step" | "name">[];
  readonly onStep: (step: number) => void;
}

/** A drop-down list of growth steps. */
export function ChoiceOfStep({ step, steps, onStep }: ChoiceOfStepProperties) {
  const options = steps.map((one) => ({ value: one.step, label: `${one.step}: ${one.name}` }));
  return <Choice label="step" value={step} options={options} onChange={onStep} />;
}
