import type { GrowthTrigger, StepRecord } from "./growth-trigger.ts";

/** Measurements of the loss in each invented step. */
const MEASUREMENTS = 100;

/** Losses of an invented step by the place of the measurement, from 0: flat, falling and rising ones. */
const COURSES: readonly ((place: number) => number)[] = [
  () => 1,
  (place) => 1 / (1 + place),
  (place) => 1 + place,
];

/**
 * Whether a trigger may fire at a growth step, asked with invented losses of the steps before. One that fires for other
 * losses only is not recognised.
 */
export function mayFire(trigger: GrowthTrigger, step: number): boolean {
  return COURSES.some((course) => trigger.fires(historyOf(course, step - 1)).fires);
}

function historyOf(course: (place: number) => number, steps: number): readonly StepRecord[] {
  const validationLosses = Object.freeze(Array.from({ length: MEASUREMENTS }, (_, place) => course(place)));
  return Object.freeze(
    Array.from({ length: steps }, (_, index) => Object.freeze({ step: index + 1, validationLosses })),
  );
}
