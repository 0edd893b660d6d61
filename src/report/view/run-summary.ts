import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { EspalierError } from "../../espalier-error.ts";
import { isObject, pointerOf } from "../../json/pointer.ts";
import type { Event } from "../../run/log/events.ts";
import { eventsOfType } from "../../run/log/history.ts";
import { workedSeconds } from "../../run/log/worked-seconds.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";
import type { RunSummary, SummaryScore } from "./folder-page.ts";
import { readRunSoFar, type RunSoFar } from "./read-run-so-far.ts";

/** Characters of a value in a list. */
const LONGEST = 80;

/** Parts of an experiment that do not decide what it computes. */
const ASIDE = ["$schema", "description", "expected", "machine", "name", "seed"];

/** The summary of a run with all values of its experiment; `undefined` for a folder that holds none, or an unreadable one. */
export function runSummary(path: string): RunSummary | undefined {
  if (!existsSync(join(path, RUN_FILES.log))) return undefined;
  try {
    return summaryOf(path, readRunSoFar(path));
  } catch (error) {
    if (error instanceof EspalierError) return undefined;
    throw error;
  }
}

function summaryOf(path: string, { experiment, state, events, problem }: RunSoFar): RunSummary {
  const finished = eventsOfType(events, "trial-finished");
  return {
    folder: basename(path),
    name: experiment.name,
    state,
    problem: problem ?? null,
    seed: experiment.seed,
    startedAt: events[0]?.meta.at ?? null,
    seconds: workedSeconds(events),
    steps: eventsOfType(events, "step-started").length,
    trials: eventsOfType(events, "trial-proposed").length,
    failedTrials: finished.filter(({ status }) => status === "failed").length,
    parameters: eventsOfType(events, "inherited").at(-1)?.parameters ?? null,
    scores: scoresOf(events),
    values: Object.fromEntries(leavesOf(experiment)),
    page: null,
  };
}

function scoresOf(events: readonly Event[]): readonly SummaryScore[] {
  const scores = new Map<string, SummaryScore>();
  for (const { step, scores: taken } of eventsOfType(events, "evaluated"))
    for (const { name, value, unit, direction = "maximize", ofStep = step } of taken) {
      if (ofStep !== step) continue;
      const { values } = scores.get(name) ?? { values: [] };
      const kind = { name, direction, ...(unit !== undefined && { unit }) };
      scores.set(name, { ...kind, values: [...values, { step, value }] });
    }
  return [...scores.values()];
}

/** The innermost values of an experiment by their pointers. */
function leavesOf(value: unknown, path: readonly string[] = []): [pointer: string, value: string][] {
  if (isObject(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, part]) =>
      path.length === 0 && ASIDE.includes(key) ? [] : leavesOf(part, [...path, key]),
    );
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [[pointerOf(path), text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text]];
}
