import { beforeAll, describe, expect, test } from "vitest";
import { type ReproducibleEvent, reproducibleEvents } from "../../src/run/log/reproducible-events.ts";
import type { Event, EventType } from "../../src/run/log/events.ts";
import { eventsOfType } from "../../src/run/log/history.ts";
import { log } from "./swapped-run.ts";

/** The events of some types, without what two runs of the same experiment may differ in, and places in the log. */
function only(events: readonly Event[], ...types: readonly EventType[]): ReproducibleEvent[] {
  const chosen = reproducibleEvents(events.filter(({ type }) => types.includes(type)));
  return chosen.map((event) => ({ ...event, sequence: 0 }));
}

/** The dimensions in which candidates differ from the current architecture. */
function grown(events: readonly Event[]): string[] {
  const current = new Map(eventsOfType(events, "space-opened").map((event) => [event.step, event.current]));
  const names = eventsOfType(events, "trial-proposed").flatMap(({ step, architecture }) =>
    Object.keys(architecture).filter((name) => architecture[name] !== current.get(step)?.[name]),
  );
  return [...new Set(names)].toSorted();
}

function sizes(events: readonly Event[]) {
  return eventsOfType(events, "space-opened").map(({ size }) => size);
}

/** How far the outputs of the second and third model are from those of the models that they inherit from. */
function inherited(events: readonly Event[]) {
  return eventsOfType(events, "inherited")
    .slice(1)
    .map(({ liveChange, averagedChange, inheritedShare }) => ({
      liveChange,
      averagedChange,
      inheritedShare,
    }));
}

const measured = (events: readonly Event[]) =>
  eventsOfType(events, "trial-finished").map(({ measurements }) => measurements);
const losses = (events: readonly Event[]) => eventsOfType(events, "trained").map(({ loss }) => loss);

let base: readonly Event[];

beforeAll(async () => {
  base = await log();
});

describe("the growth space", () => {
  test("fixed: the whole space at each step, not what is near the current architecture", async () => {
    const fixed = await log("/growth/space=fixed");
    expect(sizes(base)).toEqual([32, 42, 42]);
    expect(sizes(fixed)).toEqual([1944, 1944, 1944]);
    const constraints = eventsOfType(fixed, "space-opened").map((event) => event.constraints);
    expect(constraints).toEqual(new Array(3).fill(["parameters <= 120000"]));
  });

  test.each([
    ["depth", [6, 6, 6], ["image.depth", "text.depth"]],
    ["width", [12, 18, 18], ["embedding.width", "image.width", "text.width"]],
    ["shared-encoder", [3, 3, 3], ["shared.depth"]],
  ])("%s alone grows", async (dimension, candidates, names) => {
    const events = await log(`/growth/dimensions=["${dimension}"]`);
    expect(sizes(events)).toEqual(candidates);
    expect(grown(events)).toEqual(names);
    expect(only(events, "step-started", "growth-decided")).toEqual(
      only(base, "step-started", "growth-decided"),
    );
  });
});

