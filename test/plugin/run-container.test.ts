import {
  definePlugin,
  EspalierError,
  Evaluator,
  GrowthSpace,
  GrowthDimension,
  nested,
  NO_COMPUTE,
  type Plugin,
  type Port,
  ReplayPolicy,
  SearchStrategy,
  strategy,
  Trainer,
} from "espalier";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { Registry } from "../../src/plugin/registry.ts";
import { RunContainer } from "../../src/plugin/run-container.ts";
import { searchStub } from "./stubs.ts";

const none = Type.Object({}, { additionalProperties: false });
const replay = { shares: () => [1] };
const trainer: Trainer = {
  train: () => Promise.reject(new Error("never")),
  spend: () => {},
  lossGradient: async () => ({ loss: 0, gradient: new Map() }),
  takeSpent: () => NO_COMPUTE,
  forwardSeconds: async () => 0,
  firstBatches: async () => [],
  validationLoss: async () => 1,
};

abstract class Vocabulary {
  abstract readonly words: readonly string[];
}

function replayPlugin(name: string, inject: readonly (typeof SearchStrategy)[] = []): Plugin {
  return definePlugin({
    name,
    strategies: [
      strategy(ReplayPolicy, { type: name, summary: "All.", options: none, inject, create: () => replay }),
    ],
  });
}

function container(plugins: readonly Plugin[]): RunContainer {
  return new RunContainer(new Registry(plugins), new Map());
}

function tell(error: unknown): string {
  if (!(error instanceof EspalierError)) throw error;
  return [error.code, error.message, error.culprit, error.remedy].join("\n");
}

describe("building", () => {
  test("completes options and builds nested strategies first", async () => {
    const built = await container([searchStub]).build(SearchStrategy, { type: "wrapped", inner: "still" });
    expect(built).toMatchObject({ tries: 100, inner: { propose: expect.any(Function) } });
  });

  test("builds lists of strategies", async () => {
    let received: readonly GrowthDimension[] = [];
    const growth = definePlugin({
      name: "growth",
      strategies: [
        strategy(GrowthDimension, {
          type: "depth",
          summary: "Deeper.",
          options: Type.Object({ by: Type.Integer({ default: 1 }) }, { additionalProperties: false }),
          inject: [],
          create: ({ by }) => ({
            exact: true,
            reach: () => [],
            expand: (state) => (by === 0 ? state : state),
          }),
        }),
        strategy(GrowthSpace, {
          type: "free",
          summary: "Everything.",
          options: Type.Object(
            { dimensions: Type.Array(nested(GrowthDimension)) },
            { additionalProperties: false },
          ),
          inject: [],
          create: ({ dimensions }) => {
            received = dimensions;
            return { at: ({ space }) => space };
          },
        }),
      ],
    });
    await container([growth]).build(GrowthSpace, {
      type: "free",
      dimensions: ["depth", { type: "depth", by: 2 }],
    });
    expect(received.map(({ exact }) => exact)).toEqual([true, true]);
  });

  test("tells every wrong option at once", async () => {
    const build = container([searchStub]).build(SearchStrategy, { type: "wrapped", inner: "stil", tris: 3 });
    expect(tell(await build.catch((error: unknown) => error))).toMatchInlineSnapshot(`
      "ESPALIER_EXPERIMENT_PROBLEMS
      2 problems in the options of a SearchStrategy:
        /SearchStrategy/tris: Unknown key "tris". Allowed: inner, tries. Did you mean "tries"?
        /SearchStrategy/inner: There is no SearchStrategy "stil". Allowed: still, wrapped. Did you mean "still"?
      the options of a SearchStrategy
      "
    `);
  });

  test("stamps a foreign error with plug-in and build stack", async () => {
    const broken = definePlugin({
      name: "broken",
      strategies: [
        strategy(SearchStrategy, {
          type: "broken",
          summary: "Fails.",
          options: none,
          inject: [],
          create: () => {
            throw new TypeError("no such thing");
          },
        }),
      ],
    });
    const build = container([searchStub, broken]).build(SearchStrategy, { type: "wrapped", inner: "broken" });
    expect(tell(await build.catch((error: unknown) => error))).toMatchInlineSnapshot(`
      "ESPALIER_STRATEGY_THREW
      SearchStrategy "broken" of plug-in "broken" could not be built: no such thing
      SearchStrategy "wrapped" -> SearchStrategy "broken"
      Correct the strategy's \`create\` or the options that it was given."
    `);
  });
});

