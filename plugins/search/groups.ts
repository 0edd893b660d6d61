import type { Trial } from "espalier";

/**
 * Trials grouped by a number in their notes, counted from 0 without gaps. A trial belongs to group 0 if it lacks the
 * note, or if its number is more than one above the largest group so far.
 */
export function groupsBy(trials: readonly Trial[], note: string): Trial[][] {
  const groups: Trial[][] = [];
  for (const trial of trials) {
    const group = trial.notes[note];
    const isNext = typeof group === "number" && (group === groups.length || groups[group] !== undefined);
    (groups[isNext ? group : 0] ??= []).push(trial);
  }
  return groups;
}
