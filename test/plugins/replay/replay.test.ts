import type { ReplayPolicy, Strategy } from "espalier";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import replay from "../../../plugins/replay/index.ts";
import { build } from "../build.ts";

const policies = await Promise.all(
  replay.strategies.map(
    async (one) => [one.definition.type, await build(one as Strategy<ReplayPolicy>)] as const,
  ),
);
const policy = (type: string) => new Map(policies).get(type)!;

const exponential = (factor: number) =>
  build(replay.strategies.find((one) => one.definition.type === "exponential") as Strategy<ReplayPolicy>, {
    factor,
  });

const arrivals = fc
  .array(fc.nat(100_000), { minLength: 1, maxLength: 12 })
  .filter((counts) => counts.some((count) => count > 0));

describe("shares", () => {
  it("are in proportion to what arrived: cumulative", () => {
    expect(policy("cumulative").shares([60, 30, 10])).toEqual([0.6, 0.3, 0.1]);
  });

  it("go to the newest pairs: sequential", () => {
    expect(policy("sequential").shares([60, 30, 10])).toEqual([0, 0, 1]);
    expect(policy("sequential").shares([60, 30, 0])).toEqual([0, 1, 0]);
  });

  it("are equal: equal", () => {
    expect(policy("equal").shares([60, 30, 10, 1])).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(policy("equal").shares([60, 0, 10])).toEqual([0.5, 0, 0.5]);
  });

  it("halve with age: exponential", () => {
    expect(policy("exponential").shares([10, 10, 10])).toEqual([1 / 7, 2 / 7, 4 / 7]);
    expect(policy("exponential").shares([40, 20, 10])).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it("of the exponential policy lie between those of sequential and of cumulative", async () => {
    const [none, all] = [await exponential(0), await exponential(1)];
    fc.assert(
      fc.property(arrivals, (counts) => {
        expect(none.shares(counts)).toEqual(policy("sequential").shares(counts));
        expect(all.shares(counts)).toEqual(policy("cumulative").shares(counts));
      }),
    );
  });
});
