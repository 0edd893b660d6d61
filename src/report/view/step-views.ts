import type { Event } from "../../run/log/events.ts";
import { eventsOfType } from "../../run/log/history.ts";
import { type StepResults, stepResults } from "../run-results.ts";
import type { ArchitectureTable } from "./architecture-table.ts";
import type { InheritanceView, SearchView, StepView } from "./view.ts";

/** The growth steps, in order. */
export function stepViews(events: readonly Event[], architectures: ArchitectureTable): readonly StepView[] {
  const results = stepResults(events);
  const opened = eventsOfType(events, "space-opened");
  return results.map((result, place): StepView => {
    const { step, name, examples, phase, growth, architecture, parameters, training, faults } = result;
    const before = results[place - 1]?.architecture ?? opened.find((event) => event.step === step)?.current;
    return {
      ...{ step, name, examples, phase, growth, parameters, training },
      search: searchView(result),
      architecture: architecture === null ? null : architectures.placeOf(architecture),
      before: before === undefined ? null : architectures.placeOf(before),
      inheritance: inheritanceView(events, step),
      faults: faults?.count ?? 0,
    };
  });
}

function searchView({ search }: StepResults): SearchView | null {
  if (search === null) return null;
  const { objectives, constraints, candidates, chosen } = search;
  return {
    objectives: objectives.map(({ measurement, direction, unit }) => ({ measurement, direction, unit })),
    ...{ constraints, candidates },
    chosen: chosen?.trial ?? null,
    reason: chosen?.reason ?? null,
  };
}

function inheritanceView(events: readonly Event[], step: number): InheritanceView | null {
  const child = eventsOfType(events, "inherited").find((event) => event.step === step);
  if (child === undefined) return null;
  const { inheritedShare: share, exact, expansionChange, liveChange, averagedChange, moment = null } = child;
  return { share, exact, expansionChange, liveChange, averagedChange, moment };
}
