import { expect, onTestFinished, test, vi } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { assemble, type Assembly } from "../../../src/run/setup/assemble.ts";
import { estimate } from "../../../src/run/plan/estimate.ts";
import { growthPaths } from "../../../src/run/plan/growth-paths.ts";
import { plan } from "../../../src/run/plan/plan.ts";
import { openEngine } from "../../../src/tensor/engine.ts";
import type { Trainer } from "../../../src/training/trainer.ts";

const SQUARES = "test/cases/squares/experiment.json";

async function assembled(...sets: readonly string[]): Promise<Assembly> {
  const assembly = await assemble(await readExperiment(SQUARES, { plugins, overrides: sets }));
  onTestFinished(() => assembly.close());
  return assembly;
}

/** One candidate at each step, wider than the one before. */
function withOneWidthAStep(assembly: Assembly): Assembly {
  const at: Assembly["growth"]["space"]["at"] = ({ step, space, current }) =>
    space.restrict(
      new Map(
        Object.entries({ ...current.values, "image.width": 8 * step }).map(([name, value]) => [
          name,
          [value],
        ]),
      ),
    );
  return { ...assembly, growth: { ...assembly.growth, space: { at } } };
}

test("a run lies between the smallest candidates of each step and its largest", async () => {
  const assembly = await assembled();
  const planned = await plan(assembly, await growthPaths(assembly));
  expect(planned.steps.map(({ parameters }) => parameters)).toMatchInlineSnapshot(`
    [
      [
        2961,
        5857,
      ],
      [
        2961,
        11121,
      ],
      [
        2961,
        18513,
      ],
    ]
  `);
  expect(planned).toMatchObject({ trials: 9, updates: 9 * 2 + 3 * 6 });
  const { stream, arrivals, space, training } = assembly;
  expect(planned).toMatchObject({
    architectures: space.count(),
    learningRate: [training.learningRate, training.learningRate],
  });
  expect(planned.steps.map(({ step, name, examples }) => [step, name, examples])).toEqual(
    (await arrivals.counts(3)).map((count, index) => [index + 1, stream.stepNames[index], count]),
  );
});

test("what the trials of a step share is planned once a step", async () => {
  const assembly = await assembled('/search/evaluator={"type":"supernet","updates":50}');
  const planned = await plan(assembly, await growthPaths(assembly));
  expect(planned.updates).toBe(3 * 50 + 3 * 6);
});

/** Seconds that a made-up trainer takes before the first update, and in each, by the model's FLOPs. */
const [PREPARING, PER_UPDATE] = [2, (flops: number) => 0.01 + flops * 1e-8];

/** An assembly whose trainings take made-up times; mocks the clock. */
function withTimes(assembly: Assembly): Assembly {
  let milliseconds = 0;
  vi.spyOn(performance, "now").mockImplementation(() => milliseconds);
  const train: Trainer["train"] = async ({ state, plan, updates, hooks = {} }) => {
    milliseconds += 1000 * PREPARING;
    for (let update = 1; update <= updates; update++) {
      milliseconds += 1000 * PER_UPDATE(assembly.family.cost!(state.architecture).flops);
      hooks.onUpdate?.({ update } as never);
    }
    return { state, plan, loss: 1 };
  };
  return { ...assembly, trainer: { train } as Trainer };
}

test("the time of a run adds up its trainings, whose times follow from their FLOPs", async () => {
  const assembly = withTimes(await assembled("/training/updates=20", "/search/evaluator/updates=30"));
  const paths = await growthPaths(assembly);
  const secondsOf = (path: (typeof paths)["smallest"]) =>
    path
      .map(({ architecture }) => PER_UPDATE(assembly.family.cost!(architecture).flops))
      .reduce((sum, each) => sum + 3 * (PREPARING + 30 * each) + (PREPARING + 20 * each), 0);
  const { models, seconds } = await estimate(assembly, paths, [3, 3, 3], 1);
  const expected = [secondsOf(paths.smallest), secondsOf(paths.largest)] as const;
  expect(expected[1]).toBeGreaterThan(expected[0]);
  expect(seconds[0]).toBeCloseTo(expected[0], 9);
  expect(seconds[1]).toBeCloseTo(expected[1], 9);
  const mode = assembly.compiler.modeFor(20);
  expect(models[0]).toMatchObject({
    trial: { updates: 30, mode: assembly.compiler.modeFor(30) },
    shared: { updates: 0, preparingSeconds: 0, secondsPerUpdate: 0 },
    training: { updates: 20, mode },
  });
  expect(models[0].training.preparingSeconds).toBeCloseTo(PREPARING, 9);
});

