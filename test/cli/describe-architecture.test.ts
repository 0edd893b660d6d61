import fc from "fast-check";
import { expect, test } from "vitest";
import type { ArchitectureValues } from "../../src/architecture/architecture.ts";
import { describeArchitecture, describeChanges } from "../../src/cli/describe/describe-architecture.ts";

test.each([
  [{ "image.depth": 2, "image.width": 64, activation: "relu" }, "activation relu · image 2x64"],
  [
    { "image.depth": 2, "image.width": 64, "image.mlpRatio": 4, "shared.depth": 1, "embedding.width": 128 },
    "embedding.width 128 · image 2x64 mlpRatio 4 · shared.depth 1",
  ],
  [{ "image.depth": "2", "image.width": 64 }, 'image depth "2" width 64'],
  [{ "image.block.depth": 2, "image.block.width": 64 }, "image block.depth 2 block.width 64"],
  [{ "edge.0.1": "none", "edge.1.2": "skip_connect" }, "edge 0.1 none 1.2 skip_connect"],
  [{ x: 1, y: "1", z: "true", w: true, v: "" }, 'v "" · w true · x 1 · y "1" · z "true"'],
  [{ x: "a b · y 2", "bad name": "\u001b[2J" }, String.raw`"bad name" "\u001b[2J" · x "a b · y 2"`],
  [{ edge: "skip_connect", "edge.0": "nor_conv_3x3" }, "edge skip_connect 0 nor_conv_3x3"],
] as const)("%j", (values, shown) => expect(describeArchitecture(values)).toBe(shown));

test.each([
  [{ depth: 1, width: 8 }, { depth: 2, width: 8 }, "depth 1 -> 2"],
  [
    { "image.depth": 1, activation: "relu" },
    { "image.depth": 2, activation: "gelu" },
    "activation relu -> gelu, image.depth 1 -> 2",
  ],
  [{ x: 1 }, { x: "1" }, 'x 1 -> "1"'],
  [{ x: 1 }, { "a b": 2 }, '"a b" (absent) -> 2, x 1 -> (absent)'],
  [{ x: 1 }, { x: 1 }, "unchanged"],
] as const)("from %j to %j", (before, after, shown) => expect(describeChanges(before, after)).toBe(shown));

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", ".", " ", ",", '"', "1", "\\", "\u202e"), maxLength: 3 }),
  fc.constantFrom("true", "1", "1e3", "2x64", "->", "·"),
);
const names = fc.oneof(text, fc.constantFrom("a", "a.depth", "a.width", "a.0", "a.2x64"));
const architectures: fc.Arbitrary<ArchitectureValues> = fc.dictionary(
  names,
  fc.oneof(text, fc.constantFrom(0, 1, -2, 64, 1000, 0.5), fc.boolean()),
  { minKeys: 1, maxKeys: 4 },
);

test("equal architectures look alike, whatever the order of their dimensions, and different ones never do", () => {
  const known = new Map<string, string>();
  fc.assert(
    fc.property(architectures, (values) => {
      const shown = describeArchitecture(values);
      const names = Object.keys(values).toSorted();
      const canonical = JSON.stringify(names.map((name) => [name, values[name]]));
      expect(known.get(shown) ?? canonical).toBe(canonical);
      known.set(shown, canonical);
      expect(shown).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(describeArchitecture(Object.fromEntries(Object.entries(values).toReversed()))).toBe(shown);
    }),
    { numRuns: 5000 },
  );
});

test("different changes of the same architecture never look alike", () => {
  const known = new Map<string, string>();
  fc.assert(
    fc.property(fc.constantFrom({ a: 1, "a.depth": 2 }, { 1: "a" }), architectures, (before, after) => {
      const canonical = JSON.stringify(
        Object.entries(after).toSorted(([one], [other]) => (one < other ? -1 : 1)),
      );
      const shown = `${JSON.stringify(before)} ${describeChanges(before, after)}`;
      expect(known.get(shown) ?? canonical).toBe(canonical);
      known.set(shown, canonical);
    }),
    { numRuns: 5000 },
  );
});
