import fc from "fast-check";
import { afterAll, beforeAll, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import { GrowthDimension } from "../growth/growth-dimension.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import { type Engine, openEngine } from "../tensor/engine.ts";
import type { ModelState } from "../training/model-state.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { largestDifference, similarities } from "./features.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { describeGrowth, ensureState, fingerprintOf, trainedState, treesOf } from "./model-states.ts";

/** A case of a growth dimension. */
export interface GrowthDimensionCase extends KitCase {
  /** What grows; strategies that inject `ModelFamily` get it. Small models keep the tests short. */
  readonly family: ModelFamily;
  /** Architectures of the family from which to grow and to grow into. */
  readonly space: SearchSpace;
}

/** Random growths for each property: models take longer than histories. */
const GROWTHS = 10;

/** What float32 leaves of an inner product of unit vectors after some blocks. */
const EXACT_WITHIN = 1e-5;

/**
 * Tests that a dimension is what the port promises: it reaches larger values of the space, its current one first, takes
 * its own keys of an architecture and no others to their targets, grows parameters, averages and slots to the shapes
 * that the family describes, is pure, and leaves the function unchanged if it says so.
 */
export function describeGrowthDimension(
  strategy: Strategy<GrowthDimension>,
  cases: readonly GrowthDimensionCase[],
): void {
  const injecting = cases.map((one) => ({
    ...one,
    injected: [[ModelFamily, one.family] as const, ...(one.injected ?? [])],
  }));
  describeStrategy(GrowthDimension, strategy, injecting, (build, { family, space }) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine("cpu");
    });
    afterAll(() => engine.close());
    testReach(build, space);
    testExpansion(build, family, space);
  });
}

function testReach(build: Build<GrowthDimension>, space: SearchSpace): void {
  it("reaches values of the space, the current one first, and grows from somewhere", async () => {
    const dimension = await build();
    const reaches = samples(space, 50).map((current) => {
      for (const { dimension: name, values } of dimension.reach(current, space)) {
        const where = `${name} of ${current} reaches ${JSON.stringify(values)}`;
        ensure(space.dimensions.has(name), `${where}, and the space has no such dimension`);
        ensure(values.at(0) === current.get(name), `${where}: the first is to be the current value`);
        ensure(new Set(values).size === values.length, `${where}: one of them twice`);
        const outside = values.slice(1).find((value) => !space.valuesOf(name).includes(value));
        ensure(outside === undefined, `${where}: ${outside} is no value of the space`);
      }
      return dimension.reach(current, space);
    });
    const grows = reaches.some((all) => all.some(({ values }) => values.length > 1));
    ensure(
      grows,
      "reaches nothing from 50 architectures of the space: does the case's space have what it grows?",
    );
  });
}

function testExpansion(build: Build<GrowthDimension>, family: ModelFamily, space: SearchSpace): void {
  /** From an architecture of the space to one that this dimension reaches, other keys changed as well. */
  const holdsForGrowths = (
    property: (growth: ReturnType<typeof growthOf>, dimension: GrowthDimension) => void,
  ) =>
    holdsFor(
      [fc.nat()],
      async (seed) => {
        const dimension = await build();
        property(growthOf(dimension, family, space, new Random(seed)), dimension);
      },
      GROWTHS,
    );

  it("takes its own keys to the target's values, with everything that the optimizer has", async () => {
    await holdsForGrowths(({ parent, target, expected, random }, dimension) => {
      ensureState(dimension.expand(parent, target, random), family, parent.architecture, expected);
    });
  });

  it("is a pure function of state, target and key", async () => {
    await holdsForGrowths(({ parent, target, random }, dimension) => {
      const before = printOf(parent);
      const child = printOf(dimension.expand(parent, target, random));
      ensure(printOf(parent) === before, "expand changes the state that it is given: work on copies");
      const again = printOf(dimension.expand(parent, target, random));
      ensure(again === child, "expanded again, the child is another one: keep nothing, draw from the key");
    });
  });

  it("leaves a state that is there already as it is", async () => {
    await holdsForGrowths(({ parent, random }, dimension) => {
      const same = dimension.expand(parent, parent.architecture, random);
      ensure(
        printOf(same) === printOf(parent),
        `expanded to its own architecture, a state of ${parent.architecture} is another one`,
      );
    });
  });

  it("leaves the function of the model unchanged if it is exact", async () => {
    await holdsForGrowths(({ parent, target, random }, dimension) => {
      if (!dimension.exact) return;
      const child = dimension.expand(parent, target, random);
      const [before, after] = [parent, child].map(({ architecture, parameters }) =>
        similarities(family, architecture, parameters),
      );
      const change = largestDifference(before!, after!);
      ensure(
        change < EXACT_WITHIN,
        `${describeGrowth(parent.architecture, child.architecture)}: inner products of features change by ${change.toPrecision(3)}; ` +
          "if that is meant, say `exact: false`",
      );
    });
  });
}

const printOf = (state: ModelState) => fingerprintOf(...treesOf(state));

function growthOf(dimension: GrowthDimension, family: ModelFamily, space: SearchSpace, random: Random) {
  const source = space.sample(random.fork("source"));
  const own = Object.fromEntries(
    dimension
      .reach(source, space)
      .map(({ dimension: name, values }) => [name, random.fork("value", name).choice(values)] as const),
  );
  const target = space.sample(random.fork("others")).with(own);
  const parent = trainedState(family, source, random.fork("parent"));
  return { parent, target, expected: source.with(own), random: random.fork("expand") };
}

function samples(space: SearchSpace, count: number): Architecture[] {
  return Array.from({ length: count }, (_, index) => space.sample(new Random("kit").fork(index)));
}
