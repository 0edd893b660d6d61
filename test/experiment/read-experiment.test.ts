import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sound } from "./stub-plugins.ts";
import { TemporaryFolder } from "./temporary-folder.ts";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await TemporaryFolder.create({ "experiment.json": sound });
});
afterEach(() => folder.remove());

describe("a sound experiment", () => {
  test("is completed with every default, each strategy in full", async () => {
    const { experiment } = await folder.parse();
    expect(experiment).toMatchSnapshot();
  });

  test("keeps its hash when only words or the machine change", async () => {
    const { hash } = await folder.parse();
    const words = {
      ...sound,
      $schema: "./a.json",
      description: "Words.",
      expected: { minutes: 3 },
      machine: { engine: "cpu" },
    };
    const spelled = { ...words, stream: { type: "tiny", steps: 2 }, seed: 1 };
    await folder.write({ "words.json": spelled, "other.json": { ...sound, seed: 2 } });
    expect((await folder.parse("words.json")).hash).toBe(hash);
    expect((await folder.parse("other.json")).hash).not.toBe(hash);
  });

  test("is read back from a run's record with the same hash", async () => {
    const { experiment, hash } = await folder.parse();
    await folder.write({ "runs/sound/experiment.json": experiment });
    const again = await folder.parse("runs/sound/experiment.json");
    expect([again.experiment, again.hash]).toEqual([experiment, hash]);
  });

  test("finds a space by name beside or above, and by path", async () => {
    const space = { description: "Named.", ...sound.searchSpace };
    await folder.write({
      "search-spaces/toy-space.json": space,
      "deep/down/experiment.json": { ...sound, searchSpace: "toy-space" },
      "deep/path.json": { ...sound, searchSpace: "../search-spaces/toy-space.json" },
    });
    const named = await folder.parse("deep/down/experiment.json");
    const path = await folder.parse("deep/path.json");
    expect(named.experiment.searchSpace.name).toBe("toy-space");
    expect(path.experiment).toEqual(named.experiment);
  });

  test("uses a plug-in by path", async () => {
    await folder.write({
      "mine.ts": `
        import { definePlugin, Selection, strategy } from "espalier";
        import { Type } from "typebox";
        const last = strategy(Selection, {
          type: "last", summary: "The last.", options: Type.Object({ from: Type.Integer({ default: 1 }) }),
          inject: [], create: () => ({ choose: (trials) => ({ trial: trials.at(-1)!, reason: "last" }) }),
        });
        export default definePlugin({ name: "mine", strategies: [last] });`,
      "experiment.json": { ...sound, plugins: ["./mine.ts"], search: { ...sound.search, selection: "last" } },
    });
    expect((await folder.parse()).experiment.search.selection).toEqual({ type: "last", from: 1 });
  });
});

