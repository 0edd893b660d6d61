import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { editorSchema } from "../../src/experiment/editor-schema.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { sound, stubPlugins } from "./stub-plugins.ts";

const schema = editorSchema(new Registry(stubPlugins));
const validate = new Ajv({ strict: false }).compile(schema);

describe("the editor's schema", () => {
  test.each([
    ["a sound experiment", sound],
    ["defaults left out", { ...sound, search: { ...sound.search, strategy: "random" } }],
    ["a file that extends another", { extends: "./base.json", training: { steps: 3 } }],
    ["a named space", { ...sound, searchSpace: "clip-tiny" }],
  ])("accepts %s", (_what, file) => {
    expect(validate(file) ? [] : validate.errors).toEqual([]);
  });

  test.each([
    ["an unknown key", { ...sound, seeed: 1 }],
    ["an unknown type", { ...sound, replay: "cumulativ" }],
    ["an unknown option", { ...sound, stream: { type: "tiny", step: 1 } }],
    ["missing keys", { name: "nothing" }],
    ["a wrong dimension", { ...sound, searchSpace: { dimensions: { depth: { type: "integer" } } } }],
  ])("refuses %s", (_what, file) => {
    expect(validate(file)).toBe(false);
  });

  test("offers names and objects with their descriptions", () => {
    const definitions = schema["$defs"] as Record<string, unknown>;
    expect(definitions["SearchStrategy"]).toMatchInlineSnapshot(`
      {
        "anyOf": [
          {
            "enum": [
              "random",
              "evolution",
            ],
            "enumDescriptions": [
              "A random.",
              "A evolution.",
            ],
          },
          {
            "additionalProperties": false,
            "description": "A random.",
            "properties": {
              "type": {
                "const": "random",
                "description": "A random.",
              },
            },
            "required": [
              "type",
            ],
            "type": "object",
          },
          {
            "additionalProperties": false,
            "description": "A evolution.",
            "properties": {
              "population": {
                "default": 10,
                "minimum": 2,
                "type": "integer",
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
        ],
        "description": "SearchStrategy",
      }
    `);
  });
});
