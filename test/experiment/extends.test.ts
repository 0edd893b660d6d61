import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sound } from "./stub-plugins.ts";
import { TemporaryFolder } from "./temporary-folder.ts";

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
    const { settings } = await folder.parse();
    expect([settings.name, settings.seed]).toEqual(["last", 5]);
    expect(settings.search.strategy).toEqual({ type: "evolution", population: 6 });
    expect(settings.growth.inheritance).toEqual({ type: "copy" });
    expect(settings).not.toHaveProperty("extends");
  });

  test("takes null for the way back to the default", async () => {
    await folder.write({
      "middle.json": { extends: "base.json", seed: 5 },
      "experiment.json": { extends: "middle.json", seed: null },
    });
    expect((await folder.parse()).settings.seed).toBe(1);
  });

  test("patches a space by RFC 7396, with paths from the file that names it", async () => {
    await folder.write({
      "spaces/toy.json": sound.searchSpace,
      "parents/base.json": { ...sound, searchSpace: "../spaces/toy.json" },
      "experiment.json": { extends: "parents/base.json" },
    });
    expect((await folder.parse()).settings.searchSpace.name).toBe("toy");
  });

  test("places a problem in the file that it stands in", async () => {
    await folder.write({
      "base.json": { ...sound, growth: { ...sound.growth, inheritance: { type: "momentum", horizont: 1 } } },
      "experiment.json": { extends: "base.json", search: { trials: 0 } },
    });
    expect(await folder.failure()).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      2 problems in experiment.json:
        /growth/inheritance/horizont (base.json:36:7): Unknown key "horizont". Allowed: mode, horizon. Did you mean "horizon"?
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
    const { settings, differences } = await folder.parse("base.json", [
      "search/trials=8",
      "/name=renamed",
      "growth/inheritance/mode=mix",
      "search/strategy/population=4",
      "growth/space/dimensions/1/maximum=96",
      "evaluation/-=retrieval",
    ]);
    expect(settings.search.strategy).toEqual({ type: "evolution", population: 4 });
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
          "pointer": "/growth/space/dimensions/1/maximum",
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
          "after": [
            "retrieval",
            "retrieval",
          ],
          "before": [
            "retrieval",
          ],
          "pointer": "/evaluation",
        },
      ]
    `);
  });

  test("another type takes the old options away", async () => {
    const { settings } = await folder.parse("base.json", ["growth/inheritance/type=copy"]);
    expect(settings.growth.inheritance).toEqual({ type: "copy" });
  });

  test("hints at the nearest name", async () => {
    expect(await folder.failure("base.json", ["serach/trials=8", "search/strategy=evolutoin"]))
      .toMatchInlineSnapshot(`
        "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
        2 problems in base.json:
          /search/strategy (--set search/strategy=evolutoin): There is no SearchStrategy "evolutoin". Allowed: random, evolution. Did you mean "evolution"?
          /serach (--set serach/trials=8): Unknown key "serach". Allowed: $schema, extends, name, description, expected, seed, plugins, stream, replay, model, searchSpace, start, growth, search, training, evaluation, machine. Did you mean "search"?
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

  test("refuses names that reach into prototypes", async () => {
    expect(await folder.failure("base.json", ["__proto__/seed=3"])).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in --set __proto__/seed=3:
        /__proto__ (--set __proto__/seed=3:1:2): Key "__proto__" is refused.
      --set __proto__/seed=3"
    `);
    expect(await folder.failure("base.json", [`search={"__proto__":{}}`])).toMatchInlineSnapshot(`
      "exit 2 ESPALIER_EXPERIMENT_PROBLEMS
      1 problem in --set search={"__proto__":{}}:
        /__proto__ (--set search={"__proto__":{}}:1:2): Key "__proto__" is refused.
      --set search={"__proto__":{}}"
    `);
  });
});
