/** Schedule of the learning rate over a training. */
export interface LearningRateSchedule {
  readonly schedule: "cosine" | "constant";
  /** The highest learning rate. */
  readonly peak: number;
  /** Total number of updates. */
  readonly updates: number;
  /** Share of the updates over which a `cosine` schedule rises linearly from zero. */
  readonly warmUp: number;
}

/**
 * The learning rate of an update (from 1): linear warm-up, then half a cosine down to zero
 * (Loshchilov and Hutter, SGDR, 2017, equation 5 without restarts).
 */
export function learningRateAt(
  update: number,
  { schedule, peak, updates, warmUp }: LearningRateSchedule,
): number {
  if (schedule === "constant") return peak;
  const warm = Math.round(warmUp * updates);
  if (update <= warm) return (peak * update) / warm;
  return (peak * (1 + Math.cos((Math.PI * (update - warm)) / (updates - warm + 1)))) / 2;
}
