import type { LearningRateSchedule, ScheduledTraining } from "./learning-rate-schedule.ts";

/** A growth step's training, as far as its learning rate depends on it. */
export interface LearningRateCourse extends ScheduledTraining {
  readonly schedule: LearningRateSchedule;
  /** The highest learning rate. */
  readonly peak: number;
  /** Total number of updates, warm-up included. */
  readonly updates: number;
  /** Share of the updates over which the learning rate rises linearly from zero. */
  readonly warmUp: number;
}

/** The learning rate of an update (from 1): linear warm-up to the peak, then the schedule. */
export function learningRateAt(update: number, course: LearningRateCourse): number {
  const { schedule, peak, updates, warmUp, step, architectureChanged } = course;
  const warm = Math.round(warmUp * updates);
  if (update <= warm) return (peak * update) / warm;
  return peak * schedule.factor(update - warm, { updates: updates - warm, step, architectureChanged });
}
