import { describe, expect, it } from "vitest";
import { localSearch } from "../../../plugins/search/local-search.ts";
import { build } from "../build.ts";
import { gridOf, numbers, requestOf, search, trial, type Truth } from "./history.ts";

const space = gridOf([9, 9, 9]);

/** Two bowls: the one at 1, 1, 1 is deeper. */
const bowls: Truth = (architecture) => {
  const distance = (target: number) =>
    numbers(architecture).reduce((sum, value) => sum + (value - target) ** 2, 0);
  return { loss: Math.min(distance(1), 2 + distance(7)) };
};

const start = space.at(6 * 81 + 6 * 9 + 6)!;

describe("local search", () => {
  it.each(["first", "best"])("climbs to where no neighbour is better, moving to the %s", async (move) => {
    const trials = search({
      space,
      strategy: await build(localSearch, { move }),
      truth: bowls,
      trials: 60,
      current: start,
    });
    const climb = trials.filter(({ notes }) => (notes["climb"] ?? 0) === 0);
    expect(climb.length).toBeLessThan(30);
    expect(climb.some((one) => numbers(one.architecture).every((value) => value === 7))).toBe(true);
    for (const { architecture, notes } of climb.slice(1))
      expect(trials[notes["parent"] as number]!.architecture.difference(architecture)).toHaveLength(1);
  });

  it("starts again when it is at a top, until it has found the best", async () => {
    const trials = search({
      space,
      strategy: await build(localSearch),
      truth: bowls,
      trials: 300,
      current: start,
    });
    expect(trials.filter(({ notes }) => notes["climb"] === 1 && notes["parent"] === undefined)).toHaveLength(
      1,
    );
    expect(Math.min(...trials.map((one) => one.measurements["loss"]!))).toBe(0);
  });

  it("tries every neighbour before it moves to the best", async () => {
    const trials = search({
      space,
      strategy: await build(localSearch, { move: "best" }),
      truth: bowls,
      trials: 7,
      current: start,
    });
    expect(trials.slice(1).map(({ notes }) => notes["parent"])).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("climbs from the best of some starts", async () => {
    const strategy = await build(localSearch, { starts: 4 });
    const trials = search({ space, strategy, truth: bowls, trials: 5 });
    const losses = trials.slice(0, 4).map((one) => one.measurements["loss"]!);
    expect(trials[4]!.notes["parent"]).toBe(losses.indexOf(Math.min(...losses)));
  });

  it("goes back to a climb of which a running trial turned out well", async () => {
    const strategy = await build(localSearch);
    const corner = gridOf([3]);
    const [zero, one, two] = [...corner.enumerate()];
    const running = trial(1, one!, { status: "running", notes: { climb: 0, parent: 0 } });
    const history = [trial(0, zero!, { measurements: { loss: 2 } }), running];
    expect(strategy.propose(requestOf(corner, history))).toEqual({ architecture: two, notes: { climb: 1 } });
    const done = [history[0]!, trial(1, one!, { measurements: { loss: 1 }, notes: running.notes })];
    expect(strategy.propose(requestOf(corner, done))).toEqual({
      architecture: two,
      notes: { climb: 0, parent: 1 },
    });
  });
});
