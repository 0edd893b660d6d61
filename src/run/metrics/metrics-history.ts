import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Event } from "../log/events.ts";
import { eventsOfType } from "../log/history.ts";
import { RUN_FILES } from "../store/run-files.ts";
import { formatMetrics, type MetricsLine, parseMetrics } from "./metrics-line.ts";

/** The lines of a run's metrics, without those of updates that a resumed process has trained again. */
export class MetricsHistory {
  private kept: MetricsLine[] = [];

  /** The lines, in the order of growth steps and updates. */
  get lines(): readonly MetricsLine[] {
    return this.kept;
  }

  /** Adds a line of the file. A damaged one is skipped. */
  add(text: string): void {
    const line = parseMetrics(text);
    if (line === undefined) return;
    while (this.kept.length > 0 && !isBefore(this.kept.at(-1)!, line)) this.kept.pop();
    this.kept.push(line);
  }
}

function isBefore(one: MetricsLine, other: MetricsLine): boolean {
  return one.step === other.step ? one.update < other.update : one.step < other.step;
}

/** Reads the metrics of a run; none if there is no file that can be read. */
export function readMetrics(run: string): readonly MetricsLine[] {
  const history = new MetricsHistory();
  for (const text of textOf(run).split("\n")) history.add(text);
  return history.lines;
}

/** The metrics of a run without updates that a process which resumes it will train again. */
export function lastingMetrics(run: string, events: readonly Event[]): readonly MetricsLine[] {
  const kept = new Map<number, number>();
  for (const { step, update } of eventsOfType(events, "checkpoint")) kept.set(step, update);
  for (const { step, updates } of eventsOfType(events, "trained")) kept.set(step, updates);
  return readMetrics(run).filter(({ step, update }) => update <= (kept.get(step) ?? 0));
}

/** Copies the metrics of a run's first growth steps into another run folder, if that is possible. */
export function copyMetrics(from: string, to: string, lastStep: number): void {
  const lines = readMetrics(from).filter(({ step }) => step <= lastStep);
  if (lines.length === 0) return;
  try {
    writeFileSync(join(to, RUN_FILES.metrics), lines.map((line) => `${formatMetrics(line)}\n`).join(""));
  } catch {
    // The run does not need them.
  }
}

function textOf(run: string): string {
  try {
    return readFileSync(join(run, RUN_FILES.metrics), "utf8");
  } catch {
    return "";
  }
}
