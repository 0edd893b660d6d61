import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeExperiments } from "../../src/experiment/merge.ts";

const json = fc.jsonValue({ maxDepth: 4 });

describe("merging experiments", () => {
  test.each([
    ["a bare name stays when nothing is said", { a: "x" }, {}, { a: "x" }],
    ["null takes away", { a: 1, b: 2 }, { a: null }, { b: 2 }],
    ["lists are replaced", { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ["options expand a bare name", { a: "x" }, { a: { k: 1 } }, { a: { type: "x", k: 1 } }],
    [
      "the same type keeps options",
      { a: { type: "x", j: 2 } },
      { a: { type: "x", k: 1 } },
      { a: { type: "x", j: 2, k: 1 } },
    ],
    [
      "another type replaces",
      { a: { type: "x", j: 2 } },
      { a: { type: "y", k: null } },
      { a: { type: "y" } },
    ],
    ["another name replaces", { a: { type: "x", j: 2 } }, { a: "y" }, { a: "y" }],
    [
      "a named space is replaced",
      { searchSpace: "tiny" },
      { searchSpace: { name: "a" } },
      { searchSpace: { name: "a" } },
    ],
    ["a start is replaced", { start: "smallest" }, { start: { d: 1 } }, { start: { d: 1 } }],
  ])("%s", (_what, target, patch, merged) => {
    expect(mergeExperiments(target, patch)).toEqual(merged);
  });

  test("the same patch twice changes nothing more", () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const once = mergeExperiments(target, patch);
        expect(mergeExperiments(once, patch)).toEqual(once);
      }),
    );
  });
});
