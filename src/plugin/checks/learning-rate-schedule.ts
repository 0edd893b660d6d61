import type { LearningRateSchedule } from "../../training/learning-rate-schedule.ts";
import { answers, type PortChecks, unless } from "./check.ts";
import { isFigure } from "./values.ts";

export const learningRateSchedule: PortChecks<LearningRateSchedule> = {
  factor: answers("a number from 0 to 1", (factor) => unless(isFigure(factor) && factor >= 0 && factor <= 1)),
};