describe("the inheritance", () => {
  const before = ["step-started", "growth-decided", "trial-proposed"] as const;

  test("momentum by averages, unswapped: live weights become the averages", () => {
    for (const { liveChange, ...rest } of inherited(base)) {
      expect(liveChange).toBeGreaterThan(0.01);
      expect(rest).toEqual({ averagedChange: 0, inheritedShare: 1 });
    }
  });

  test("copy: nothing changes", async () => {
    const copy = await log("/growth/inheritance=copy");
    expect(inherited(copy)).toEqual(
      new Array(2).fill({ liveChange: 0, averagedChange: 0, inheritedShare: 1 }),
    );
    expect(only(copy, ...before)).toEqual(only(base, ...before));
  });

  test("scratch: nothing is inherited", async () => {
    const scratch = await log("/growth/inheritance=scratch");
    for (const { liveChange, averagedChange, inheritedShare } of inherited(scratch)) {
      expect(inheritedShare).toBe(0);
      expect(liveChange).toBeGreaterThan(0.1);
      expect(averagedChange).toBe(liveChange);
    }
    expect(only(scratch, ...before)).toEqual(only(base, ...before));
  });

  test("searched, where no training is shared: as copy", async () => {
    const [searched, copy] = [
      await log("/growth/inheritance=searched"),
      await log("/growth/inheritance=copy"),
    ];
    const types = [...before, "trial-finished", "selected", "inherited", "trained"] as const;
    expect(only(searched, ...types)).toEqual(only(copy, ...types));
  });

  test("mix: live weights and averages become one", async () => {
    const mixed = await log("/growth/inheritance/mode=mix");
    for (const { liveChange, averagedChange, inheritedShare } of inherited(mixed)) {
      expect(liveChange).toBeGreaterThan(0.01);
      expect(averagedChange).toBe(liveChange);
      expect(inheritedShare).toBe(1);
    }
    expect(only(mixed, ...before)).toEqual(only(base, ...before));
  });

  test("anchor: inherits as copy, and trains otherwise", async () => {
    const [anchored, copy] = [
      await log("/growth/inheritance/mode=anchor"),
      await log("/growth/inheritance=copy"),
    ];
    expect(inherited(anchored)).toEqual(inherited(copy));
    expect(losses(anchored)[0]).toBe(losses(copy)[0]);
    expect(losses(anchored)[1]).not.toBe(losses(copy)[1]);
  });
});

describe("the trigger", () => {
  const decisions = (events: readonly Event[]) =>
    eventsOfType(events, "growth-decided").map(({ fires, reason }) => `${fires}: ${reason}`);

  test("never: no search, the smallest architecture trains on", async () => {
    const never = await log("/growth/trigger=never");
    expect(decisions(never)).toEqual(new Array(3).fill("false: no step searches"));
    expect(only(never, "space-opened", "trial-proposed", "selected")).toEqual([]);
    expect(eventsOfType(never, "inherited").map(({ step }) => step)).toEqual([1]);
    expect(only(never, "step-started")).toEqual(only(base, "step-started"));
    expect(losses(never)[0]).toBe(losses(base)[0]);
  });

  test("plateau: searches once there are enough measurements", async () => {
    const plateau = await log(
      '/growth/trigger={"type":"plateau","window":2,"tolerance":0.5}',
      "/training/validationEvery=1",
    );
    expect(decisions(plateau)).toMatchInlineSnapshot(`
      [
        "false: 0 of the 2 measurements needed",
        "true: the validation loss rose by 1.9 % over the last 2 measurements, tolerance 50.0 %",
        "true: the validation loss fell by 4.4 % over the last 2 measurements, tolerance 50.0 %",
      ]
    `);
  });
});

describe("the strategy", () => {
  const three = "/search/trials=3";
  const notes = (events: readonly Event[]) =>
    eventsOfType(events, "trial-proposed").map((event) => event.notes);
  const proposed = (events: readonly Event[]) =>
    eventsOfType(events, "trial-proposed").map(({ architecture }) => JSON.stringify(architecture));

  test("evolution, unswapped: once its population is full, trials have parents", async () => {
    const evolution = await log(three);
    expect(notes(evolution).slice(0, 3)).toEqual([{ origin: "stay" }, {}, { parent: 1 }]);
  });

  test("random: other architectures, without parents, whatever was measured", async () => {
    const random = await log(three, "/search/strategy=random");
    expect(notes(random)).toEqual([0, 1, 2].flatMap(() => [{ origin: "stay" }, {}, {}]));
    const ofSizes = await log(three, "/search/strategy=random", "/search/evaluator=size");
    // From the second step on they search around other architectures.
    expect(proposed(ofSizes).slice(0, 3)).toEqual(proposed(random).slice(0, 3));
    expect(only(random, "step-started", "growth-decided")).toEqual(
      only(base, "step-started", "growth-decided"),
    );
  });

  test("grid: architectures in the order of their places", async () => {
    const grid = await log(three, "/search/strategy=grid");
    expect(notes(grid)).toEqual([0, 1, 2].flatMap(() => [{ origin: "stay" }, { place: 1 }, { place: 2 }]));
  });
});

