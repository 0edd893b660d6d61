import stringify from "safe-stable-stringify";
import type { MeanPatterns } from "../evaluation/mean-scores.ts";
import type { AblationPlan } from "./plan.ts";

/** Fields of a plan that the file states. Its arms and cells follow from them and from the experiment. */
const SETTINGS = ["name", "baseline", "hold", "after", "seeds", "contrasts", "scores"] as const;

type Field = (typeof SETTINGS)[number] | "arms" | "cells";

/**
 * Differences between a plan and the one that was started, such as `hold was null and is "path"`. A project may be moved.
 * @param mayExtend whether arms, seeds, contrasts, scores and means may be added.
 * @param values differences of the experiments, which explain those of arms and cells.
 */
export function planChanges(
  before: AblationPlan,
  after: AblationPlan,
  mayExtend: boolean,
  values: () => readonly string[],
): readonly string[] {
  const changesOf = (fields: readonly Field[]) =>
    fields.flatMap((field) => fieldChange(field, before, after, mayExtend));
  const settings = [...changesOf(SETTINGS), ...meanChanges(before.means ?? {}, after.means, mayExtend)];
  const [arms, cells] = [changesOf(["arms"]), changesOf(["cells"])];
  const found = arms.length + cells.length > 0 ? values() : [];
  if (found.length > 0) return [...settings, ...found];
  return settings.length + arms.length > 0 ? [...settings, ...arms] : cells;
}

function fieldChange(
  field: Field,
  before: AblationPlan,
  after: AblationPlan,
  mayExtend: boolean,
): readonly string[] {
  const [old, young] = [before[field], after[field]];
  if (stringify(old) === stringify(young)) return [];
  const isOtherScore = field === "scores" && !isPrefix(before.scores, after.scores);
  if (isOtherScore || !Array.isArray(old) || !Array.isArray(young))
    return [`${field} was ${stringify(old)} and is ${stringify(young)}`];
  const gone = missing(old, young);
  if (gone.length > 0) return [`${field} has lost ${briefly(gone)}`];
  const added = missing(young, old);
  return mayExtend || added.length === 0 ? [] : [`${field} has gained ${briefly(added)}`];
}

/** Entries of a list that another one lacks. */
function missing(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const known = new Set(other.map((entry) => stringify(entry)));
  return list.filter((entry) => !known.has(stringify(entry)));
}

/** Changed means over tasks: their definitions are fixed, and others may be added. */
function meanChanges(before: MeanPatterns, after: MeanPatterns, mayExtend: boolean): readonly string[] {
  const changed = Object.keys(before).filter((name) => stringify(before[name]) !== stringify(after[name]));
  const added = Object.keys(after).filter((name) => !(name in before));
  return [
    ...changed.map(
      (name) => `the mean ${name} was ${stringify(before[name])} and is ${stringify(after[name])}`,
    ),
    ...(mayExtend || added.length === 0 ? [] : [`the means have gained ${briefly(added)}`]),
  ];
}

/** Whether scores were only added at the end: the decisive one stays the same. */
function isPrefix(before: readonly string[] | null, after: readonly string[] | null): boolean {
  return before?.every((score, place) => after?.[place] === score) ?? after === null;
}

/** Names of entries, at most three. */
function briefly(entries: readonly unknown[]): string {
  const names = entries.slice(0, 3).map((entry) => {
    const { name, arm, seed } = (entry ?? {}) as { name?: string; arm?: string; seed?: number };
    if (arm !== undefined) return `${arm} with seed ${seed}`;
    return name ?? stringify(entry);
  });
  const more = entries.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
