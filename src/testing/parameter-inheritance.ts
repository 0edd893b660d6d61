import fc from "fast-check";
import { expect, it } from "vitest";
import { freshState } from "../architecture/initialise.ts";
import { ModelFamily } from "../architecture/model-family.ts";
import { expand } from "../growth/expand.ts";
import type { GrowthDimension } from "../growth/growth-dimension.ts";
import {
  type Anchor,
  type Inherited,
  type InheritanceRequest,
  ParameterInheritance,
} from "../growth/parameter-inheritance.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { Random } from "../random/random.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { ensure } from "./ensure.ts";
import { holdsFor } from "./holds-for.ts";
import type { KitCase } from "./kit-case.ts";
import { ensureState, fingerprintOf, trainedState, treesOf } from "./model-states.ts";

/** A case of an inheritance. */
export interface ParameterInheritanceCase extends KitCase {
  /** Of parents and children; strategies that inject `ModelFamily` get it. Small models keep the tests short. */
  readonly family: ModelFamily;
  /** Architectures of the family. */
  readonly space: SearchSpace;
  /** What a child grows by, as in `growth.space.dimensions` of an experiment. */
  readonly dimensions: readonly GrowthDimension[];
}

/** Random children for each property: models take longer than histories. */
const CHILDREN = 10;

/**
 * Tests that an inheritance is what the port promises: pure, for children that stay and children that grow, with states
 * of the shapes that the family describes and a plan that a training can follow.
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
    /** A parent and a child that stays as it is or grows. */
    const holdsForChildren = (
      property: (request: InheritanceRequest, built: ParameterInheritance) => Promise<void>,
    ) =>
      holdsFor(
        [fc.nat(), fc.boolean()],
        async (seed, stays) => property(requestOf(kitCase, new Random(seed), stays), await build()),
        CHILDREN,
      );

    it("says how far its average reaches back", async () => {
      const { horizon } = await build();
      const isShare = horizon === undefined || (horizon > 0 && horizon <= 1);
      ensure(isShare, `the horizon is a share of a training's updates, in (0, 1], or undefined: ${horizon}`);
    });

    it("gives the child all parameters, averages and slots of its architecture", async () => {
      await holdsForChildren(async (request, inheritance) => {
        const { state } = await inheritance.inherit(request);
        ensureState(state, kitCase.family, request.parent.architecture, request.child);
      });
    });

    it("plans what a training can follow", async () => {
      await holdsForChildren(async (request, inheritance) => {
        const { state, plan } = await inheritance.inherit(request);
        if (plan.anchor !== undefined) ensureAnchor(plan.anchor, state);
      });
    });

    it("is a pure function of the request, and leaves the parent as it is", async () => {
      await holdsForChildren(async (request, inheritance) => {
        const before = fingerprintOf(...treesOf(request.parent));
        const child = printOf(await inheritance.inherit(request));
        const after = fingerprintOf(...treesOf(request.parent));
        ensure(after === before, "inherit changes the parent: work on copies");
        const again = printOf(await inheritance.inherit(request));
        ensure(
          again === child,
          "the same request gives another child: keep nothing, draw from request.random",
        );
      });
    });
  });
}

/** Of the child and what it asks of its training. */
function printOf({ state, plan: { anchor } }: Inherited): string {
  const anchored = anchor === undefined ? [] : [anchor.weights, anchor.mask];
  return `${fingerprintOf(...treesOf(state), ...anchored)} ${anchor?.momentum} ${anchor?.pull}`;
}

function requestOf(
  { family, space, dimensions }: ParameterInheritanceCase,
  random: Random,
  stays: boolean,
): InheritanceRequest {
  const source = space.sample(random.fork("parent"));
  const key = random.fork("inherit");
  return {
    parent: trainedState(family, source, random.fork("training")),
    child: stays ? source : grown(source, dimensions, space, random.fork("child")),
    random: key,
    expand: (state, target) => expand(dimensions, state, target, key),
    fresh: (architecture) => freshState(architecture, family.describe(architecture), random.fork("initial")),
  };
}

function grown(
  source: ReturnType<SearchSpace["sample"]>,
  dimensions: readonly GrowthDimension[],
  space: SearchSpace,
  random: Random,
) {
  const reaches = dimensions.flatMap((dimension) => dimension.reach(source, space));
  return source.with(
    Object.fromEntries(
      reaches.map(({ dimension, values }) => [dimension, random.fork(dimension).choice(values)] as const),
    ),
  );
}

function ensureAnchor({ weights, mask, momentum, pull }: Anchor, { averages }: Inherited["state"]): void {
  const isShare = (value: number) => value >= 0 && value <= 1;
  ensure(
    isShare(momentum) && isShare(pull),
    `an anchor's momentum and pull lie in [0, 1]: ${momentum}, ${pull}`,
  );
  const shapes = (tree: ParameterTree) => [...tree].map(([name, { shape }]) => [name, shape]);
  expect(shapes(weights), "an anchor's weights are the trainable parameters").toEqual(shapes(averages));
  expect(shapes(mask), "an anchor's mask is one of the trainable parameters").toEqual(shapes(averages));
  const isMask = [...mask.values()].every(({ data }) => data.every((value) => value === 0 || value === 1));
  ensure(isMask, "an anchor's mask is 1 where a coordinate was inherited and 0 where it is new");
}
