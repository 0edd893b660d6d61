import { expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import type { GrowthDimension } from "../growth/growth-dimension.ts";
import { GrowthSpace, type GrowthSituation } from "../growth/growth-space.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { describeGrowth } from "./ensure-state.ts";
import { architecturesOf } from "./growths.ts";
import type { Build, KitCase } from "./kit-case.ts";

/** A case of a growth space. */
export interface GrowthSpaceCase extends KitCase {
  /** The growing family, injected as `ModelFamily`. */
  readonly family: ModelFamily;
  /** Architectures of the family. Small spaces keep the tests short. */
  readonly space: SearchSpace;
  /** Growth dimensions, as in `growth.dimensions` of an experiment. Default: none, so that children start afresh. */
  readonly dimensions?: readonly GrowthDimension[];
}

/** Number of current architectures: the first and the last of the space, and random ones. */
const CURRENT = 6;

/** Maximum number of checked candidates of a situation. */
const CANDIDATES = 300;

/** Training examples seen by each step so far. */
const SEEN: readonly (readonly number[])[] = [
  [100],
  [1],
  [0],
  [100, 100],
  [100, 101],
  [100, 200, 400],
  [100, 1_000_000_000],
  [0, 0, 7],
  Array.from({ length: 50 }, (_, index) => 10 * (index + 1)),
];

/**
 * Tests that a growth space fulfils its port's contract: it is a pure function of the situation, and its candidates
 * are in the search space and differ from the current architecture only by values that growth dimensions, if any, reach.
 */
export function describeGrowthSpace(
  strategy: Strategy<GrowthSpace>,
  cases: readonly GrowthSpaceCase[],
): void {
  const injecting = cases.map((one) => ({
    ...one,
    injected: [[ModelFamily, one.family] as const, ...(one.injected ?? [])],
  }));
  describeStrategy(GrowthSpace, strategy, injecting, (build, { space, dimensions = [] }) => {
    const situations = situationsOf(space, dimensions);
    testCandidates(build, situations, space);
    testPurity(build, situations, space);
  });
}

function testCandidates(
  build: Build<GrowthSpace>,
  situations: readonly GrowthSituation[],
  space: SearchSpace,
): void {
  it("offers architectures of the search space", async () => {
    const growthSpace = await build();
    for (const situation of accepted(growthSpace, situations)) {
      const candidates = candidatesOf(growthSpace.at(situation));
      const outside = candidates.find((one) => !space.contains(one));
      ensure(outside === undefined, `${outside} is offered but not in the search space`);
      ensure(candidates.length > 0, `${nameOf(situation)}: there is no candidate`);
    }
  });

  it("offers only values that the growth dimensions reach", async () => {
    const growthSpace = await build();
    for (const situation of accepted(growthSpace, situations)) {
      const { current, dimensions } = situation;
      // Without dimensions, children start from fresh parameters.
      if (dimensions.length === 0) continue;
      const reached = dimensions.flatMap((one) => one.reach(current, space));
      const canBe = (name: string, value: unknown) =>
        reached.some(({ dimension, values }) => dimension === name && values.includes(value as never));
      for (const candidate of candidatesOf(growthSpace.at(situation))) {
        const wrong = current.difference(candidate).find(({ dimension, to }) => !canBe(dimension, to));
        ensure(
          wrong === undefined,
          `${describeGrowth(current, candidate)} is offered, but no growth dimension reaches ${wrong?.dimension} ${wrong?.to}`,
        );
      }
    }
  });

  it("offers growth for some architecture", async () => {
    const growthSpace = await build();
    const grows = accepted(growthSpace, situations).some((one) =>
      candidatesOf(growthSpace.at(one)).some((candidate) => !candidate.equals(one.current)),
    );
    ensure(grows, "only the current architecture is offered: check that the case's space has larger ones");
  });
}

function testPurity(
  build: Build<GrowthSpace>,
  situations: readonly GrowthSituation[],
  space: SearchSpace,
): void {
  it("offers the same candidates in any call order and instance", async () => {
    const [one, other] = [await build(), await build()];
    const asked = accepted(one, situations);
    const printOf = (growthSpace: GrowthSpace, situation: GrowthSituation) =>
      candidatesOf(growthSpace.at(situation)).map(String);
    const first = new Map(asked.map((situation) => [situation, printOf(one, situation)]));
    for (const growthSpace of [one, other])
      for (const situation of asked.toReversed())
        expect(
          printOf(growthSpace, situation),
          `${nameOf(situation)}: a second call offers other candidates; they must depend only on the situation`,
        ).toEqual(first.get(situation));
  });

  it("does not change the situation", async () => {
    const growthSpace = await build();
    for (const { examplesSeen, ...rest } of accepted(growthSpace, situations)) {
      const before = JSON.stringify([...space.dimensions]);
      const frozen = Object.freeze({ ...rest, examplesSeen: deepFreeze([...examplesSeen]) });
      for (const name of space.dimensions.keys()) deepFreeze(space.valuesOf(name));
      withoutChanges("at", () => growthSpace.at(frozen));
      expect(JSON.stringify([...space.dimensions]), "at changes the search space").toBe(before);
    }
  });
}

/** The situations that a growth space does not refuse as wrong input (exit code 2), as a prescribed path may do. */
function accepted(
  growthSpace: GrowthSpace,
  situations: readonly GrowthSituation[],
): readonly GrowthSituation[] {
  const found = situations.filter((situation) => {
    try {
      growthSpace.at({ ...situation, examplesSeen: [...situation.examplesSeen] });
      return true;
    } catch (error) {
      if (error instanceof EspalierError && error.exitCode === 2) return false;
      throw error;
    }
  });
  ensure(found.length > 0, "at refuses all situations");
  return found;
}

/** All combinations of current architectures and lists of examples. */
function situationsOf(
  space: SearchSpace,
  dimensions: readonly GrowthDimension[],
): readonly GrowthSituation[] {
  const all = architecturesOf(space);
  const drawn = new Random("current").sample(all, CURRENT - 2);
  const current = [...new Set([all[0]!, all.at(-1)!, ...drawn])];
  return current.flatMap((one) =>
    SEEN.map((seen) => ({ step: seen.length, current: one, space, dimensions, examplesSeen: [...seen] })),
  );
}

function candidatesOf(space: SearchSpace): readonly Architecture[] {
  const candidates: Architecture[] = [];
  for (const one of space.enumerate()) if (candidates.push(one) === CANDIDATES) break;
  return candidates;
}

function nameOf({ step, current, examplesSeen }: GrowthSituation): string {
  return `step ${step} after ${examplesSeen.at(-1)} examples, from ${current}`;
}
