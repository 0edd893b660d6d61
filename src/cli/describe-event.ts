import type { ArchitectureValues } from "../architecture/architecture.ts";
import type { Event } from "../run/events.ts";
import { headlineScores } from "./headline-scores.ts";

/** One line for whoever watches a run, or nothing for events that the progress display shows already. */
export function describeEvent(event: Event): string | undefined {
  switch (event.type) {
    case "step-started": {
      const { train, validation } = event.pairs;
      if (train + validation === 0) return `step ${event.step}: ${event.name}`;
      return `step ${event.step}: ${event.name}, ${train} new pairs to train on, ${validation} to validate`;
    }
    case "growth-decided":
      return event.fires ? undefined : `  stays as it is: ${event.reason}`;
    case "space-opened":
      return `  ${event.size ?? "uncounted"} candidates`;
    case "history-imported":
      return `  ${event.trials.length} imported trials${event.leftOut === 0 ? "" : `, ${event.leftOut} left out; the first: ${event.firstLeftOut}`}`;
    case "search-prepared":
      return `  trained what the candidates share: ${event.updates} updates, loss ${event.loss.toFixed(3)}`;
    case "trial-finished": {
      if (event.status === "failed") return `  trial ${event.trial} failed: ${event.failure}`;
      const { loss } = event.measurements;
      const [name, value] =
        loss === undefined ? (Object.entries(event.measurements)[0] ?? []) : ["loss", loss];
      return `  trial ${event.trial}: ${value === undefined ? "measured" : `${name} ${value.toFixed(4)}`}`;
    }
    case "selected":
      return `  chosen: trial ${event.trial}, ${describeArchitecture(event.architecture)} (${event.reason})`;
    case "inherited":
      if (event.liveChange === null) return event.parameters === 0 ? undefined : `  starts afresh`;
      return `  inherits ${percent(event.inheritedShare)} of its parameters; similarities change by at most ${describeChange(event.liveChange)} (live weights) and ${describeChange(event.averagedChange)} (averages)`;
    case "trained":
      return `  trained ${event.updates} updates, loss ${event.loss.toFixed(3)}`;
    case "evaluated":
      if (event.scores.length === 0) return undefined;
      return headlineScores(event.scores)
        .map(({ name, value }) => `  ${name} ${percent(value)}`)
        .join(",");
    default:
      return undefined;
  }
}

function describeChange(change: number | null): string {
  return (change ?? 0).toExponential(1);
}

/** `image 2x64 (mlp 4), text 2x64 (mlp 4), ...`: parts and what they are made of. */
export function describeArchitecture(values: ArchitectureValues): string {
  const parts = new Map<string, string[]>();
  for (const [name, value] of Object.entries(values)) {
    const [part = name, dimension = ""] = name.split(".");
    parts.set(part, [...(parts.get(part) ?? []), `${dimension} ${value}`.trim()]);
  }
  return [...parts].map(([part, dimensions]) => `${part} ${dimensions.join(" ")}`).join(", ");
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
