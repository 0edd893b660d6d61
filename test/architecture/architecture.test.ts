import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Architecture, type ArchitectureValues } from "../../src/architecture/architecture.ts";

const values = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"),
  fc.oneof(fc.integer(), fc.string(), fc.boolean()),
);

const reordered = (of: ArchitectureValues) => Object.fromEntries(Object.entries(of).toReversed());

describe("Architecture", () => {
  it("has a hash that does not depend on the order of its dimensions", () => {
    fc.assert(
      fc.property(values, (plain) => {
        const [one, other] = [new Architecture(plain), new Architecture(reordered(plain))];
        expect(other.hash).toBe(one.hash);
        expect(other.equals(one)).toBe(true);
        expect(String(other)).toBe(String(one));
      }),
    );
  });

  it("has another hash for other values", () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        const same = JSON.stringify(new Architecture(one)) === JSON.stringify(new Architecture(other));
        expect(new Architecture(one).equals(new Architecture(other))).toBe(same);
      }),
    );
    expect(new Architecture({ depth: 1 }).hash).not.toBe(new Architecture({ depth: "1" }).hash);
  });

  it("keeps its hash from version to version", () => {
    expect(new Architecture({ "text.depth": 1, "image.depth": 2 }).hash).toMatchInlineSnapshot(
      `"f299a264abe7"`,
    );
  });

  it("survives JSON", () => {
    fc.assert(
      fc.property(values, (plain) => {
        const architecture = new Architecture(plain);
        const restored = new Architecture(JSON.parse(JSON.stringify(architecture)) as ArchitectureValues);
        expect(restored.hash).toBe(architecture.hash);
        expect(restored.values).toEqual(architecture.values);
      }),
    );
  });

  it("never changes", () => {
    const plain = { width: 32, depth: 2 };
    const architecture = new Architecture(plain);
    plain.width = 64;
    expect(architecture.get("width")).toBe(32);
    expect(() => Object.assign(architecture.values, { width: 64 })).toThrow(TypeError);
    expect(architecture.with({ width: 64 }).get("width")).toBe(64);
    expect(architecture.get("width")).toBe(32);
  });

  it("says what has to change", () => {
    const small = new Architecture({ width: 32, depth: 2 });
    expect(small.difference(small.with({ width: 64 }))).toEqual([{ dimension: "width", from: 32, to: 64 }]);
    expect(small.difference(new Architecture({ depth: 2, width: 32 }))).toEqual([]);
  });

  it("refuses dimensions that it has not", () => {
    const architecture = new Architecture({ width: 32, norm: "layer" });
    expect(() => architecture.get("widht")).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: no dimension "widht" in {"norm":"layer","width":32}]`,
    );
    expect(() => architecture.get("toString")).toThrow(RangeError);
    expect(() => architecture.number("norm")).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: dimension "norm" of {"norm":"layer","width":32} is not a number]`,
    );
  });
});