describe("injection", () => {
  const asking = definePlugin({
    name: "asking",
    strategies: [
      strategy(Evaluator, {
        type: "asking",
        summary: "Uses trainer and replay.",
        options: none,
        inject: [Trainer, ReplayPolicy],
        create: (_options, ...services) => {
          const built = { services, measures: [], updates: 0, measure: async () => ({ loss: 1 }) };
          return built;
        },
      }),
    ],
  });

  test("takes bound values and builds what the experiment chose, once", async () => {
    const run = new RunContainer(
      new Registry([asking, replayPlugin("all")]),
      new Map([[ReplayPolicy, { type: "all" }]]),
    );
    run.bind(Trainer, trainer);
    expect(await run.build(Evaluator, "asking")).toMatchObject({ services: [trainer, replay] });
    expect(await run.get(ReplayPolicy)).toBe(await run.get(ReplayPolicy));
    await run.close();
  });

  test("names what nothing provides", async () => {
    const build = container([asking]).build(Evaluator, "asking");
    expect(tell(await build.catch((error: unknown) => error))).toMatchInlineSnapshot(`
      "ESPALIER_SERVICE_MISSING
      Nothing provides Trainer, which Evaluator "asking" asks for.
      Evaluator "asking"
      Offer Trainer among the plug-in's own services, or inject a port that the experiment fills."
    `);
  });

  test("reports a cycle with the build stack", async () => {
    const search = definePlugin({
      name: "search",
      strategies: [
        strategy(SearchStrategy, {
          type: "needy",
          summary: "Needs the replay policy.",
          options: none,
          inject: [ReplayPolicy],
          create: () => ({ propose: () => undefined }),
        }),
      ],
    });
    const run = new RunContainer(
      new Registry([search, replayPlugin("loop", [SearchStrategy])]),
      new Map<Port, { type: string }>([
        [ReplayPolicy, { type: "loop" }],
        [SearchStrategy, { type: "needy" }],
      ]),
    );
    expect(tell(await run.get(SearchStrategy).catch((error: unknown) => error))).toMatchInlineSnapshot(`
      "ESPALIER_BUILD_CYCLE
      A strategy needs itself: SearchStrategy "needy" -> ReplayPolicy "loop" -> SearchStrategy "needy".
      SearchStrategy "needy"
      Choose another strategy for one of them, or take one port out of an \`inject\` list."
    `);
  });

  test("shares pending builds between callers that ask at the same time", async () => {
    const run = new RunContainer(
      new Registry([replayPlugin("all")]),
      new Map([[ReplayPolicy, { type: "all" }]]),
    );
    const [one, other] = await Promise.all([run.get(ReplayPolicy), run.get(ReplayPolicy)]);
    expect(one).toBe(other);
  });
});

describe("services of a plug-in", () => {
  function wordsPlugin(name: string, log: string[], offers: boolean): Plugin {
    return definePlugin({
      name,
      services: offers
        ? [
            {
              token: Vocabulary,
              create: () => {
                log.push(`open ${name}`);
                return { words: [name] };
              },
              close: () => void log.push(`close ${name}`),
            },
          ]
        : [],
      strategies: [
        strategy(SearchStrategy, {
          type: name,
          summary: "Uses words.",
          options: none,
          inject: [Vocabulary],
          create: (_options, { words }) => {
            const built = { words, propose: () => undefined };
            return built;
          },
        }),
      ],
    });
  }

  test("are made once, belong to their plug-in, and close before the run's own", async () => {
    const log: string[] = [];
    const run = container([wordsPlugin("one", log, true), wordsPlugin("two", log, true)]);
    run.bind(Trainer, trainer, () => void log.push("close trainer"));
    await run.build(SearchStrategy, "one");
    await run.build(SearchStrategy, "one");
    expect(await run.build(SearchStrategy, "two")).toMatchObject({ words: ["two"] });
    await run.close();
    expect(log).toEqual(["open one", "open two", "close two", "close one", "close trainer"]);
  });

  test("that fail to close keep no other open, and are named", async () => {
    const log: string[] = [];
    const failing = definePlugin({
      ...wordsPlugin("failing", log, false),
      services: [
        {
          token: Vocabulary,
          create: () => ({ words: [] }),
          close: () => Promise.reject(new Error("stuck")),
        },
      ],
    });
    const run = container([wordsPlugin("one", log, true), failing]);
    await run.build(SearchStrategy, "one");
    await run.build(SearchStrategy, "failing");
    expect(tell(await run.close().catch((error: unknown) => error))).toMatchInlineSnapshot(`
      "ESPALIER_SERVICE_THREW
      Service Vocabulary of plug-in "failing" failed: stuck
      plug-in "failing"
      Correct the service's \`create\` or \`close\`."
    `);
    expect(log).toEqual(["open one", "close one"]);
  });

  test("are not seen by others", async () => {
    const run = container([wordsPlugin("one", [], true), wordsPlugin("two", [], false)]);
    await run.build(SearchStrategy, "one");
    expect(tell(await run.build(SearchStrategy, "two").catch((error: unknown) => error)))
      .toMatchInlineSnapshot(`
      "ESPALIER_SERVICE_MISSING
      Nothing provides Vocabulary, which SearchStrategy "two" asks for.
      SearchStrategy "two"
      Offer Vocabulary among the plug-in's own services, or inject a port that the experiment fills."
    `);
  });

  test("cannot be asked for after closing", async () => {
    const run = container([searchStub]);
    await run.close();
    expect(tell(await run.build(SearchStrategy, "still").catch((error: unknown) => error)))
      .toMatchInlineSnapshot(`
      "ESPALIER_RUN_CLOSED
      The run is closed: its strategies can be built no more.

      Build what you need before \`close\`."
    `);
  });
});
