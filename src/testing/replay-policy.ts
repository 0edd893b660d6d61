import fc from "fast-check";
import { expect, it } from "vitest";
import { ReplayPolicy } from "../data/replay-policy.ts";
import type { Strategy } from "../plugin/strategy.ts";
import { deepFreeze, withoutChanges } from "./deep-freeze.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { holdsFor } from "./holds-for.ts";
import type { Build, KitCase } from "./kit-case.ts";

/** Training examples of each step so far, one step at least. */
type Arrivals = readonly number[];

/** Any stream until now: empty steps, single examples and millions among them. */
const anyArrivals: fc.Arbitrary<Arrivals> = fc.array(
  fc.oneof(fc.nat(1000), fc.constantFrom(0, 1, 1_000_000_000)),
  { minLength: 1, maxLength: 12 },
);

/** Streams of a kind that a random one rarely is. */
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

/** Random streams of each test. */
const RUNS = 200;

/**
 * Tests that a replay policy is what the port promises: a pure function of the arrivals that gives each step a share,
 * not negative, nothing to empty steps, 1 in all.
 * @param cases option sets to test; the defaults alone if omitted.
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
  // The container refuses shares that are negative, of another number, or not 1 in all.
  it("gives each step a share, 1 in all, for any arrivals", async () => {
    const policy = await build();
    await holdsFor([anyArrivals], async (arrivals) => void policy.shares(arrivals), RUNS);
  });

  for (const [what, arrivals] of Object.entries(CORNERS)) {
    it(`gives each step a share after ${what}`, async () => {
      (await build()).shares([...arrivals]);
    });
  }
}

function testPurity(build: Build<ReplayPolicy>): void {
  it("gives the same shares again, in any order, by any instance", async () => {
    const [one, other] = [await build(), await build()];
    const all = Object.entries(CORNERS);
    const first = new Map(all.map(([what, arrivals]) => [what, one.shares([...arrivals])]));
    for (const policy of [one, other])
      for (const [what, arrivals] of all.toReversed())
        expect(
          policy.shares([...arrivals]),
          `the shares after ${what} differ when asked again; they have to follow from the arrivals alone`,
        ).toEqual(first.get(what));
  });

  it("leaves the arrivals as they are", async () => {
    const policy = await build();
    for (const arrivals of Object.values(CORNERS))
      withoutChanges("shares", () => policy.shares(deepFreeze([...arrivals])));
  });
}
