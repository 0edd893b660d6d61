import {
  DataStream,
  definePlugin,
  EspalierError,
  Evaluator,
  ModelFamily,
  ParameterInheritance,
  type Plugin,
  type Port,
  SearchStrategy,
  strategy,
  TrainingObjective,
} from "espalier";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../../src/experiment/read-experiment.ts";
import { withStrategies } from "../../../src/experiment/with-strategies.ts";
import { assemble, type Assembly } from "../../../src/run/setup/assemble.ts";
import { TemporaryFolder } from "../../experiment/temporary-folder.ts";

/** The service of the plug-in, to see when its container is closed. */
abstract class Table {
  abstract readonly rows: number;
}

let folder: TemporaryFolder;
/** What was built, opened and closed, in order. */
let happened: string[];
beforeEach(async () => {
  folder = await TemporaryFolder.create();
  happened = [];
});
afterEach(() => folder.remove());

const none = Type.Object({}, { additionalProperties: false });

/** Strategies that report when they are built. `missing`: they cannot be built. */
function counted(): Plugin {
  const options = Type.Object({ missing: Type.Boolean({ default: false }) }, { additionalProperties: false });
  const one = <Service>(port: Port<Service>, built: NoInfer<Service>) =>
    strategy<Service, typeof options, [typeof Table], Service>(port, {
      ...{ type: "counted", summary: "Counted.", options, inject: [Table] },
      create: ({ missing }) => {
        happened.push(port.name);
        if (missing)
          throw new EspalierError({ code: "ESPALIER_NO_TABLE", message: `${port.name} lacks its table.` });
        return built;
      },
    });
  return definePlugin({
    name: "counted",
    strategies: [
      one(DataStream, { kind: "number", steps: 2, stepNames: ["a", "b"], examples: async () => [] }),
      one(ModelFamily, { dimensions: [{ name: "x", part: "", grows: "width" }] }),
      one(TrainingObjective, {
        needs: { outputs: [] },
        loss: () => {
          throw new Error("never");
        },
      }),
      one(Evaluator, {
        measures: [{ measurement: "score", direction: "maximize", unit: "", description: "A score." }],
        updates: 0,
        measure: async () => ({ score: 1 }),
      }),
      one(ParameterInheritance, {
        keeps: { live: "none", averaged: "none" },
        averageWindow: undefined,
        inherit: ({ child, fresh }) => ({ state: fresh(child), plan: {} }),
      }),
      strategy(SearchStrategy, {
        ...{ type: "asks-for-stream", summary: "Asks for the stream.", options: none, inject: [DataStream] },
        create: () => ({ propose: () => undefined }),
      }),
      strategy(Evaluator, {
        ...{ type: "broken", summary: "Throws.", options: none, inject: [] },
        create: () => {
          throw new TypeError("no such thing");
        },
      }),
    ],
    services: [
      {
        token: Table,
        create: () => {
          happened.push("open");
          return { rows: 1 };
        },
        close: () => {
          happened.push("close");
        },
      },
    ],
  });
}

const sound = {
  name: "sound",
  stream: "counted",
  model: "counted",
  searchSpace: { dimensions: { x: { type: "integer", low: 1, high: 3 } } },
  search: { strategy: "random", trials: 2, evaluator: "counted", selection: "best" },
};

async function read(json: object) {
  await folder.write({ "experiment.json": json });
  return await readExperiment(`${folder.path}/experiment.json`, { plugins: [...plugins, counted()] });
}

async function open(json: object): Promise<Assembly> {
  return await assemble(await read(json));
}

/** What an experiment is refused for. */
async function refusal(opened: Promise<unknown>): Promise<string> {
  const error: unknown = await opened.then(
    () => new Error("no failure"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof EspalierError)) throw error;
  return `${error.code} ${error.message}`.replaceAll(`${folder.path}/`, "");
}

const trial = { architecture: { x: 1 }, measurements: { points: 1 } };
const training = { objective: "counted", updates: 1, batchSize: 2, learningRate: 0.1 };

