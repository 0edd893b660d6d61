import type { Trial } from "../../search/trial.ts";

/** Freezes a trial in place. Strategies are given it: what one changed, the search and the others would believe. */
export function frozenTrial(trial: Trial): Trial {
  const { measurements, notes, rungs = [] } = trial;
  for (const part of [measurements, notes, rungs, ...rungs]) Object.freeze(part);
  for (const rung of rungs) Object.freeze(rung.measurements);
  return Object.freeze(trial);
}
