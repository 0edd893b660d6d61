import { Random } from "../random/random.ts";
import type { Objectives } from "../search/objective.ts";
import type { Proposal, ProposalRequest, SearchStrategy } from "../search/search-strategy.ts";
import type { Measurements, Trial } from "../search/trial.ts";
import { ask } from "./ask.ts";
import { mainObjective, measurementsOf } from "./histories.ts";
import { placesOf } from "./spaces.ts";
import type { WatchedSpace } from "./watched-space.ts";

/** A simulated search without training: measurements are computed by a formula. */
export interface SimulatedSearch {
  readonly strategy: SearchStrategy;
  readonly space: WatchedSpace;
  readonly trials: number;
  readonly seed?: number;
  readonly objectives?: Objectives;
  /** Whether the first trial is the current architecture, as in a growth step; here the smallest one. */
  readonly stays?: boolean;
  /** Number of trials that are measured in parallel. */
  readonly workers?: number;
}

/** A request and its proposal. */
export interface Asked {
  readonly request: ProposalRequest & { readonly space: WatchedSpace };
  readonly proposal: Proposal;
}

/** All requests of a search with their proposals, in order; the last proposal may be `undefined`. */
export function simulateSearch(search: SimulatedSearch): Asked[] {
  const { strategy, space, stays = false, workers = 1 } = search;
  const history: Trial[] = stays
    ? [measured(0, { architecture: space.smallest(), notes: { origin: "stay" } }, space)]
    : [];
  const asked: Asked[] = [];
  let known = history.length;
  while (history.length < search.trials) {
    const request = requestOf(search, seenBy(history, known));
    const proposal = ask(strategy, request);
    asked.push({ request, proposal });
    if (proposal === undefined && known === history.length) break;
    if (proposal !== undefined) history.push(measured(history.length, proposal, space));
    known = proposal === undefined ? history.length : Math.max(known, history.length - workers + 1);
  }
  return asked;
}

/** The request that follows a history. */
export function requestOf(
  { space, seed = 1, objectives = mainObjective }: Pick<SimulatedSearch, "space" | "seed" | "objectives">,
  trials: readonly Trial[],
): Asked["request"] {
  const random = new Random(seed).fork("step", 1, "trial", trials.length);
  return { space, trials, random, objectives };
}

/** The history with all trials running, except the first `known` ones. */
function seenBy(history: readonly Trial[], known: number): Trial[] {
  return history.map((trial, index) =>
    index < known ? trial : { ...trial, status: "running", measurements: {} },
  );
}

/** A trial measured by the formula: a bowl, with regions that fail or lack a measurement. */
function measured(number: number, proposal: NonNullable<Proposal>, space: WatchedSpace): Trial {
  const { architecture, notes = {} } = proposal;
  const places = placesOf(architecture, [...space.dimensions.values()]);
  const sum = places.reduce((total, place) => total + place, 0);
  const base = { number, architecture, budget: 1, notes };
  if (sum % 7 === 3) return { ...base, status: "failed", measurements: {}, failure: "of the kit" };
  return { ...base, status: "completed", measurements: sum % 7 === 5 ? {} : figures(places, sum) };
}

function figures(places: readonly number[], sum: number): Measurements {
  const loss = places.reduce((total, place, index) => total + (place - (index % 3)) ** 2, 0.5);
  return measurementsOf([loss, 1 / (1 + Math.abs(sum - 3)), 1 + sum ** 2]);
}