describe("an experiment", () => {
  test("is judged once: each strategy is built once, and closed with the others", async () => {
    const assembly = await open(sound);
    expect(assembly.search.objectives).toEqual([{ measurement: "score", direction: "maximize", unit: "" }]);
    expect(assembly.engine).toBe("auto");
    await assembly.close();
    expect(happened).toEqual(["open", "ModelFamily", "DataStream", "Evaluator", "close"]);
  });

  test("has its strategies and settings in the assembly", async () => {
    const assembly = await open(sound);
    expect([assembly.stream.steps, assembly.family.dimensions.length]).toEqual([2, 1]);
    expect(assembly.search).not.toHaveProperty("history");
    await assembly.close();
    const history = { trials: [{ architecture: { x: 1 }, measurements: { score: 1 } }] };
    const continued = await open({ ...sound, search: { ...sound.search, history } });
    expect(continued.search.history?.trials).toHaveLength(1);
    await continued.close();
  });

  test.each([
    [{}, {}, "cpu"],
    [{ machine: { engine: "wasm" } }, {}, "wasm"],
    [{ machine: { engine: "wasm" } }, { engine: "native" }, "native"],
  ] as const)(
    "without a model needs no engine, but takes the one that is asked for",
    async (...[json, flags, engine]) => {
      const { model: _model, ...withoutModel } = sound;
      const assembly = await assemble(await read({ ...withoutModel, ...json }), flags);
      expect(assembly.engine).toBe(engine);
      await assembly.close();
    },
  );

  test("has all its problems told at once, whether files or strategies show them", async () => {
    const message = await refusal(
      open({
        ...{ ...sound, seeed: 1, training },
        searchSpace: {
          dimensions: { ...sound.searchSpace.dimensions, y: { type: "integer", low: 1, high: 2 } },
        },
        search: { ...sound.search, objectives: ["scores"], history: { trials: [trial], step: 3 } },
      }),
    );
    expect(message).toMatchInlineSnapshot(`
      "ESPALIER_EXPERIMENT_PROBLEMS 5 problems in experiment.json:
        /searchSpace/dimensions/y (experiment.json:12:7): The model has no dimension "y". Allowed: x.
        /search/objectives/0 (experiment.json:25:7): The evaluator does not measure "scores". Allowed: score. Did you mean "score"?
        /search/history/step (experiment.json:38:7): There is no step 3. Allowed: an integer from 1 to 2.
        /seeed (experiment.json:41:3): Unknown key "seeed". Allowed: $schema, extends, name, description, expected, seed, plugins, stream, replay, model, searchSpace, start, growth, search, training, evaluation, scores, machine, branch, ablation. Did you mean "seed"?
        /training (experiment.json:42:3): The model family "counted" has no models that could be trained or scored. Allowed: a model family whose models train here, or neither /training nor /evaluation."
    `);
    expect(happened.filter((event) => event === "ModelFamily")).toHaveLength(1);
    expect(happened.at(-1)).toBe("close");
  });

  test("with mistakes in a strategy has the others looked at all the same", async () => {
    const search = { ...sound.search, selection: "bests", constraints: ["points <= 1"] };
    expect(await refusal(open({ ...sound, model: { type: "counted", mising: true }, search })))
      .toMatchInlineSnapshot(`
      "ESPALIER_EXPERIMENT_PROBLEMS 3 problems in experiment.json:
        /model/mising (experiment.json:6:5): Unknown key "mising". Allowed: missing. Did you mean "missing"?
        /search/selection (experiment.json:21:5): There is no Selection "bests". Allowed: best, cost-aware, pareto. Did you mean "best"?
        /search/constraints/0 (experiment.json:23:7): The evaluator does not measure "points". Allowed: score."
    `);
  });

  test("whose strategy cannot be built is refused by that strategy's own error, but problems come first", async () => {
    const missing = { type: "counted", missing: true };
    expect(await refusal(open({ ...sound, stream: missing }))).toMatch(/^ESPALIER_NO_TABLE DataStream lacks/);
    const search = { ...sound.search, objectives: ["scores"] };
    const message = await refusal(open({ ...sound, stream: missing, search }));
    expect(message).toMatch(/1 problem in experiment\.json:\n {2}\/search\/objectives\/0/);
    expect(happened.filter((event) => event === "open")).toHaveLength(2);
    expect(happened.filter((event) => event === "close")).toHaveLength(2);
  });

  test("with several strategies that cannot be built has all of them named, each once", async () => {
    const message = await refusal(
      open({
        ...{ ...sound, stream: { type: "counted", missing: true } },
        growth: { inheritance: { type: "counted", missing: true } },
        search: { ...sound.search, strategy: "asks-for-stream", evaluator: { type: "broken" } },
      }),
    );
    expect(message).toMatchInlineSnapshot(`
      "ESPALIER_STRATEGY_PROBLEMS 3 problems with the strategies of experiment.json:
        ESPALIER_NO_TABLE  DataStream lacks its table.
        ESPALIER_STRATEGY_THREW  Evaluator "broken" of plug-in "counted" could not be built: no such thing
          at      Evaluator "broken"
          to do   Correct the strategy's \`create\` or the options that it was given.
        ESPALIER_NO_TABLE  ParameterInheritance lacks its table."
    `);
  });
});

describe("a command that needs few strategies", () => {
  test("builds these and the family, by one container that it closes", async () => {
    const resolved = await read({
      ...sound,
      search: { ...sound.search, evaluator: { type: "counted", missing: true } },
    });
    expect(await withStrategies(resolved, async (lent) => (await lent.get(DataStream)).steps)).toBe(2);
    expect(happened).toEqual(["open", "ModelFamily", "DataStream", "close"]);
  });

  test("is refused what has mistakes, and closes the container as well", async () => {
    const resolved = await read({ ...sound, seeed: 1 });
    const refused = withStrategies(resolved, () => happened.push("used"));
    expect(await refusal(refused)).toContain('Unknown key "seeed"');
    expect(happened).toEqual(["open", "ModelFamily", "close"]);
  });
});

test("reading builds nothing", async () => {
  const { problems, experiment } = await read({ ...sound, seeed: 1 });
  expect(problems).toMatchObject([{ pointer: "/seeed" }]);
  expect(experiment.search.scheduler).toEqual({ type: "full" });
  expect(happened).toEqual([]);
});
