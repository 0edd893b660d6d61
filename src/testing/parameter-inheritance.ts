import { afterAll, beforeAll, expect, it } from "vitest";
import type { Architecture } from "../architecture/architecture.ts";
import { freshState } from "../architecture/initialise.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import type { DataStream } from "../data/data-stream.ts";
import { expand } from "../growth/expand.ts";
import type { GrowthDimension } from "../growth/growth-dimension.ts";
import {
  type Inherited,
  type InheritanceRequest,
  ParameterInheritance,
} from "../growth/parameter-inheritance.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import { type Engine, openEngine } from "../tensor/engine.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { ensureAnchor } from "./ensure-anchor.ts";
import { describeGrowth, ensureState } from "./ensure-state.ts";
import { EXACT_WITHIN, functionOf, largestChange } from "./model-function.ts";
import { fingerprintOf, fingerprintOfState } from "./fingerprint.ts";
import { anyGrowth, architecturesOf, growthsOf } from "./growths.ts";
import { anySeed, holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";
import { trainedState } from "./trained-state.ts";

/** A case of an inheritance. */
export interface ParameterInheritanceCase extends KitCase {
  /** Family of parents and children, injected as `ModelFamily`. Small models keep the tests short. */
  readonly family: TrainableFamily;
  /** Examples that the family reads, for comparing parents and children. */
  readonly stream: DataStream;
  /** Architectures of the family. */
  readonly space: SearchSpace;
  /** Growth dimensions, as in `growth.dimensions` of an experiment. */
  readonly dimensions: readonly GrowthDimension[];
}

/** Number of random children per seed, besides those that are always tested. */
const DRAWN = 4;

/**
 * Tests that an inheritance fulfils its port's contract, for unchanged children and for growth along each dimension:
 * it is pure, returns states of the shapes that the family describes and a valid training plan, and keeps live and
 * averaged weights as declared.
 */
export function describeParameterInheritance(
  strategy: Strategy<ParameterInheritance>,
  cases: readonly ParameterInheritanceCase[],
): void {
  const injecting = cases.map((one) => ({
    ...one,
    injected: [[ModelFamily, one.family] as const, ...(one.injected ?? [])],
  }));
  describeStrategy(ParameterInheritance, strategy, injecting, (build, kitCase) => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine("wasm");
    });
    afterAll(() => engine.close());
    const holdsForChildren: HoldsForChildren = (property) =>
      holdsFor(
        [anySeed],
        async (seed) => {
          const inheritance = await build();
          for (const request of requestsOf(kitCase, new Random(seed))) await property(request, inheritance);
        },
        1,
      );
    testDeclaration(build);
    testChildren(holdsForChildren, kitCase);
    testKept(holdsForChildren, kitCase);
    testPurity(holdsForChildren, build);
    testTakingOver(build, kitCase);
  });
}

type HoldsForChildren = (
  property: (request: InheritanceRequest, inheritance: ParameterInheritance) => Promise<void>,
) => Promise<void>;

function testDeclaration(build: Build<ParameterInheritance>): void {
  it("declares the window of its average", async () => {
    const { averageWindow } = await build();
    const isShare = averageWindow === undefined || (averageWindow > 0 && averageWindow <= 1);
    ensure(
      isShare,
      `averageWindow must be a share of a training's updates in (0, 1], or undefined: ${averageWindow}`,
    );
  });
}

function testChildren(holdsForChildren: HoldsForChildren, { family }: ParameterInheritanceCase): void {
  it("returns all parameters, averages and slots of the child's architecture", async () => {
    await holdsForChildren(async (request, inheritance) => {
      const { state } = await inheritance.inherit(request);
      ensureState(state, family, request.parent.architecture, request.child);
    });
  });

  it("returns a valid training plan", async () => {
    await holdsForChildren(async (request, inheritance) => {
      const { state, plan } = await inheritance.inherit(request);
      if (plan.anchor !== undefined) ensureAnchor(plan.anchor, state, request);
    });
  });
}

