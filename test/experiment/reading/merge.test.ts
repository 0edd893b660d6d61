import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idleNulls, merge } from "../../../src/experiment/reading/merge.ts";
import { Shape } from "../../../src/experiment/schema/shape.ts";
import { Registry } from "../../../src/plugin/registry.ts";
import { stubPlugins } from "../stub-plugins.ts";

const shape = Shape.ofExperiment(new Registry(stubPlugins));
const depth = { type: "integer", low: 1, high: 3 };

describe("merging experiments", () => {
  test.each([
    ["a bare name stays when nothing is said", { replay: "x" }, {}, { replay: "x" }],
    ["null takes away", { seed: 1, name: "a" }, { seed: null }, { name: "a" }],
    ["lists are replaced", { plugins: ["a", "b"] }, { plugins: ["c"] }, { plugins: ["c"] }],
    ["options expand a bare name", { model: "x" }, { model: { k: 1 } }, { model: { type: "x", k: 1 } }],
    [
      "the same type keeps options",
      { model: { type: "x", j: 2 } },
      { model: { type: "x", k: 1 } },
      { model: { type: "x", j: 2, k: 1 } },
    ],
    [
      "another type replaces",
      { model: { type: "x", j: 2 } },
      { model: { type: "y", k: null } },
      { model: { type: "y" } },
    ],
    [
      "another name replaces",
      { growth: { trigger: { type: "x", j: 2 } } },
      { growth: { trigger: "y" } },
      { growth: { trigger: "y" } },
    ],
    [
      "a named space is replaced",
      { searchSpace: "tiny" },
      { searchSpace: { name: "a" } },
      { searchSpace: { name: "a" } },
    ],
    ["a start is replaced", { start: "smallest" }, { start: { d: 1 } }, { start: { d: 1 } }],
    [
      "options expand the file of a history",
      { search: { history: "./a.jsonl" } },
      { search: { history: { strict: true } } },
      { search: { history: { file: "./a.jsonl", strict: true } } },
    ],
    [
      "a dimension of another type is another dimension",
      { searchSpace: { dimensions: { depth } } },
      { searchSpace: { dimensions: { depth: { type: "categorical", values: [1] } } } },
      { searchSpace: { dimensions: { depth: { type: "categorical", values: [1] } } } },
    ],
    [
      "a dimension called type is one of many",
      { searchSpace: { dimensions: { depth, type: depth } } },
      { searchSpace: { dimensions: { type: { high: 9 } } } },
      { searchSpace: { dimensions: { depth, type: { ...depth, high: 9 } } } },
    ],
    [
      "a start in it keeps its other values",
      { start: { depth: 1, type: 1 } },
      { start: { type: 2 } },
      { start: { depth: 1, type: 2 } },
    ],
    [
      "names of what every object has are names",
      { start: { toString: 1 } },
      { start: { valueOf: 2, hasOwnProperty: { k: 1 } } },
      { start: { toString: 1, valueOf: 2, hasOwnProperty: { k: 1 } } },
    ],
  ])("%s", (_what, target, patch, merged) => {
    expect(merge(target, patch, shape)).toEqual(merged);
  });

  test("the same patch twice changes nothing more", () => {
    const names = [
      "type",
      "model",
      "search",
      "history",
      "start",
      "searchSpace",
      "dimensions",
      "toString",
      "x",
    ];
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 1, "x", "toy", [{ type: "x" }]),
        fc.dictionary(fc.constantFrom(...names), tie("json")),
      ),
    }));
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const once = merge(target, patch, shape);
        expect(merge(once, patch, shape)).toEqual(once);
      }),
      { numRuns: 500, examples: [[{ model: { search: null } }, { model: { type: {} } }]] },
    );
  });
});

describe("null", () => {
  test("has to take something away that is there, or could be", () => {
    const base = { searchSpace: { dimensions: { depth } }, model: { type: "toy", old: 1 } };
    const patch = {
      seeed: null,
      seed: null,
      searchSpace: { dimensions: { depth: { step: null }, dept: null } },
      model: { old: null, older: null },
    };
    expect(idleNulls(base, patch, shape).map(({ pointer }) => pointer)).toEqual([
      "/seeed",
      "/searchSpace/dimensions/dept",
    ]);
  });
});
