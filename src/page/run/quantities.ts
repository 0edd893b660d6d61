import type { RunView, StepView, TrialView } from "../../report/view/view.ts";
import type { Quantity } from "./front.ts";

/** Quantities of a step's trials: its objectives first, then costs by formula, then all other measurements. */
export function quantitiesOf(
  step: StepView,
  trials: readonly TrialView[],
  architectures: RunView["architectures"],
): readonly Quantity[] {
  const objectives = step.search?.objectives ?? [];
  const measured = (name: string) => (trial: TrialView) =>
    Object.hasOwn(trial.measurements, name) ? trial.measurements[name] : undefined;
  const byName = new Map<string, Quantity>();
  for (const { measurement, direction } of objectives)
    byName.set(measurement, { name: measurement, direction, of: measured(measurement) });
  for (const name of ["flops", "parameters"] as const) {
    const of = (trial: TrialView) => measured(name)(trial) ?? architectures[trial.architecture]?.cost?.[name];
    if (!byName.has(name) && trials.some((trial) => of(trial) !== undefined))
      byName.set(name, { name, direction: "minimize", of });
  }
  for (const name of new Set(trials.flatMap(({ measurements }) => Object.keys(measurements))))
    if (!byName.has(name)) byName.set(name, { name, direction: "minimize", of: measured(name) });
  byName.set("trial", { name: "trial", direction: "minimize", of: ({ trial }) => trial });
  return [...byName.values()];
}

/** The axes that a reader wants first: a second objective or a cost against the main objective. */
export function firstAxes(
  step: StepView,
  quantities: readonly Quantity[],
): readonly [x: Quantity, y: Quantity] {
  const objectives = step.search?.objectives ?? [];
  const named = (name: string | undefined) => quantities.find((quantity) => quantity.name === name);
  const y = named(objectives[0]?.measurement) ?? quantities[0]!;
  const x = [named(objectives[1]?.measurement), named("flops"), named("parameters"), named("trial")].find(
    (quantity) => quantity !== undefined && quantity !== y,
  );
  return [x ?? quantities.at(-1)!, y];
}
