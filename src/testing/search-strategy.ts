import fc from "fast-check";
import { expect, it } from "vitest";
import { EspalierError } from "../espalier-error.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { Objectives } from "../search/objective.ts";
import { type Proposal, type ProposalRequest, SearchStrategy } from "../search/search-strategy.ts";
import { ask, describeProposal } from "./ask.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { anyOutcomes, mainObjective, objectives, restore, trialsOf, withOppositeLoss } from "./histories.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { type Asked, requestOf, simulateSearch } from "./simulate-search.ts";
import { anySpace, mixedSpace, smallSpace, spaceOf } from "./spaces.ts";

/** A case of a search strategy. */
export interface SearchStrategyCase extends KitCase {
  /** Whether an architecture may be proposed twice. Otherwise the search has to end when the space is exhausted. */
  readonly repeats?: boolean;
  /** Whether it proposes every architecture of a space before it ends. */
  readonly exhaustive?: boolean;
}

const TRIALS = 30;

/**
 * Tests that a strategy is what the port promises: a pure function of the history and the key, inside the space, that
 * survives whatever may become of trials and ends when nothing is left.
 * @param cases option sets to test; the defaults alone if left out.
 */
export function describeSearchStrategy(
  strategy: Strategy<SearchStrategy>,
  cases: readonly SearchStrategyCase[] = [{}],
): void {
  describeStrategy(SearchStrategy, strategy, cases, (build, kitCase) => {
    testPurity(build);
    testSurvival(build);
    testEnd(build, kitCase);
  });
}

function testPurity(build: Build<SearchStrategy>): void {
  it("proposes the same for the same history and key, whatever it was asked before", async () => {
    const strategy = await build();
    const asked = searchIn(strategy);
    const inAnotherOrder = new Random(2).shuffle(asked);
    for (const { request, proposal } of inAnotherOrder) {
      expect(describeProposal(ask(strategy, request)), ASKED_AGAIN(request)).toBe(describeProposal(proposal));
    }
  });

  it("goes on after an interruption at any trial as if there had been none", async () => {
    for (const { request, proposal } of searchIn(await build())) {
      const restored = { ...request, trials: restore(request.trials) };
      const again = describeProposal(ask(await build(), restored));
      expect(again, RESUMED(request)).toBe(describeProposal(proposal));
    }
  });

  it("leaves the history and the space as they are", async () => {
    const strategy = await build();
    for (const { request } of searchIn(strategy)) {
      const before = JSON.stringify([...request.space.dimensions]);
      // The watched space counts looks, so it stays as it is.
      for (const trial of request.trials) deepFreeze(trial);
      const frozen = { ...request, trials: Object.freeze([...request.trials]) };
      for (const name of request.space.dimensions.keys()) deepFreeze(request.space.valuesOf(name));
      withoutChanges("propose", () => strategy.propose(Object.freeze(frozen)));
      expect(JSON.stringify([...request.space.dimensions]), "propose changes the space").toBe(before);
    }
  });

  it("goes by the direction of the objective", async () => {
    const strategy = await build();
    const turned: Objectives = [{ ...mainObjective[0], direction: "maximize" }];
    for (const { request, proposal } of searchIn(strategy)) {
      const trials = request.trials.map(withOppositeLoss);
      const again = ask(strategy, { ...request, trials, objectives: turned });
      expect(describeProposal(again), DIRECTION(request)).toBe(describeProposal(proposal));
    }
  });
}

function testSurvival(build: Build<SearchStrategy>): void {
  it("proposes inside the space, whatever space that is", async () => {
    await holdsFor([anySpace, fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 4 })], async (...world) => {
      const [recipe, seed, stays, workers] = world;
      const search = { space: spaceOf(recipe), seed, stays, workers, trials: TRIALS };
      simulateSearch({ ...search, strategy: await build() });
    });
  });

  it("survives failed and running trials, figures that are missing or not finite, several objectives and constraints", async () => {
    await holdsFor(
      [anySpace, anyOutcomes, fc.integer({ min: 1, max: 3 })],
      async (recipe, outcomes, count) => {
        const space = spaceOf(recipe);
        const trials = trialsOf(outcomes, [...space.enumerate()]);
        const several = objectives.slice(0, count) as unknown as Objectives;
        ask(await build(), requestOf({ space, objectives: several }, trials));
      },
    );
  });

  it("answers in a space of 10^12 points", async () => {
    const dimension = { type: "integer", low: 1, high: 1000, step: 1 } as const;
    const space = spaceOf({ dimensions: [dimension, dimension, dimension, dimension] });
    const asked = simulateSearch({ strategy: await build(), space, trials: 15 });
    expect(asked[0]?.proposal, "the first proposal of 10^12").toBeDefined();
  });
}

function testEnd(
  build: Build<SearchStrategy>,
  { repeats = false, exhaustive = false }: SearchStrategyCase,
): void {
  it("has nothing to propose from an empty space, or says so", async () => {
    const space = spaceOf({ dimensions: mixedSpace.dimensions, refuses: { modulus: 1, remainder: 0 } });
    const strategy = await build();
    let proposal: Proposal;
    try {
      proposal = strategy.propose(requestOf({ space }, []));
    } catch (error) {
      expect(error, "an empty space is the user's mistake, and told as one").toBeInstanceOf(EspalierError);
    }
    ensure(proposal === undefined, `a proposal from an empty space: ${describeProposal(proposal)}`);
  });

  if (repeats) return;

  it("proposes nothing twice, and ends when the space is exhausted", async () => {
    await holdsFor([smallSpace, fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 3 })], async (...world) => {
      const [recipe, seed, stays, workers] = world;
      const space = spaceOf(recipe);
      const size = space.count()!;
      const strategy = await build();
      const asked = simulateSearch({ strategy, space, seed, stays, workers, trials: size + 1 });
      for (const one of asked) expectNew(one);
      const proposed = asked.filter(({ proposal }) => proposal !== undefined).length + (stays ? 1 : 0);
      if (exhaustive) expect(proposed, `architectures proposed, of ${size} in the space`).toBe(size);
    });
  });
}

/** A whole search with several workers in a space that has everything. */
function searchIn(strategy: SearchStrategy): Asked[] {
  return simulateSearch({ strategy, space: spaceOf(mixedSpace), trials: TRIALS, stays: true, workers: 2 });
}

function expectNew({ request: { trials }, proposal }: Asked): void {
  if (proposal === undefined) return;
  const { architecture } = proposal;
  const earlier = trials.find((trial) => trial.architecture.equals(architecture));
  const message =
    `proposal ${trials.length} is ${architecture}, which trial ${earlier?.number} (${earlier?.status}) was; ` +
    "if that is meant, the case says `repeats: true`";
  ensure(earlier === undefined, message);
}

const PURE =
  "it has to follow from the request alone: keep nothing between calls, and draw from request.random";
const ASKED_AGAIN = ({ trials }: ProposalRequest) =>
  `proposal ${trials.length} is another one when it is asked for again; ${PURE}`;
const RESUMED = ({ trials }: ProposalRequest) =>
  `proposal ${trials.length} is another one after the run was resumed; ${PURE}`;
const DIRECTION = ({ trials }: ProposalRequest) =>
  `proposal ${trials.length} is another one when the objective is maximised and all its figures have the opposite sign; ` +
  "read figures by `toMinimise`";