function testKept(holdsForChildren: HoldsForChildren, tested: ParameterInheritanceCase): void {
  it.each(["live", "averaged"] as const)("keeps the %s weights as it declares", async (weights) => {
    await holdsForChildren(async (request, inheritance) => {
      const kept = inheritance.keeps[weights];
      if (kept === "none") return;
      const { parent, child, expand } = request;
      const { state } = await inheritance.inherit(request);
      const expected = await functionOf(tested, expand(parent, child), kept);
      const change = largestChange(expected, await functionOf(tested, state, weights));
      ensure(
        change < EXACT_WITHIN,
        `${describeGrowth(parent.architecture, child)}: the function of the child's ${weights} weights differs by ` +
          `${change.toPrecision(3)} from that of the parent's expanded ${kept} weights; if that is intended, ` +
          `declare \`keeps.${weights}: "none"\``,
      );
    });
  });
}

function testPurity(holdsForChildren: HoldsForChildren, build: Build<ParameterInheritance>): void {
  it("is a pure function of the request, and does not change the parent", async () => {
    await holdsForChildren(async (request, inheritance) => {
      const before = fingerprintOfState(request.parent);
      const child = printOf(await inheritance.inherit(request));
      ensure(fingerprintOfState(request.parent) === before, "inherit changes the parent: work on copies");
      for (const again of [inheritance, await build()])
        ensure(
          printOf(await again.inherit(request)) === child,
          "the same request returns another child: keep no state, draw from request.random",
        );
    });
  });
}

function testTakingOver(
  build: Build<ParameterInheritance>,
  { family, space }: ParameterInheritanceCase,
): void {
  it("takes over a model trained by a search", async () => {
    const [one, other] = [await build(), await build()];
    if (one.takeOver === undefined) return;
    for (const [index, architecture] of firstAndLast(architecturesOf(space)).entries()) {
      const searched = trainedState(family, architecture, new Random("searched").fork(index));
      const before = fingerprintOfState(searched);
      const taken = one.takeOver(searched);
      ensure(fingerprintOfState(searched) === before, "takeOver changes its argument: work on copies");
      ensureState(taken.state, family, architecture, architecture);
      if (taken.plan.anchor !== undefined) ensureAnchor(taken.plan.anchor, taken.state);
      for (const again of [one, other])
        expect(printOf(again.takeOver!(searched)), "a second takeOver returns another child").toBe(
          printOf(taken),
        );
    }
  });
}

/** A hash of a child and its training plan. */
function printOf({ state, plan: { anchor } }: Inherited): string {
  const anchored = anchor === undefined ? [] : [anchor.weights, anchor.mask];
  return `${fingerprintOfState(state)} ${fingerprintOf(...anchored)} ${anchor?.momentum} ${anchor?.pull}`;
}

/** An unchanged child of the first and of the last architecture, then one for each growth. */
function requestsOf(
  { family, space, dimensions }: ParameterInheritanceCase,
  random: Random,
): InheritanceRequest[] {
  const reachOf = (current: Architecture) => dimensions.flatMap((one) => one.reach(current, space));
  const drawn = Array.from({ length: DRAWN }, (_, index) => anyGrowth(reachOf, space, random.fork(index)));
  const growths = [
    ...firstAndLast(architecturesOf(space)).map((from) => ({ from, values: {} })),
    ...growthsOf(reachOf, space),
    ...drawn.filter((growth) => growth !== undefined),
  ];
  return growths.map(({ from, values }, index) => {
    const key = random.fork("growth", index);
    return {
      parent: trainedState(family, from, key.fork("training")),
      child: from.with(values),
      random: key.fork("inherit"),
      expand: (state, target) => expand(dimensions, state, target, key.fork("inherit")),
      fresh: (architecture) => freshState(architecture, family.describe(architecture), key.fork("initial")),
    };
  });
}

function firstAndLast<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set([...items.slice(0, 1), ...items.slice(-1)])];
}
