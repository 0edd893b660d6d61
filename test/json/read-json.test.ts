import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EspalierError } from "../../src/espalier-error.ts";
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

/** What a function returns, or what it throws. */
function valueOf(run: () => unknown): { readonly value: unknown } | { readonly error: unknown } {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}

describe("JSON", () => {
  test("has places by pointer", () => {
    const document = parseJson('{\n  "a/b": [1,\n {"c": null}]\n}', "a.json");
    expect(document.value).toEqual({ "a/b": [1, { c: null }] });
    const pointers = ["", "/a~1b", "/a~1b/0", "/a~1b/1", "/a~1b/1/c", "/c"];
    expect(pointers.map((pointer) => document.placeOf(pointer))).toEqual([
      "a.json:1:1",
      "a.json:2:3",
      "a.json:2:11",
      "a.json:3:2",
      "a.json:3:3",
      undefined,
    ]);
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
        /b/c (a.json:1:24): Key "c" is repeated, first at a.json:1:16.
        /a (a.json:2:2): Key "a" is repeated, first at a.json:1:2."
    `);
  });

  test("refuses keys that reach into prototypes", () => {
    expect(failure('{"__proto__": {}, "b": {"constructor": 1}}')).toMatchInlineSnapshot(`
      "a.json
      2 problems in a.json:
        /__proto__ (a.json:1:2): Key "__proto__" is reserved.
        /b/constructor (a.json:1:25): Key "constructor" is reserved."
    `);
  });

  test.each(["9007199254740993", "-9007199254740993", "9007199254740993.0", "1e400", "-1e400", "1e-400"])(
    "refuses %s, which would be read as another number",
    (text) => {
      expect(failure(`{"seed":\n [${text}]}`)).toBe(
        `a.json\n1 problem in a.json:\n  /seed/0 (a.json:2:3): ${text} would be read as ${Number(text)}. ` +
          "Allowed: integers from -9007199254740991 to 9007199254740991, and floats of 64 bits.",
      );
    },
  );

  test.each([
    "9007199254740991",
    "1e300",
    "0.1",
    "-0",
    "0e5",
    "12345678901234567000",
    "10000000000000000000000",
  ])("takes %s, which stays what it is", (text) => {
    expect(parseJson(`[${text}]`, "a.json").value).toEqual([Number(text)]);
  });

  test.each([
    ["lists", "[".repeat(3000) + "]".repeat(3000), "a.json:1:101"],
    ["objects", `{"a":\n${'{"a":'.repeat(3000)}1${"}".repeat(3001)}`, "a.json:2:496"],
    ["what is not even JSON", "[".repeat(200_000), "a.json:1:101"],
    ["what follows a broken string", `["\n", ${"[".repeat(200_000)}`, "a.json:1:3"],
  ])("refuses to go down into %s for ever", (_, text, culprit) => {
    expect(failure(text).split("\n")[0]).toBe(culprit);
  });

  test("refuses line breaks in strings, which the specification wants escaped", () => {
    expect(failure('{"a": 1,\n "b": "one\n two"}')).toBe(
      "a.json:2:11\na.json is not valid JSON: a string holds a line break or another control character.",
    );
  });

  test("is what JSON.parse says it is, or is refused in words", () => {
    const texts = fc.oneof(
      fc.json({ maxDepth: 6 }),
      fc.string({ unit: fc.constantFrom(...'{}[],:"\\ae1-0.\n\t '.split("")) }),
    );
    let read = 0;
    fc.assert(
      fc.property(texts, fc.nat(), fc.constantFrom("", ",", '"', "}", "1e999", "\n"), (json, at, insert) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + insert + json.slice(place);
        const [ours, theirs] = [
          valueOf(() => parseJson(text, "a.json").value),
          valueOf(() => JSON.parse(text)),
        ];
        if ("value" in ours) expect(ours).toEqual(theirs);
        else expect(ours.error).toBeInstanceOf(EspalierError);
        // What JSON allows is refused for names and numbers alone.
        if ("error" in ours && "value" in theirs)
          expect(ours.error).toMatchObject({ code: "ESPALIER_EXPERIMENT_PROBLEMS" });
        read += Number("value" in ours);
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(100);
    expect(read).toBeLessThan(900);
  });
});
