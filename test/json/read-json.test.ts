import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/json/read-json.ts";

function failure(text: string): string {
  try {
    parseJson(text, "a.json");
  } catch (error) {
    const { message, culprit } = error as { message: string; culprit: string };
    return `${culprit}\n${message}`;
  }
  return "no failure";
}

describe("JSON", () => {
  test("has places by pointer", () => {
    const { value, places } = parseJson('{\n  "a/b": [1,\n {"c": null}]\n}', "a.json");
    expect(value).toEqual({ "a/b": [1, { c: null }] });
    expect(Object.fromEntries(places)).toMatchInlineSnapshot(`
      {
        "": "a.json:1:1",
        "/a~1b": "a.json:2:3",
        "/a~1b/0": "a.json:2:11",
        "/a~1b/1": "a.json:3:2",
        "/a~1b/1/c": "a.json:3:3",
      }
    `);
  });

  test.each([
    '{"a": 1,}',
    '{"a":',
    "",
    '{"a": tru}',
    "{'a': 1}",
    '{"a": 1}}',
    '{\n "a": 1\n "b": 2}',
    "// no\n{}",
  ])("syntax of %s", (text) => {
    expect(failure(text)).toMatchSnapshot();
  });

  test("refuses keys that are written twice", () => {
    expect(failure('{"a": 1, "b": {"c": 1, "c": 2},\n "a": 3}')).toMatchInlineSnapshot(`
      "a.json
      2 problems in a.json:
        /b/c (a.json:1:24): Key "c" is written twice.
        /a (a.json:2:2): Key "a" is written twice."
    `);
  });

  test("refuses keys that reach into prototypes", () => {
    expect(failure('{"__proto__": {}, "b": {"constructor": 1}}')).toMatchInlineSnapshot(`
      "a.json
      2 problems in a.json:
        /__proto__ (a.json:1:2): Key "__proto__" is refused.
        /b/constructor (a.json:1:25): Key "constructor" is refused."
    `);
  });
});
