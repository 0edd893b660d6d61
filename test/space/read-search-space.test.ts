import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { Architecture } from "espalier";
import { problemLine } from "../../src/json/errors.ts";
import { idleValues } from "../../src/space/idle-values.ts";
import { buildSearchSpace, checkSearchSpace, describeConstraint } from "../../src/space/read-search-space.ts";
import type { SearchSpaceFile } from "../../src/space/search-space-file.ts";

const depths = {
  "image.depth": { type: "integer", low: 1, high: 6 },
  "text.depth": { type: "integer", low: 1, high: 6, step: 1 },
};

function problemsOf(json: unknown): string {
  return checkSearchSpace(json).map(problemLine).join("\n");
}

describe("search spaces from JSON", () => {
  test("are built with costs and sums as constraints", () => {
    const json = {
      dimensions: depths,
      constraints: [
        { linear: { "image.depth": 1, "text.depth": -1 }, minimum: -2, maximum: 2 },
        { cost: "parameters", maximum: 700 },
      ],
    };
    expect(checkSearchSpace(json)).toEqual([]);
    const space = buildSearchSpace(json as unknown as SearchSpaceFile, (architecture) => ({
      parameters: 100 * architecture.number("image.depth"),
      flops: 0,
    }));
    expect(space.constraints.map(({ description }) => description)).toEqual([
      "-2 <= image.depth - text.depth <= 2",
      "parameters <= 700",
    ]);
    expect(space.contains(new Architecture({ "image.depth": 3, "text.depth": 1 }))).toBe(true);
    expect(space.contains(new Architecture({ "image.depth": 4, "text.depth": 1 }))).toBe(false);
  });

  test.each([
    [{ linear: { x: 0.1 }, maximum: 0.3 }, [0, 1, 2, 3]],
    [{ linear: { x: -0.1 }, minimum: -0.3 }, [0, 1, 2, 3]],
    [{ linear: { x: 0.1, one: -0.3 }, minimum: 0, maximum: 0 }, [3]],
    [{ linear: { x: 0.1 }, minimum: 0.3000001 }, [4, 5]],
    [{ cost: "parameters", maximum: 0.3 }, [0, 1, 2, 3]],
  ])("compare sums but for rounding: %j", (constraint, accepted) => {
    const json = {
      dimensions: {
        x: { type: "integer", low: 0, high: 5 },
        one: { type: "categorical", values: [1] },
      },
      constraints: [constraint],
    };
    expect(checkSearchSpace(json)).toEqual([]);
    const space = buildSearchSpace(json as unknown as SearchSpaceFile, (architecture) => ({
      parameters: 0.1 * architecture.number("x"),
      flops: 0,
    }));
    expect([...space.enumerate()].map((architecture) => architecture.get("x"))).toEqual(accepted);
  });

  test("compare bounds of conditions but for rounding", () => {
    const json = {
      dimensions: {
        rate: { type: "categorical", values: [0.1 + 0.2, 0.1, 0.5] },
        depth: { type: "integer", low: 1, high: 2, when: { rate: { maximum: 0.3 } } },
        width: { type: "integer", low: 1, high: 2, when: { rate: { minimum: 0.4, maximum: 0.5 } } },
      },
    };
    expect(checkSearchSpace(json)).toEqual([]);
    const space = buildSearchSpace(json as unknown as SearchSpaceFile, () => ({ parameters: 0, flops: 0 }));
    expect(space.count()).toBe(2 + 2 + 2);
  });

  test("describe factors", () => {
    expect(describeConstraint({ linear: { a: -1, b: 2, c: -0.5 }, minimum: 0 })).toBe(
      "0 <= -a + 2 b - 0.5 c",
    );
    expect(describeConstraint({ linear: { a: 0, b: 0 }, maximum: 1 })).toBe("0 a + 0 b <= 1");
  });

  test("have the name of their file, or are called inline", () => {
    const json = { dimensions: depths, constraints: [] } as unknown as SearchSpaceFile;
    const nameOf = (file: SearchSpaceFile) =>
      buildSearchSpace(file, () => ({ parameters: 0, flops: 0 })).name;
    expect([nameOf(json), nameOf({ ...json, name: "mine" })]).toEqual(["inline", "mine"]);
  });

  test("of parts of a wrong type tell these alone", () => {
    const json = {
      dimensions: {
        none: null,
        text: "integer",
        low: { type: "integer", low: 3 },
        high: { type: "integer", high: 1, low: "4" },
      },
      constraints: [
        null,
        "flops",
        { cost: "flops", minimum: 5, maximum: "1" },
        { cost: "flops", minimum: 5 },
      ],
    };
    expect(problemsOf(json)).toMatchInlineSnapshot(`
      "/dimensions/none: null is not allowed. Allowed: an object.
      /dimensions/text: "integer" is not allowed. Allowed: an object.
      /dimensions/low: Key "high" is missing. The largest value.
      /dimensions/high/low: "4" is not allowed. Allowed: an integer.
      /constraints/0: null is not allowed. Allowed: an object.
      /constraints/1: "flops" is not allowed. Allowed: an object.
      /constraints/2/maximum: "1" is not allowed. Allowed: a number."
    `);
  });

  test("refuse architectures that lack a dimension or have another one", () => {
    const json = { dimensions: depths, constraints: [] } as unknown as SearchSpaceFile;
    const space = buildSearchSpace(json, () => ({ parameters: 0, flops: 0 }));
    expect(space.contains(new Architecture({ "image.depth": 1, "text.depht": 1 }))).toBe(false);
    expect(space.contains(new Architecture({ "image.depth": 1 }))).toBe(false);
  });

  test("tell all mistakes at once", () => {
    const json = {
      dimension: {},
      dimensions: {
        ...depths,
        a: { type: "integer", low: 3, high: 1 },
        b: { type: "integer", low: 1.5, high: 3, step: 0 },
        c: { type: "categorical", values: [] },
        d: { type: "categorical", values: ["x", "y", "x"] },
        e: { type: "real", low: 0 },
        f: 3,
      },
      constraints: [
        { cost: "parameter", maximum: 3 },
        { cost: "flops" },
        { linear: { d: 1, "image.deep": 1 }, minimum: 2, maximum: 1 },
        { linear: { a: 1 }, cost: "flops", maximum: 1 },
        { maximum: 1 },
      ],
    };
    expect(problemsOf(json)).toMatchInlineSnapshot(`
      "/dimension: Unknown key "dimension". Allowed: $schema, name, description, dimensions, constraints. Did you mean "dimensions"?
      /dimensions/b/low: 1.5 is not allowed. Allowed: an integer.
      /dimensions/b/step: 0 is not allowed. Allowed: an integer >= 1.
      /dimensions/c/values: [] is not allowed. Allowed: at least 1 entries.
      /dimensions/e: There is no dimension "real". Allowed: integer, categorical.
      /dimensions/f: 3 is not allowed. Allowed: an object.
      /constraints/0/cost: "parameter" is not allowed. Allowed: one of "parameters", "flops". Did you mean "parameters"?
      /dimensions/a/low: 3 is larger than "high", 1. Allowed: an integer <= 1.
      /dimensions/d/values/2: "x" is listed twice.
      /constraints/1: A constraint needs "minimum" or "maximum".
      /constraints/2: Its minimum 2 is larger than its maximum 1.
      /constraints/2/linear/d: Dimension "d" has values that are not numbers.
      /constraints/2/linear/image.deep: The space has no dimension "image.deep". Allowed: image.depth, text.depth, a, b, c, d, e, f. Did you mean "image.depth"?
      /constraints/3: A constraint bounds either "cost" or "linear".
      /constraints/4: A constraint bounds either "cost" or "linear"."
    `);
  });

  test("have ranges whose ends are reached, of integers that can be told apart", () => {
    const range = (low: number, high: number, step = 1) => ({ type: "integer", low, high, step });
    const most = Number.MAX_SAFE_INTEGER;
    const json = {
      dimensions: {
        a: range(1, 10, 2),
        b: range(0, 3, 5),
        c: range(-7, most, 4),
        d: range(1, 2 ** 53),
        e: range(-1e300, 5, 2 ** 60),
        f: range(-1, most),
        g: range(1, most),
        h: range(-most, 0),
        i: range(-7, 5, 4),
        j: range(1, most, most - 1),
      },
    };
    expect(problemsOf(json)).toMatchInlineSnapshot(`
      "/dimensions/a/high: 10 is not reached from "low", 1, in steps of 2. Allowed: "high" 9 or 11.
      /dimensions/b/high: 3 is not reached from "low", 0, in steps of 5. Allowed: "high" 0 or 5.
      /dimensions/c/high: 9007199254740991 is too far from "low", -7, to count the values. Allowed: an integer <= 9007199254740984.
      /dimensions/d/high: 9007199254740992 is too large for an exact integer. Allowed: integers from -9007199254740991 to 9007199254740991.
      /dimensions/e/low: -1e+300 is too large for an exact integer. Allowed: integers from -9007199254740991 to 9007199254740991.
      /dimensions/e/step: 1152921504606847000 is too large for an exact integer. Allowed: integers from -9007199254740991 to 9007199254740991.
      /dimensions/f/high: 9007199254740991 is too far from "low", -1, to count the values. Allowed: an integer <= 9007199254740990."
    `);
  });

  test("have conditions on other dimensions", () => {
    const json = {
      dimensions: {
        "shared.mlpRatio": { type: "categorical", values: [2, 4], when: { "shared.depth": { minimum: 1 } } },
        "shared.norm": {
          type: "categorical",
          values: ["pre", "post"],
          when: { "shared.depth": [2, 3], "shared.mlpRatio": [4] },
        },
        "shared.depth": { type: "integer", low: 0, high: 3 },
      },
    };
    expect(checkSearchSpace(json)).toEqual([]);
    const space = buildSearchSpace(json as unknown as SearchSpaceFile, () => ({ parameters: 0, flops: 0 }));
    expect(space.count()).toBe(1 + 2 + 2 * 3);
    const flat = { "shared.depth": 0, "shared.mlpRatio": 2, "shared.norm": "pre" };
    expect(space.smallest().values).toEqual(flat);
    const idle = new Architecture({ ...flat, "shared.mlpRatio": 4, "shared.norm": "post" });
    expect(space.contains(idle)).toBe(false);
    expect(space.canonical(idle).values).toEqual(flat);
    expect(idleValues(["start"], idle, space).map(problemLine).join("\n")).toMatchInlineSnapshot(`
      "/start/shared.mlpRatio: 4 has no effect here: the condition of "shared.mlpRatio" does not hold. Allowed: 2.
      /start/shared.norm: "post" has no effect here: the condition of "shared.norm" does not hold. Allowed: "pre"."
    `);
  });

  test("tell what is wrong with conditions", () => {
    const size = { type: "integer", low: 1, high: 4 };
    const json = {
      dimensions: {
        depth: size,
        operation: { type: "categorical", values: ["conv", "pool"] },
        a: { ...size, when: { dept: [1] } },
        b: { ...size, when: { operation: ["conf"], depth: [2, "3"] } },
        c: { ...size, when: { depth: { minimum: 5 }, operation: { maximum: 3 } } },
        d: { ...size, when: { depth: { minimum: 3, maximum: 2 } } },
        e: { ...size, when: { f: [1] } },
        f: { ...size, when: { g: [1], depth: [1] } },
        g: { ...size, when: { e: [1] } },
        h: { ...size, when: { h: [1] } },
        i: { ...size, when: { e: [1] } },
        j: { ...size, when: {} },
        k: { ...size, when: { depth: [], operation: {}, a: "b", b: { least: 1 } } },
      },
    };
    expect(problemsOf(json)).toMatchInlineSnapshot(`
      "/dimensions/j/when: {} is not allowed. Allowed: at least 1 keys.
      /dimensions/k/when/depth: [] is not allowed. Allowed: at least 1 entries.
      /dimensions/k/when/operation: {} is not allowed. Allowed: at least 1 keys.
      /dimensions/k/when/a: "b" is not allowed. Allowed: a list or an object.
      /dimensions/k/when/b/least: Unknown key "least". Allowed: minimum, maximum.
      /dimensions/a/when/dept: The space has no dimension "dept". Allowed: depth, operation, a, b, c, d, e, f, g, h, i, j, k. Did you mean "depth"?
      /dimensions/b/when/operation/0: "operation" is never "conf". Allowed: "conv", "pool".
      /dimensions/b/when/depth/1: "depth" is never "3". Allowed: 1, 2, 3, 4.
      /dimensions/c/when/depth: No value of "depth" lies between the bounds. Allowed: 1, 2, 3, 4.
      /dimensions/c/when/operation: No value of "operation" lies between the bounds. Allowed: "conv", "pool".
      /dimensions/d/when/depth: No value of "depth" lies between the bounds. Allowed: 1, 2, 3, 4.
      /dimensions/e/when/f: "e" depends on "f" depends on "g" depends on "e": none of them could be chosen first.
      /dimensions/h/when/h: "h" depends on "h": none of them could be chosen first."
    `);
  });

  test("have no second problem where a first one is the cause", () => {
    const size = { type: "integer", low: 1, high: 4 };
    const asks = (name: string) => ({ ...size, when: { [name]: [7] } });
    const json = {
      dimensions: {
        number: 3,
        kind: { type: "real", low: 1, high: 2, values: [1] },
        half: { type: "integer", low: 1.5, high: 3 },
        empty: { type: "integer", low: 3, high: 1 },
        standing: { type: "integer", low: 1, high: 3, step: 0 },
        word: { type: "categorical", values: "x" },
        one: { type: "integer", low: 1, high: 1 },
        a: asks("number"),
        b: asks("kind"),
        c: asks("half"),
        d: asks("empty"),
        e: asks("standing"),
        f: asks("word"),
        g: asks("one"),
        h: { ...size, when: { one: 3 } },
        i: { ...size, when: { one: { minimum: "x" } } },
        j: { ...size, when: { one: { minimum: 2, maximum: "x" } } },
      },
    };
    expect(problemsOf(json)).toMatchInlineSnapshot(`
      "/dimensions/number: 3 is not allowed. Allowed: an object.
      /dimensions/kind: There is no dimension "real". Allowed: integer, categorical.
      /dimensions/half/low: 1.5 is not allowed. Allowed: an integer.
      /dimensions/standing/step: 0 is not allowed. Allowed: an integer >= 1.
      /dimensions/word/values: "x" is not allowed. Allowed: a list.
      /dimensions/h/when/one: 3 is not allowed. Allowed: a list or an object.
      /dimensions/i/when/one/minimum: "x" is not allowed. Allowed: a number.
      /dimensions/j/when/one/maximum: "x" is not allowed. Allowed: a number.
      /dimensions/empty/low: 3 is larger than "high", 1. Allowed: an integer <= 1.
      /dimensions/g/when/one/0: "one" is never 7. Allowed: 1."
    `);
  });

  test("that are no object are refused", () => {
    expect(problemsOf([])).toMatchInlineSnapshot(`"[] is not allowed. Allowed: an object."`);
  });

  test("of this package are sound", async () => {
    const json: unknown = JSON.parse(await readFile("search-spaces/clip-tiny.json", "utf8"));
    expect(problemsOf(json)).toBe("");
  });
});
