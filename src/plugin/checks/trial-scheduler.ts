import type { Assignment, TrialScheduler } from "../../search/trial-scheduler.ts";
import { answers, optional, type PortChecks, property } from "./check.ts";
import { NEEDS, needsFault } from "./needs.ts";
import { isCount, isFigure, isRecord } from "./values.ts";

export const trialScheduler: PortChecks<TrialScheduler> = {
  needs: optional(property(NEEDS, needsFault)),
  next: answers(
    'undefined, { type: "start", budget } or { type: "continue", trial, budget }, the budget in (0, 1]',
    (assignment, [trials, count]) => {
      if (assignment === undefined) return undefined;
      if (!isAssignment(assignment)) return "";
      if (assignment.type === "start" && trials.length >= count)
        return `the search may start ${count} trials, and has started ${trials.length}`;
      if (assignment.type === "continue" && assignment.trial >= trials.length)
        return `there are ${trials.length} trials, numbered from 0`;
      return undefined;
    },
  ),
};

function isAssignment(value: unknown): value is Assignment {
  if (!isRecord(value)) return false;
  const { type, budget, trial } = value;
  if (!isFigure(budget) || budget <= 0 || budget > 1) return false;
  return type === "start" || (type === "continue" && isCount(trial));
}