describe("the evaluator", () => {
  test("fewer updates: what half of the budget gives", async () => {
    const [short, half] = [await log("/search/evaluator/updates=1"), await log("/search/scheduler=half")];
    expect(measured(short)).toEqual(measured(half));
    expect(measured(short)).not.toEqual(measured(base));
  });

  test("size: costs are measured alone, and the smallest wins", async () => {
    const bySize = await log("/search/evaluator=size");
    expect(measured(bySize)).toEqual(measured(base).map(({ parameters, flops }) => ({ parameters, flops })));
    for (const { objectives } of eventsOfType(bySize, "space-opened"))
      expect(objectives).toEqual([{ measurement: "parameters", direction: "minimize", unit: "parameters" }]);
  });

  test("supernet: one training for all candidates of a step", async () => {
    const supernet = await log('/search/evaluator={"type":"supernet","updates":3}');
    expect(eventsOfType(supernet, "shared-trained").map(({ step, updates }) => [step, updates])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    for (const measurements of measured(supernet))
      expect(Object.keys(measurements)).toEqual(["loss", "parameters", "flops"]);
    expect(eventsOfType(base, "shared-trained")).toEqual([]);
  });
});

test("the scheduler: half of the budget for each trial, and the same trials", async () => {
  const half = await log("/search/scheduler=half");
  const budgets = (events: readonly Event[]) =>
    eventsOfType(events, "trial-finished").map(({ budget }) => budget);
  expect(budgets(base)).toEqual(new Array(6).fill(1));
  expect(budgets(half)).toEqual(new Array(6).fill(0.5));
  const architectures = (events: readonly Event[]) =>
    eventsOfType(events, "trial-proposed").map(({ architecture }) => architecture);
  expect(architectures(half)).toEqual(architectures(base));
});

test("the selection: best takes the lowest loss, whatever it costs", async () => {
  const best = await log("/search/selection=best");
  expect(only(best, "trial-finished").slice(0, 2)).toEqual(only(base, "trial-finished").slice(0, 2));
  for (const { step, trial, reason } of eventsOfType(best, "selected")) {
    const trials = eventsOfType(best, "trial-finished").filter((event) => event.step === step);
    const lowest = Math.min(...trials.map(({ measurements }) => measurements["loss"]!));
    expect(trials[trial]?.measurements["loss"]).toBe(lowest);
    expect(reason).toBe(`lowest loss of 2 trials: ${Number(lowest.toPrecision(4))}`);
  }
  const chosen = (events: readonly Event[]) => eventsOfType(events, "selected").map(({ trial }) => trial);
  expect(chosen(best)).not.toEqual(chosen(base));
});

describe("the schedule", () => {
  test("constant: trainings of the steps differ, and the trials of the first do not", async () => {
    const constant = await log("/training/schedule=constant");
    expect(measured(constant).slice(0, 2)).toEqual(measured(base).slice(0, 2));
    expect(losses(constant)[0]).not.toBe(losses(base)[0]);
  });

  test("warmup-stable-decay: without a decay it is constant, with one it is not", async () => {
    const [constant, stable, decaying] = [
      await log("/training/schedule=constant"),
      await log('/training/schedule={"type":"warmup-stable-decay","decay":0}'),
      await log('/training/schedule={"type":"warmup-stable-decay","decay":1}'),
    ];
    expect(only(stable, "trial-finished", "trained")).toEqual(only(constant, "trial-finished", "trained"));
    expect(losses(decaying)[0]).not.toBe(losses(constant)[0]);
  });

  test("a strategy is told at each step whether the architecture has changed", async () => {
    const path = [{ "image.depth": 1 }, { "image.depth": 2 }, { "image.depth": 2 }];
    const space = { type: "schedule", architectures: path };
    const along = `/growth/space=${JSON.stringify(space)}`;
    const equal = async (...swaps: readonly string[]) => {
      const asked = losses(await log(...swaps, "/training/schedule=changed-only"));
      const constant = losses(await log(...swaps, "/training/schedule=constant"));
      return asked.map((loss, step) => loss === constant[step]);
    };
    expect(await equal(along)).toEqual([true, true, false]);
    expect(await equal("/growth/trigger=never")).toEqual([true, false, false]);
  });
});

describe("a learning rate by the size of the model", () => {
  const types = ["trial-finished", "trained"] as const;
  const rule = (at: number, exponent: number) =>
    `/training/learningRate=${JSON.stringify({ value: 0.003, at, exponent })}`;

  test("with exponent 0 it is the same for all models", async () => {
    expect(only(await log(rule(1, 0)), ...types)).toEqual(only(base, ...types));
  });

  test("trials and trainings each have the rate of their own model", async () => {
    const { parameters } = eventsOfType(base, "inherited")[0]!;
    const sized = await log(rule(parameters, -0.5));
    const figures = (events: readonly Event[]) =>
      measured(events)
        .slice(0, 2)
        .map((one) => [one["parameters"], one["loss"]]);
    expect(new Set(figures(base).map(([size]) => size)).size).toBe(2);
    for (const [place, [size, loss]] of figures(base).entries())
      expect(figures(sized)[place]?.[1] === loss).toBe(size === parameters);
    const never = await log(rule(parameters, -0.5), "/growth/trigger=never");
    const fixed = await log("/growth/trigger=never");
    const { parameters: smallest } = eventsOfType(never, "inherited")[0]!;
    expect(losses(never)[0] === losses(fixed)[0]).toBe(smallest === parameters);
    const own = await log(rule(smallest, -0.5), "/growth/trigger=never");
    expect(only(own, "trained")).toEqual(only(fixed, "trained"));
  });

  test("all parts of a supernet have the rate of the whole", async () => {
    const deeper = [
      '/growth/dimensions=[{"type":"depth","parts":["image"]}]',
      ...["/search/strategy=grid", "/search/trials=3"],
      '/search/evaluator={"type":"supernet","updates":6}',
    ];
    const usual = await log(...deeper);
    const sizes = measured(usual).map(({ parameters }) => parameters!);
    const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
    expect(smallest).toBeLessThan(largest);
    const shared = (events: readonly Event[]) => eventsOfType(events, "shared-trained")[0]!.loss;
    expect(shared(await log(...deeper, rule(largest, -0.5)))).toBe(shared(usual));
    expect(shared(await log(...deeper, rule(smallest, -0.5)))).not.toBe(shared(usual));
  });
});

test.each([
  ["cumulative", [[1], [0.5, 0.5], [0.3, 0.3, 0.4]]],
  ["sequential", [[1], [0, 1], [0, 0, 1]]],
  ["equal", [[1], [1 / 2, 1 / 2], [1 / 3, 1 / 3, 1 / 3]]],
  ["exponential", [[1], [1 / 3, 2 / 3], [0.12, 0.24, 0.64]]],
])("the replay %s: shares of the arrivals at each step", async (type, shares) => {
  const events = await log(`/replay=${type}`);
  expect(eventsOfType(events, "step-started").map((event) => event.shares)).toEqual(shares);
  // Equal shares of two arrivals, and of batches of two examples, are those of all examples.
  const isOther = type === "sequential" || type === "exponential";
  expect(losses(events).map((loss, step) => loss !== losses(base)[step])).toEqual([false, isOther, isOther]);
});