test("where each step has one candidate, both ends are the same, and there is one trial a step", async () => {
  const assembly = withOneWidthAStep(await assembled());
  const paths = await growthPaths(assembly);
  const planned = await plan(assembly, paths);
  expect(paths.smallest.map(({ architecture }) => architecture.values["image.width"])).toEqual([8, 16, 24]);
  expect(paths.largest.map(({ architecture }) => architecture.hash)).toEqual(
    paths.smallest.map(({ architecture }) => architecture.hash),
  );
  expect(planned).toMatchObject({ trials: 3, updates: 3 * 2 + 3 * 6 });
  const { family, training } = assembly;
  const flops = paths.smallest.map(({ architecture }) => family.cost!(architecture).flops);
  const ofUpdates = 3 * training.batchSize * flops.reduce((sum, one) => sum + one);
  expect(planned.flops).toEqual({
    forward: [flops[0], flops[2]],
    search: [2 * ofUpdates, 2 * ofUpdates],
    training: [6 * ofUpdates, 6 * ofUpdates],
  });
  const engine = await openEngine("wasm");
  const trials = planned.steps.map((step) => step.trials);
  const { seconds } = await estimate(assembly, paths, trials, 1);
  await engine.close();
  expect(seconds[0]).toBe(seconds[1]);
});

test.each([
  ["a strategy that proposes nothing twice ends with the candidates", "regularized-evolution", 1],
  ["one that may do so goes on", { type: "random", repeats: true }, 3],
] as const)("%s", async (_, strategy, trials) => {
  const assembly = withOneWidthAStep(
    await assembled(`/search/strategy=${JSON.stringify(strategy)}`, "/stream/steps=1"),
  );
  expect((await plan(assembly, await growthPaths(assembly))).steps).toMatchObject([
    { trials, candidates: 1 },
  ]);
});

test("no trials are planned if the growth trigger never fires", async () => {
  const assembly = await assembled(
    "/growth/trigger=never",
    '/search/evaluator={"type":"supernet","updates":50}',
  );
  const planned = await plan(assembly, await growthPaths(assembly));
  expect(planned.steps.map(({ trials, candidates }) => [trials, candidates])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(planned).toMatchObject({ updates: 3 * 6, parameters: [2961, 2961], flops: { search: [0, 0] } });
});

test("trials are planned from the step on at which the growth trigger can fire", async () => {
  const assembly = await assembled("/growth/trigger=plateau");
  const { steps, trials } = await plan(assembly, await growthPaths(assembly));
  const every = await assembled();
  const { steps: whole } = await plan(every, await growthPaths(every));
  expect(steps.map((step) => step.trials)).toEqual([0, ...whole.slice(1).map((step) => step.trials)]);
  expect(trials).toBeGreaterThan(0);
  expect(steps[0]).toMatchObject({ candidates: 0, parameters: [2961, 2961] });
});

test("both ends of a space of millions are seen", async () => {
  const wide = JSON.stringify({ type: "integer", low: 1, high: 1000 });
  const assembly = await assembled(
    `/searchSpace/dimensions/image.mlpRatio=${wide}`,
    `/searchSpace/dimensions/text.mlpRatio=${wide}`,
    "/searchSpace/constraints=[]",
    "/growth/space=whole",
    "/stream/steps=1",
  );
  const { smallest, largest } = await growthPaths(assembly);
  expect(smallest[0]?.architecture.values).toMatchObject({ "image.mlpRatio": 1, "text.mlpRatio": 1 });
  expect(largest[0]?.architecture.values).toMatchObject({ "image.mlpRatio": 1000, "text.mlpRatio": 1000 });
});
