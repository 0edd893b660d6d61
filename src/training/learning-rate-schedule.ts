/** The part of a growth step's training that a schedule shapes. */
export interface ScheduledTraining {
  /** Number of updates after the warm-up. */
  readonly updates: number;
  /** Growth step, from 1. */
  readonly step: number;
  /** Whether the architecture differs from that of the step before; true in the first step. */
  readonly architectureChanged: boolean;
}

/** Decides how the learning rate of a growth step's training changes after its warm-up. */
export abstract class LearningRateSchedule {
  /**
   * The share of the peak learning rate that an update uses, in [0, 1]. Pure.
   * @param update number of the update after the warm-up, from 1 to `training.updates`.
   */
  abstract factor(update: number, training: ScheduledTraining): number;
}
