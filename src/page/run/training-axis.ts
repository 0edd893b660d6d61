import type { ExtentView, WorkView } from "../../report/view/training-view.ts";

/** Quantity that trainings are shown over. */
export type TrainingAxis = keyof WorkView;

/** Names of the axes, in their order. */
export const AXES: Readonly<Record<TrainingAxis, string>> = {
  updates: "updates",
  examples: "training examples",
  flops: "training FLOPs",
};

/** The axes on which every update has a place. */
export function knownAxes(extents: readonly ExtentView[]): readonly TrainingAxis[] {
  const trained = extents.flatMap(({ perUpdate }) => perUpdate ?? []);
  return (Object.keys(AXES) as TrainingAxis[]).filter((axis) =>
    trained.every((work) => (work[axis] ?? 0) > 0),
  );
}

/** The place of an update on an axis, and of the beginning of its step as update 0. */
export type Place = (step: number, update: number) => number;

/** Places of the updates of all steps on an axis. */
export function placesOn(extents: readonly ExtentView[], axis: TrainingAxis): Place {
  const byStep = new Map(extents.map((extent) => [extent.step, extent]));
  return (step, update) => {
    const { before, perUpdate } = byStep.get(step) ?? {};
    return (before?.[axis] ?? 0) + update * (perUpdate?.[axis] ?? 0);
  };
}
