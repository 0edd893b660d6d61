import type { Architecture } from "../../architecture/architecture.ts";
import { costOf } from "../../architecture/model-family.ts";
import { EspalierError } from "../../espalier-error.ts";
import { expand } from "../../growth/expand.ts";
import { mayFire } from "../../growth/may-fire.ts";
import type { Trial } from "../../search/trial.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import { freshModel } from "../inheritance/fresh-model.ts";
import type { Assembly } from "./assemble.ts";
import { cannotGrow } from "./errors.ts";
import { growthSpaceAfter } from "../loop/growth-space-at.ts";
import { proposalOutsideSpace } from "../search/errors.ts";
import { frozenTrial } from "../log/frozen-trial.ts";

/** Growth steps, places at each end of a growth space, and parameters of all models together, at most. */
const LOOKS = { steps: 10, places: 200, parameters: 1e6 };

/** Examples that are taken to arrive at each step. */
const EXAMPLES = 1000;

/**
 * Asks strategies what a run will ask them later, as far as that takes no engine, no data and little time: a growth
 * space whose second step cannot be reached is found before the first one has trained.
 * @throws EspalierError that names the strategy.
 */
export async function rehearse(assembly: Assembly): Promise<void> {
  const { growth, replay, stream, start } = assembly;
  let largest = start;
  let parameters = 0;
  let isSearched = false;
  for (let step = 1; step <= Math.min(stream.steps, LOOKS.steps); step++) {
    const arrivals = Object.freeze(Array.from({ length: step }, () => EXAMPLES));
    replay.shares(arrivals);
    if (!mayFire(growth.trigger, step)) continue;
    for (const current of new Set([start, largest])) {
      const space = growthSpaceAfter(arrivals, assembly, current);
      const candidates = candidatesOf(space, current);
      if (!isSearched) rehearseSearch(assembly, space, candidates);
      isSearched = true;
      // The first step has no model to inherit from.
      for (const candidate of step === 1 ? [] : candidates) {
        parameters += parametersOf(assembly, current) + parametersOf(assembly, candidate);
        if (parameters <= LOOKS.parameters) await rehearseGrowth(assembly, step, current, candidate);
      }
      largest = costliest(assembly, [largest, ...candidates]);
    }
  }
}

/** The first and the last candidate, if there is one near that end of the grid, and one next to the current one. */
function candidatesOf(space: SearchSpace, current: Architecture): Architecture[] {
  const places = Array.from({ length: Math.min(LOOKS.places, space.gridSize) }, (_, index) => index);
  const first = firstOf(places, (place) => space.at(place));
  const last = firstOf(places, (place) => space.at(space.gridSize - 1 - place));
  const found = [first, last, space.neighbours(current)[0]].filter((one) => one !== undefined);
  return [...new Map(found.map((one) => [one.hash, one])).values()];
}

function firstOf<Item, Value>(
  items: readonly Item[],
  find: (item: Item) => Value | undefined,
): Value | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A search that has measured one candidate, with figures that are made up. */
function rehearseSearch(
  { search, start, random }: Assembly,
  space: SearchSpace,
  candidates: readonly Architecture[],
): void {
  const { strategy, scheduler, selection, evaluator, objectives, trials: count } = search;
  const figures = (value: number) =>
    Object.fromEntries(evaluator.measures.map(({ measurement }) => [measurement, value]));
  const trialOf = (architecture: Architecture, number: number): Trial =>
    frozenTrial({
      number,
      architecture,
      status: "completed",
      budget: 1,
      measurements: figures(0.5 / (number + 1)),
      notes: {},
    });
  scheduler.next(Object.freeze([]), count, objectives);
  const trials = Object.freeze([trialOf(start, 0)]);
  const proposal = strategy.propose(
    Object.freeze({ space, trials, random: random.fork("rehearsal"), objectives }),
  );
  if (proposal !== undefined && !space.contains(proposal.architecture))
    throw proposalOutsideSpace(1, 1, proposal.architecture);
  const choices = Object.freeze([start, ...candidates].map(trialOf));
  try {
    selection.choose(choices, objectives);
  } catch (error) {
    // It may be right to refuse figures that are made up.
    if (!(error instanceof EspalierError) || !FAULTS.includes(error.code)) return;
    throw error;
  }
}

/** Codes of errors that say that a strategy is wrong. */
const FAULTS: readonly string[] = ["ESPALIER_STRATEGY_FAILED", "ESPALIER_WRONG_ANSWER"];

/** Lets a candidate inherit from fresh weights. */
async function rehearseGrowth(
  assembly: Assembly,
  step: number,
  current: Architecture,
  candidate: Architecture,
): Promise<void> {
  const { growth, random } = assembly;
  const fresh = (architecture: Architecture) => freshModel(assembly, architecture);
  try {
    await growth.inheritance.inherit({
      parent: fresh(current),
      child: candidate,
      random,
      fresh,
      expand: (state, target) => expand(growth.dimensions, state, target, random),
    });
  } catch (error) {
    throw error instanceof EspalierError && !FAULTS.includes(error.code)
      ? cannotGrow(step, current, candidate, error)
      : error;
  }
}

function parametersOf({ family }: Assembly, architecture: Architecture): number {
  return costOf(family, architecture).parameters;
}

function costliest(assembly: Assembly, architectures: readonly Architecture[]): Architecture {
  const costs = architectures.map((one) => parametersOf(assembly, one));
  return architectures[costs.indexOf(Math.max(...costs))] as Architecture;
}
