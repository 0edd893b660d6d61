import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyOverrides } from "../../../src/experiment/reading/apply-overrides.ts";
import { Shape } from "../../../src/experiment/schema/shape.ts";
import { sound } from "../stub-plugins.ts";
import { TemporaryFolder } from "../temporary-folder.ts";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await TemporaryFolder.create({ "base.json": sound });
});
afterEach(() => folder.remove());

describe("extends", () => {
  test("merges along a chain; options are patched, another type replaces, a bare name is expanded", async () => {
    await folder.write({
      "middle.json": { extends: "base.json", seed: 5, search: { strategy: { population: 6 } } },
      "experiment.json": {
        extends: "./middle.json",
        name: "last",
        growth: { inheritance: { type: "copy" } },
      },
    });
    const { experiment } = await folder.parse();
    expect([experiment.name, experiment.seed]).toEqual(["last", 5]);
    expect(experiment.search.strategy).toEqual({ type: "evolution", population: 6 });
    expect(experiment.growth.inheritance).toEqual({ type: "copy" });
    expect(experiment).not.toHaveProperty("extends");
  });

  test("moves paths from the folder that they are written in, and nothing that only looks like one", async () => {
    const dimensions = {
      ...sound.searchSpace.dimensions,
      "image.width": { type: "categorical", values: [32] },
    };
    await folder.write({
      "deep/parents/base.json": {
        ...sound,
        description: "./a/b",
        plugins: ["./mine.ts"],
        searchSpace: { name: "./c", dimensions },
      },
      "deep/parents/mine.ts": `
        import { definePlugin } from "espalier";
        export default definePlugin({ name: "mine", strategies: [] });`,
      "experiment.json": { extends: "deep/parents/base.json" },
    });
    const { experiment } = await folder.parse();
    expect(experiment.plugins).toEqual(["./deep/parents/mine.ts"]);
    expect([experiment.description, experiment.searchSpace.name]).toEqual(["./a/b", "./c"]);
  });

  test("refuses null that takes nothing away", async () => {
    await folder.write({
      "experiment.json": { extends: "base.json", seed: null, seeed: null, growth: { inheritanc: null } },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      2 problems in experiment.json:
        /seeed (experiment.json:4:3): null takes a key away, and there is no "seeed".
        /growth/inheritanc (experiment.json:6:5): null takes a key away, and there is no "inheritanc".
      experiment.json"
    `);
  });

  test("takes null for the way back to the default", async () => {
    await folder.write({
      "middle.json": { extends: "base.json", seed: 5 },
      "experiment.json": { extends: "middle.json", seed: null },
    });
    expect((await folder.parse()).experiment.seed).toBe(1);
  });

  test("patches a space by RFC 7396, with paths from the file that names it", async () => {
    await folder.write({
      "spaces/toy.json": sound.searchSpace,
      "parents/base.json": { ...sound, searchSpace: "../spaces/toy.json" },
      "experiment.json": { extends: "parents/base.json" },
    });
    expect((await folder.parse()).experiment.searchSpace.name).toBe("toy");
  });

  test("places a problem in the file that it stands in", async () => {
    await folder.write({
      "base.json": { ...sound, growth: { ...sound.growth, inheritance: { type: "momentum", horizont: 1 } } },
      "experiment.json": { extends: "base.json", search: { trials: 0 } },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      2 problems in experiment.json:
        /growth/inheritance/horizont (base.json:34:7): Unknown key "horizont". Allowed: mode, averageWindow.
        /search/trials (experiment.json:4:5): 0 is not allowed. Allowed: an integer >= 1.
      experiment.json"
    `);
  });

  test("refuses a circle with its chain", async () => {
    await folder.write({
      "base.json": { extends: "experiment.json" },
      "experiment.json": { extends: "base.json" },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in base.json:
        /extends (base.json:2:3): The files extend each other in a circle: experiment.json -> base.json -> experiment.json.
      base.json"
    `);
  });

  test("refuses a file that is not there", async () => {
    await folder.write({ "experiment.json": { extends: "bas.json" } });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in experiment.json:
        /extends (experiment.json:2:3): There is no file "bas.json".
      experiment.json"
    `);
  });
});

describe("--set", () => {
  test("takes pointers with and without slash, JSON and texts, and tells the difference that it makes", async () => {
    const { experiment, differences } = await folder.parse("base.json", [
      "search/trials=8",
      "/name=renamed",
      "growth/inheritance/mode=mix",
      "search/strategy/population=4",
      "growth/dimensions/1/maximum=96",
      'evaluation/-={"type":"retrieval","ranks":[1]}',
    ]);
    expect(experiment.search.strategy).toEqual({ type: "evolution", population: 4 });
    expect(differences).toMatchInlineSnapshot(`
      [
        {
          "after": "renamed",
          "before": "sound",
          "pointer": "/name",
        },
        {
          "after": 96,
          "before": 64,
          "pointer": "/growth/dimensions/1/maximum",
        },
        {
          "after": "mix",
          "before": undefined,
          "pointer": "/growth/inheritance/mode",
        },
        {
          "after": 4,
          "before": undefined,
          "pointer": "/search/strategy/population",
        },
        {
          "after": 8,
          "before": 4,
          "pointer": "/search/trials",
        },
        {
          "after": {
            "ranks": [
              1,
            ],
            "type": "retrieval",
          },
          "before": undefined,
          "pointer": "/evaluation/1",
        },
      ]
    `);
  });

  test("another type takes the old options away", async () => {
    const { experiment } = await folder.parse("base.json", ["growth/inheritance/type=copy"]);
    expect(experiment.growth.inheritance).toEqual({ type: "copy" });
  });

  test("hints at the nearest name", async () => {
    expect(await folder.failure("base.json", ["serach/trials=8", "search/strategy=evolutoin"]))
      .toMatchInlineSnapshot(`
        "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
        2 problems in base.json:
          /search/strategy (--set search/strategy=evolutoin): There is no SearchStrategy "evolutoin". Allowed: random, evolution. Did you mean "evolution"?
          /serach (--set serach/trials=8): Unknown key "serach". Allowed: $schema, extends, name, description, expected, seed, plugins, stream, replay, model, searchSpace, start, growth, search, training, evaluation, scores, machine, branch, ablation. Did you mean "search"?
        base.json"
      `);
  });

  test("refuses what sets nothing", async () => {
    const sets = ["seed", "evaluation/7=retrieval", "search/trials/most=3"];
    expect(await folder.failure("base.json", sets)).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      3 problems in the command line:
        (--set seed): "seed" sets nothing. Allowed: POINTER=VALUE, such as search/trials=8.
        /evaluation (--set evaluation/7=retrieval): The list has no entry 7. Allowed: 0 to 1 or -.
        /search/trials (--set search/trials/most=3): 4 has no parts to set.
      the command line"
    `);
  });

  test("refuses a repetition with both places", async () => {
    expect(await folder.failure("base.json", ["evaluation/-=retrieval", 'plugins=["./x.ts","./x.ts"]']))
      .toMatchInlineSnapshot(`
        "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
        3 problems in base.json:
          /evaluation/1 (--set evaluation/-=retrieval): {"type":"retrieval","ranks":[1,5]} is listed twice. First at /evaluation/0 (base.json:51:5).
          /plugins/0 (--set plugins=["./x.ts","./x.ts"]): Plug-in "./x.ts" was not found. Correct the path; it starts from the folder of the file that names it.
          /plugins/1 (--set plugins=["./x.ts","./x.ts"]): "./x.ts" is listed twice. First at /plugins/0 (--set plugins=["./x.ts","./x.ts"]).
        base.json"
      `);
  });

  test("refuses arguments of another encoding, and pointers without end", async () => {
    expect(await folder.failure("base.json", ["name=gr\uFFFDn", `${"a/".repeat(101)}b=1`]))
      .toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      2 problems in the command line:
        (--set name=gr�n): A character could not be decoded. Allowed: arguments in UTF-8, the terminal's encoding as well.
        (--set a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/...): The pointer has 102 parts. Allowed: at most 100 parts.
      the command line"
    `);
  });

  test("sets parts of the user's maps, whatever they are called", () => {
    const depth = { type: "integer", low: 1, high: 3 };
    const json = {
      searchSpace: { dimensions: { type: depth, toString: depth } },
      start: { type: 1, valueOf: 1 },
    };
    const sets = ["searchSpace/dimensions/type/high=5", "start/type=2", "start/toString=3"];
    expect(applyOverrides(json, sets, Shape.ofExperiment()).json).toEqual({
      searchSpace: { dimensions: { type: { ...depth, high: 5 }, toString: depth } },
      start: { type: 2, valueOf: 1, toString: 3 },
    });
  });

  test("refuses parts of strings that are short for nothing", async () => {
    expect(await folder.failure("base.json", ["name/x=1", "start=smallest", "start/type=1"]))
      .toMatchInlineSnapshot(`
        "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
        2 problems in the command line:
          /name (--set name/x=1): "sound" has no parts to set.
          /start (--set start/type=1): "smallest" has no parts to set.
        the command line"
      `);
  });

  test("refuses names that reach into prototypes", async () => {
    expect(await folder.failure("base.json", ["__proto__/seed=3"])).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in --set __proto__/seed=3:
        /__proto__ (--set __proto__/seed=3:1:2): Key "__proto__" is reserved.
      --set __proto__/seed=3"
    `);
    expect(await folder.failure("base.json", [`search={"__proto__":{}}`])).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in --set search={"__proto__":{}}:
        /__proto__ (--set search={"__proto__":{}}:1:2): Key "__proto__" is reserved.
      --set search={"__proto__":{}}"
    `);
  });
});
