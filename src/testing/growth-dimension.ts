import { afterAll, beforeAll, expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import type { DataStream } from "../data/data-stream.ts";
import { GrowthDimension } from "../growth/growth-dimension.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import { type Engine, openEngine } from "../tensor/engine.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { describeGrowth, ensureState, listed } from "./ensure-state.ts";
import { EXACT_WITHIN, type FamilyWithExamples, functionOf, largestChange } from "./model-function.ts";
import { fingerprintOfState as printOf } from "./fingerprint.ts";
import { freshValueProblems } from "./fresh-values.ts";
import { anyGrowth, architecturesOf, type Growth, growthsOf } from "./growths.ts";
import { anySeed, holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { originProblems } from "./origins.ts";
import { reachProblem } from "./reach-problem.ts";
import { trainedState } from "./trained-state.ts";

/** A case of a growth dimension. */
export interface GrowthDimensionCase extends KitCase {
  /** The growing family, injected as `ModelFamily`. Small models keep the tests short. */
  readonly family: TrainableFamily;
  /** Examples that the family reads, for comparing a model before and after growth. */
  readonly stream: DataStream;
  /** Architectures before and after growth; all growths between neighbours are tested. */
  readonly space: SearchSpace;
}

/** Number of random growths per seed, besides those that are always tested. */
const DRAWN = 4;

/**
 * Tests that a growth dimension fulfils its port's contract: it reaches larger values of the space, the current one
 * first, changes only its own keys of an architecture, grows parameters, averages and slots to the shapes that the
 * family describes, is pure, and preserves the function if it declares so. Every value is grown to the next and to
 * the last one, from small and larger models, and along all dimensions at once.
 */
export function describeGrowthDimension(
  strategy: Strategy<GrowthDimension>,
  cases: readonly GrowthDimensionCase[],
): void {
  const injecting = cases.map((one) => ({
    ...one,
    injected: [[ModelFamily, one.family] as const, ...(one.injected ?? [])],
  }));
  describeStrategy(GrowthDimension, strategy, injecting, (build, { family, stream, space }) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine("wasm");
    });
    afterAll(() => engine.close());
    testReach(build, space);
    const holdsForGrowths: HoldsForGrowths = (property) =>
      holdsFor(
        [anySeed],
        async (seed) => {
          const dimension = await build();
          for (const grown of grownIn(dimension, { family, space }, new Random(seed)))
            await property(grown, dimension);
        },
        1,
      );
    testExpansion(holdsForGrowths, { family, stream });
    testPurity(holdsForGrowths, build);
  });
}

/** A growth of a state, with other keys of the target also changed. */
interface Grown {
  readonly parent: ModelState;
  readonly target: Architecture;
  /** The parent's architecture with only keys of other dimensions changed. */
  readonly elsewhere: Architecture;
  /** The expected architecture of the child. */
  readonly expected: Architecture;
  /** All possible children of the parent; set for one growth per parent. */
  readonly siblings: readonly Architecture[];
  readonly random: Random;
}

type HoldsForGrowths = (
  property: (grown: Grown, dimension: GrowthDimension) => void | Promise<void>,
) => Promise<void>;

function testReach(build: Build<GrowthDimension>, space: SearchSpace): void {
  it("reaches larger values of the space, the current one first, for some architecture", async () => {
    const [one, other] = [await build(), await build()];
    const architectures = architecturesOf(space);
    const reaches = architectures.map((current) => {
      const reach = one.reach(current, space);
      const problem = reachProblem(reach, current);
      ensure(problem === undefined, problem ?? "");
      return reach;
    });
    const grows = reaches.some((all) => all.some(({ values }) => values.length > 1));
    ensure(grows, "reaches no value from any architecture: check that the case's space has its dimensions");
    const again = architectures.toReversed().map((current) => other.reach(current, space));
    expect(again.toReversed(), "in another call order, it reaches other values").toEqual(reaches);
  });
}

