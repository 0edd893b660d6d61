import type { Trial } from "espalier";

/**
 * The trials by a number that their strategy noted, from 0 without gaps. A trial without such a note, or with one that
 * no trial before it leads to, belongs to group 0.
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