describe("mistakes", () => {
  test("ten in one file give ten problems, with places, what is allowed and the nearest name", async () => {
    await folder.write({
      "experiment.json": {
        ...sound,
        seeed: 3,
        plugins: ["./nowhere.ts"],
        stream: { type: "tiny", step: 3 },
        replay: "cumulativ",
        model: { type: "toy", patchSize: "8" },
        searchSpace: {
          dimensions: {
            "image.depth": { type: "integer", low: 4, high: 3 },
            "image.width": { type: "categorical", values: [32, 64, 32] },
          },
          constraints: [{ linear: { "image.dept": 1 }, maximum: 3 }],
        },
        growth: { ...sound.growth, inheritance: { type: "momentum", mode: "emma" } },
        training: { ...sound.training, learningRate: -1 },
      },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      10 problems in experiment.json:
        /stream/step (experiment.json:5:5): Unknown key "step". Allowed: steps. Did you mean "steps"?
        /model/patchSize (experiment.json:9:5): "8" is not allowed. Allowed: an integer >= 1.
        /searchSpace/dimensions/image.depth/low (experiment.json:15:9): 4 is larger than "high", 3. Allowed: an integer <= 3.
        /searchSpace/dimensions/image.width/values/2 (experiment.json:23:11): 32 is listed twice.
        /searchSpace/constraints/0/linear/image.dept (experiment.json:30:11): The space has no dimension "image.dept". Allowed: image.depth, image.width. Did you mean "image.depth"?
        /growth/inheritance/mode (experiment.json:47:7): "emma" is not allowed. Allowed: one of "ema", "mix". Did you mean "ema"?
        /training/learningRate (experiment.json:61:5): -1 is not allowed. Allowed: a number > 0 or an object.
        /seeed (experiment.json:66:3): Unknown key "seeed". Allowed: $schema, extends, name, description, expected, seed, plugins, stream, replay, model, searchSpace, start, growth, search, training, evaluation, scores, machine, branch, ablation. Did you mean "seed"?
        /plugins/0 (experiment.json:68:5): Plug-in "./nowhere.ts" was not found. Correct the path; it starts from the folder of the file that names it.
        /replay (experiment.json:70:3): There is no ReplayPolicy "cumulativ". Allowed: cumulative, sequential. Did you mean "cumulative"?
      experiment.json"
    `);
  });

  test("of the wrong kind are told once each", async () => {
    const { name: _name, ...nameless } = sound;
    await folder.write({
      "experiment.json": {
        ...nameless,
        seed: "one",
        start: 3,
        stream: 7,
        growth: { ...sound.growth, space: "dynamic", dimensions: ["deep", 3], trigger: {} },
        evaluation: "retrieval",
        machine: { engine: "gpu" },
      },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      9 problems in experiment.json:
        (experiment.json:1:1): Key "name" is missing. Letters, digits, dots, dashes and underscores: it names the run's folder.
        /stream (experiment.json:2:3): 7 is not allowed. Allowed: the name of a DataStream or an object with "type".
        /growth/dimensions/0 (experiment.json:25:7): There is no GrowthDimension "deep". Allowed: depth, width.
        /growth/dimensions/1 (experiment.json:26:7): 3 is not allowed. Allowed: the name of a GrowthDimension or an object with "type".
        /growth/trigger (experiment.json:32:5): A GrowthTrigger needs a "type". Allowed: every-step.
        /evaluation (experiment.json:46:3): "retrieval" is not allowed. Allowed: a list.
        /seed (experiment.json:47:3): "one" is not allowed. Allowed: an integer >= 0 and <= 9007199254740991.
        /start (experiment.json:48:3): 3 is not allowed. Allowed: a string or an object.
        /machine/engine (experiment.json:50:5): "gpu" is not allowed. Allowed: one of "auto", "native", "wasm", "cpu". Did you mean "cpu"?
      experiment.json"
    `);
  });

  test("of leaving out a strategy are told with what there is to choose from", async () => {
    const { evaluator: _evaluator, ...search } = sound.search;
    await folder.write({ "experiment.json": { ...sound, search } });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /search (experiment.json:38:3): Key "evaluator" is missing. Measurements of a candidate. Allowed: proxy-training.
      experiment.json"
    `);
  });

  test("in a space that does not fit the model", async () => {
    const dimensions = {
      ...sound.searchSpace.dimensions,
      "text.depth": { type: "integer", low: 1, high: 2 },
    };
    await folder.write({ "experiment.json": { ...sound, searchSpace: { dimensions } } });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /searchSpace/dimensions/text.depth (experiment.json:21:7): The model has no dimension "text.depth". Allowed: image.depth, image.width.
      experiment.json"
    `);
  });

  test("in values that the model cannot build", async () => {
    const dimensions = {
      ...sound.searchSpace.dimensions,
      "image.width": { type: "categorical", values: [32, 48] },
    };
    await folder.write({ "experiment.json": { ...sound, searchSpace: { dimensions } } });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /searchSpace/dimensions/image.width (experiment.json:15:7): image.width 48 is no multiple of 32.
      experiment.json"
    `);
  });

  test("in constraints that nothing fulfils", async () => {
    const constraints = [
      { cost: "parameters", maximum: 100 },
      { linear: { "image.depth": 1 }, minimum: 1 },
    ];
    await folder.write({
      "experiment.json": { ...sound, searchSpace: { ...sound.searchSpace, constraints } },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /searchSpace/constraints/0 (experiment.json:23:7): No architecture of the space fulfils parameters <= 100.
      experiment.json"
    `);
  });

  test.each([
    ["an unknown key, and one that is missing", { value: 0.001, at: 1000, exponents: -0.5 }],
    ["values out of range", { value: 0, at: "165505", exponent: "steep" }],
    ["no numbers at all", "0.001"],
  ])("in the rule of a learning rate: %s", async (_what, learningRate) => {
    await folder.write({
      "experiment.json": { ...sound, training: { ...sound.training, learningRate } },
    });
    expect(await folder.failure()).toMatchSnapshot();
  });

  test("in the start", async () => {
    await folder.write({ "experiment.json": { ...sound, start: { "image.depth": 9, "image.with": 32 } } });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      3 problems in experiment.json:
        /start (experiment.json:53:3): The start has no value for image.width.
        /start/image.depth (experiment.json:54:5): 9 is not in the space. Allowed: 1, 2, 3.
        /start/image.with (experiment.json:55:5): The space has no dimension "image.with". Allowed: image.depth, image.width. Did you mean "image.width"?
      experiment.json"
    `);
  });

  test("in a start that breaks a constraint", async () => {
    const constraints = [{ cost: "parameters", maximum: 2000 }];
    const start = { "image.depth": 3, "image.width": 32 };
    await folder.write({
      "experiment.json": { ...sound, start, searchSpace: { ...sound.searchSpace, constraints } },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /start (experiment.json:59:3): The start does not fulfil parameters <= 2000.
      experiment.json"
    `);
  });

  test("in the name of a space", async () => {
    await folder.write({ "experiment.json": { ...sound, searchSpace: "clip-tinny" } });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /searchSpace (experiment.json:8:3): There is no search space "clip-tinny". Allowed: clip-icons, clip-scenes, clip-tiny, language-small, nas-bench-201, vision-small, the path of a JSON file, a space. Did you mean "clip-tiny"?
      experiment.json"
    `);
  });

  test("in the file of a space are placed there", async () => {
    await folder.write({
      "experiment.json": { ...sound, searchSpace: "./space.json" },
      "space.json": {
        dimensions: { ...sound.searchSpace.dimensions, "image.depth": { type: "integr", low: 1 } },
      },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /searchSpace/dimensions/image.depth (space.json:3:5): There is no dimension "integr". Allowed: integer, categorical. Did you mean "integer"?
      experiment.json"
    `);
  });

  test("in a path of a space", async () => {
    await folder.write({ "experiment.json": { ...sound, searchSpace: "./gone.json" } });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /searchSpace (experiment.json:8:3): There is no file "./gone.json".
      experiment.json"
    `);
  });

  test("a file that is not there", async () => {
    expect(await folder.failure("gone.json")).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_FILE_MISSING
      There is no file gone.json.
      gone.json
      Correct the path."
    `);
  });
});