function testExpansion(holdsForGrowths: HoldsForGrowths, tested: FamilyWithExamples): void {
  const { family } = tested;
  it("changes its own keys to the target's values, with all optimizer slots", async () => {
    await holdsForGrowths(({ parent, target, expected, random }, dimension) => {
      for (const one of [target, expected])
        ensureState(dimension.expand(parent, one, random), family, parent.architecture, expected);
    });
  });

  it("grows averages and optimizer slots with their weights", async () => {
    await holdsForGrowths(({ parent, expected, random }, dimension) => {
      const expand = (state: ModelState) => dimension.expand(state, expected, random);
      ensureState(expand(parent), family, parent.architecture, expected);
      const problems = originProblems(expand, parent, random.fork("changes"));
      ensure(problems.length === 0, `${describeGrowth(parent.architecture, expected)}: ${listed(problems)}`);
    });
  });

  it("draws new parameters by name, independently of other growth", async () => {
    await holdsForGrowths(({ parent, siblings, random }, dimension) => {
      const expand = (state: ModelState, target: Architecture) => dimension.expand(state, target, random);
      const problems = freshValueProblems(expand, parent, siblings);
      ensure(
        problems.length === 0,
        `${listed(problems)}; draw new values from random.fork(name), so that candidates ` +
          "share initial values",
      );
    });
  });

  it("preserves the function of the model if it is exact", async () => {
    await holdsForGrowths(async ({ parent, target, random }, dimension) => {
      if (!dimension.exact) return;
      const child = dimension.expand(parent, target, random);
      const growth = describeGrowth(parent.architecture, child.architecture);
      for (const weights of ["live", "averaged"] as const) {
        const change = largestChange(
          await functionOf(tested, parent, weights),
          await functionOf(tested, child, weights),
        );
        ensure(
          change < EXACT_WITHIN,
          `${growth}: the function of the ${weights} weights changes by ${change.toPrecision(3)}; ` +
            "if that is intended, declare `exact: false`",
        );
      }
    });
  });
}

function testPurity(holdsForGrowths: HoldsForGrowths, build: Build<GrowthDimension>): void {
  it("is a pure function of state, target and key", async () => {
    await holdsForGrowths(async ({ parent, target, random }, dimension) => {
      const before = printOf(parent);
      const child = printOf(dimension.expand(parent, target, random));
      ensure(printOf(parent) === before, "expand changes the state that it receives: work on copies");
      for (const again of [dimension, await build()])
        ensure(
          printOf(again.expand(parent, target, random)) === child,
          "a second expansion differs: keep no state, draw from the key",
        );
    });
  });

  it("keeps a state that already has its target values, independently of other growth", async () => {
    await holdsForGrowths(({ parent, elsewhere, random }, dimension) => {
      for (const [target, what] of [
        [parent.architecture, "its own architecture"],
        [elsewhere, "an architecture that differs in keys of other dimensions"],
      ] as const)
        ensure(
          printOf(dimension.expand(parent, target, random)) === printOf(parent),
          `expanded to ${what}, a state of ${parent.architecture} changes`,
        );
    });
  });
}

function grownIn(
  dimension: GrowthDimension,
  { family, space }: Pick<GrowthDimensionCase, "family" | "space">,
  random: Random,
): Grown[] {
  const architectures = architecturesOf(space);
  const reachOf = (current: Architecture) => dimension.reach(current, space);
  const always = growthsOf(reachOf, space);
  const drawn = Array.from({ length: DRAWN }, (_, index) => anyGrowth(reachOf, space, random.fork(index)));
  const own = new Set(architectures.flatMap(reachOf).map(({ dimension: name }) => name));
  return [...always, ...drawn.filter((growth) => growth !== undefined)].map((growth, index) => {
    const { from, values } = growth;
    const key = random.fork("growth", index);
    const expected = from.with(values);
    const other = mostDifferent(from, architectures);
    const ownOf = (one: Architecture) => Object.fromEntries([...own].map((name) => [name, one.get(name)]));
    return {
      parent: trainedState(family, from, key.fork("parent")),
      target: other.with(ownOf(expected)),
      elsewhere: other.with(ownOf(from)),
      expected,
      siblings: siblingsOf(growth, always),
      random: key.fork("expand"),
    };
  });
}

/** The first or the last architecture, whichever differs more. */
function mostDifferent(from: Architecture, architectures: readonly Architecture[]): Architecture {
  const [first, last] = [architectures[0]!, architectures.at(-1)!];
  return from.difference(first).length > from.difference(last).length ? first : last;
}

/** All possible children of a parent, for the first of its growths. */
function siblingsOf(growth: Growth, growths: readonly Growth[]): readonly Architecture[] {
  const alike = growths.filter(({ from }) => from.equals(growth.from));
  return alike[0] === growth ? alike.map(({ from, values }) => from.with(values)) : [];
}
