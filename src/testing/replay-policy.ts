import fc from "fast-check";
import { expect, it } from "vitest";
import { ReplayPolicy } from "../data/replay-policy.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";

/** Number of training examples of each step so far, at least one step. */
type Arrivals = readonly number[];

/** Random arrivals, including empty steps, single examples and millions. */
const anyArrivals: fc.Arbitrary<Arrivals> = fc.array(
  fc.oneof(fc.nat(1000), fc.constantFrom(0, 1, 1_000_000_000)),
  { minLength: 1, maxLength: 12 },
);

/** Streams that random ones rarely contain. */
const CORNERS: Readonly<Record<string, Arrivals>> = {
  "a single step": [17],
  "a single example": [1],
  "equal steps": [10, 10, 10],
  "steps that double": [1, 2, 4, 8, 16, 32],
  "an empty first step": [0, 10],
  "an empty last step": [10, 0],
  "empty steps in between": [10, 0, 0, 10],
  "nothing so far": [0, 0],
  "a billion examples before one": [1_000_000_000, 1],
  "one example before a billion": [1, 1_000_000_000],
  "2,000 steps": Array.from({ length: 2000 }, () => 3),
};

/** Number of random streams per test. */
const RUNS = 200;

/**
 * Tests that a replay policy fulfils its port's contract: it is a pure function of the arrivals, and returns a
 * non-negative share for each step, 0 for empty steps, with sum 1.
 * @param cases option sets to test; default: only the default options.
 */
export function describeReplayPolicy(
  strategy: Strategy<ReplayPolicy>,
  cases: readonly KitCase[] = [{}],
): void {
  describeStrategy(ReplayPolicy, strategy, cases, (build) => {
    testShares(build);
    testPurity(build);
  });
}

function testShares(build: Build<ReplayPolicy>): void {
  // The container refuses negative shares, a wrong number of shares, or another sum than 1.
  it("returns a share for each step with sum 1, for any arrivals", async () => {
    const policy = await build();
    await holdsFor([anyArrivals], async (arrivals) => void policy.shares(arrivals), RUNS);
  });

  for (const [what, arrivals] of Object.entries(CORNERS)) {
    it(`returns a share for each step after ${what}`, async () => {
      (await build()).shares([...arrivals]);
    });
  }
}

function testPurity(build: Build<ReplayPolicy>): void {
  it("returns the same shares in any call order and instance", async () => {
    const [one, other] = [await build(), await build()];
    const all = Object.entries(CORNERS);
    const first = new Map(all.map(([what, arrivals]) => [what, one.shares([...arrivals])]));
    for (const policy of [one, other])
      for (const [what, arrivals] of all.toReversed())
        expect(
          policy.shares([...arrivals]),
          `the shares after ${what} differ when asked a second time; they must depend only on the arrivals`,
        ).toEqual(first.get(what));
  });

  it("does not change the arrivals", async () => {
    const policy = await build();
    for (const arrivals of Object.values(CORNERS))
      withoutChanges("shares", () => policy.shares(deepFreeze([...arrivals])));
  });
}
