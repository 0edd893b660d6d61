import fc from "fast-check";
import { expect, it } from "vitest";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import { SearchStrategy } from "../search/search-strategy.ts";
import { ask, describeProposal } from "./ask.ts";
import { cornerHistories } from "./corner-histories.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { anyOutcomes, objectiveLists, restore, trialsOf } from "./histories.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build } from "./kit-case.ts";
import { testEnd } from "./search-end.ts";
import { testObjectives } from "./search-objectives.ts";
import type { SearchStrategyCase } from "./search-strategy-case.ts";
import { conditionalSpace, searchesOf } from "./search-worlds.ts";
import { type Asked, requestOf, simulateSearch } from "./simulate-search.ts";
import { anySpace, mixedSpace, type SpaceRecipe, spaceOf } from "./spaces.ts";

/** Number of trials of a search in a random space. */
const TRIALS = 30;

/** Spaces for every history: a single point, only words, all kinds of dimensions. */
const SPACES: readonly SpaceRecipe[] = [
  { dimensions: [{ type: "integer", low: 3, high: 3, step: 1 }] },
  { dimensions: [{ type: "categorical", values: ["gelu", "relu", "silu"] }] },
  mixedSpace,
  conditionalSpace,
];

/**
 * Tests that a search strategy fulfils its port's contract: it is a pure function of history and key, proposes only
 * architectures of the space, handles every outcome of trials, and ends when the space is exhausted.
 * @param cases option sets to test; default: only the default options.
 */
export function describeSearchStrategy(
  strategy: Strategy<SearchStrategy>,
  cases: readonly SearchStrategyCase[] = [{}],
): void {
  describeStrategy(SearchStrategy, strategy, cases, (build, kitCase) => {
    testPurity(build);
    testObjectives(build);
    testSurvival(build);
    testEnd(build, kitCase);
  });
}

function testPurity(build: Build<SearchStrategy>): void {
  it("proposes the same for the same history and key, independently of earlier calls", async () => {
    const strategy = await build();
    const inAnotherOrder = new Random(2).shuffle(searchesOf(strategy));
    for (const { request, proposal } of inAnotherOrder) {
      expect(describeProposal(ask(strategy, request)), AGAIN(request, "asked a second time")).toBe(
        describeProposal(proposal),
      );
    }
  });

  it("continues after an interruption at any trial without a difference", async () => {
    for (const { request, proposal } of searchesOf(await build())) {
      const restored = { ...request, trials: restore(request.trials) };
      const again = describeProposal(ask(await build(), restored));
      expect(again, AGAIN(request, "the run was resumed")).toBe(describeProposal(proposal));
    }
  });

  it("does not change the history and the space", async () => {
    const strategy = await build();
    for (const { request } of searchesOf(strategy)) {
      const before = JSON.stringify([...request.space.dimensions]);
      // The watched space counts visits, so it is not frozen.
      for (const trial of request.trials) deepFreeze(trial);
      const frozen = { ...request, trials: Object.freeze([...request.trials]) };
      for (const name of request.space.dimensions.keys()) deepFreeze(request.space.valuesOf(name));
      withoutChanges("propose", () => strategy.propose(Object.freeze(frozen)));
      expect(JSON.stringify([...request.space.dimensions]), "propose changes the space").toBe(before);
    }
  });
}

function testSurvival(build: Build<SearchStrategy>): void {
  it("proposes only architectures of the space, in random spaces", async () => {
    await holdsFor([anySpace, fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 4 })], async (...world) => {
      const [recipe, seed, stays, workers] = world;
      const search = { space: spaceOf(recipe), seed, stays, workers, trials: TRIALS };
      simulateSearch({ ...search, strategy: await build() });
    });
  });

  it("handles failed and running trials, missing and non-finite measurements, several objectives and constraints", async () => {
    const lists = fc.constantFrom(...objectiveLists);
    await holdsFor([anySpace, anyOutcomes, lists], async (recipe, outcomes, objectives) => {
      const space = spaceOf(recipe);
      const trials = trialsOf(outcomes, [...space.enumerate()]);
      ask(await build(), requestOf({ space, objectives }, trials));
    });
  });

  it("handles uniform and extreme histories", async () => {
    const strategy = await build();
    for (const recipe of SPACES) {
      const space = spaceOf(recipe);
      for (const [what, trials] of cornerHistories(space)) {
        for (const objectives of objectiveLists)
          askAfter(what, strategy, requestOf({ space, objectives }, trials));
      }
    }
  });

  it("proposes in a space of 10^12 points", async () => {
    const dimension = { type: "integer", low: 1, high: 1000, step: 1 } as const;
    const space = spaceOf({ dimensions: [dimension, dimension, dimension, dimension] });
    const asked = simulateSearch({ strategy: await build(), space, trials: 15 });
    expect(asked[0]?.proposal, "the first proposal of 10^12").toBeDefined();
  });
}

/** @throws Error with the history's name if the strategy fails. */
function askAfter(what: string, strategy: SearchStrategy, request: Asked["request"]): void {
  try {
    ask(strategy, request);
  } catch (cause) {
    const count = request.objectives.length;
    throw new Error(`after ${what}, with ${count} objectives: ${(cause as Error).message}`, { cause });
  }
}

const AGAIN = ({ trials }: Asked["request"], when: string) =>
  `proposal ${trials.length} differs when ${when}; it must depend only on the request: keep no state ` +
  "between calls, and draw from request.random";
