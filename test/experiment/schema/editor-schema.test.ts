import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { editorSchema } from "../../../src/experiment/schema/editor-schema.ts";
import { Registry } from "../../../src/plugin/registry.ts";
import { sound, stubPlugins } from "../stub-plugins.ts";

const schema = editorSchema(new Registry(stubPlugins), {
  experiments: ["growclip-emoji"],
  searchSpaces: ["clip-tiny"],
});
const validate = new Ajv({ strict: true }).compile(schema);

describe("the editor's schema", () => {
  test.each([
    ["a sound experiment", sound],
    ["defaults left out", { ...sound, search: { ...sound.search, strategy: "random" } }],
    ["a file that extends another", { extends: "./base.json", training: { updates: 3 } }],
    ["a named space", { ...sound, searchSpace: "clip-tiny" }],
    [
      "a strategy of a plug-in",
      { ...sound, plugins: ["./mine.ts"], replay: "mine", stream: { type: "ours", k: 1 } },
    ],
    ["one that comes with another file", { extends: "./base.json", replay: "mine", stream: { k: 1 } }],
    ["null for what has a default", { ...sound, seed: null, machine: { engine: null }, replay: null }],
    [
      "a file that changes parts of another",
      {
        extends: "./base.json",
        model: { patchSize: 8 },
        searchSpace: { dimensions: { "image.depth": { high: 2 }, "image.width": null } },
        growth: {
          inheritance: { averageWindow: null },
          dimensions: ["depth", { type: "width", maximum: 8 }],
        },
        search: {
          strategy: { type: "random", population: null },
          evaluator: { updates: 3 },
          history: "./a.jsonl",
        },
        training: { updates: 9, warmUp: null },
        evaluation: null,
      },
    ],
  ])("accepts %s", (_what, file) => {
    expect(validate(file) ? [] : validate.errors).toEqual([]);
  });

  test.each([
    ["an unknown key", { ...sound, seeed: 1 }],
    ["an unknown type", { ...sound, replay: "cumulativ" }],
    ["an unknown option", { ...sound, stream: { type: "tiny", step: 1 } }],
    ["missing keys", { name: "nothing" }],
    ["null for what is required", { ...sound, name: null }],
    ["null in a list", { ...sound, evaluation: [null] }],
    ["an option of no strategy", { extends: "growclip-emoji", search: { evaluator: { stepps: 3 } } }],
    ["a strategy that no plug-in can bring", { extends: "growclip-emoji", replay: "mine" }],
    [
      "an option of a known strategy, plug-ins or not",
      { ...sound, plugins: [], stream: { type: "tiny", k: 1 } },
    ],
    ["a start that is not called so", { ...sound, start: "smalest" }],
    ["a wrong dimension", { ...sound, searchSpace: { dimensions: { depth: { type: "integer" } } } }],
  ])("refuses %s", (_what, file) => {
    expect(validate(file)).toBe(false);
  });

  test("offers names and objects with their descriptions", () => {
    const definitions = schema["$defs"] as Record<string, unknown>;
    expect([definitions["SearchStrategy"], definitions["SearchStrategy:evolution"]]).toMatchInlineSnapshot(`
      [
        {
          "anyOf": [
            {
              "const": "random",
              "description": "A random.",
            },
            {
              "const": "evolution",
              "description": "A evolution.",
            },
            {
              "$ref": "#/$defs/SearchStrategy:random",
            },
            {
              "$ref": "#/$defs/SearchStrategy:evolution",
            },
          ],
          "description": "SearchStrategy",
        },
        {
          "additionalProperties": false,
          "description": "A evolution.",
          "properties": {
            "population": {
              "default": 10,
              "minimum": 2,
              "type": [
                "integer",
                "null",
              ],
            },
            "type": {
              "const": "evolution",
              "description": "A evolution.",
            },
          },
          "required": [
            "type",
          ],
          "type": "object",
        },
      ]
    `);
  });
});
