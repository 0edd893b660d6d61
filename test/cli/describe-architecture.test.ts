import fc from "fast-check";
import { expect, test } from "vitest";
import type { ArchitectureValues } from "../../src/architecture/architecture.ts";
import { describeArchitecture } from "../../src/cli/describe/describe-architecture.ts";

test.each([
  [{ "image.depth": 2, "image.width": 64, activation: "relu" }, "activation relu, image depth 2 width 64"],
  [{ "image.block.depth": 2, "image.block.width": 64 }, "image block.depth 2 block.width 64"],
  [{ x: 1, y: "1", z: "true", w: true, v: "" }, 'v "", w true, x 1, y "1", z "true"'],
  [{ x: "a b, y 2", "bad name": "\u001b[2J" }, String.raw`"bad name" "\u001b[2J", x "a b, y 2"`],
  [{ edge: "skip_connect", "edge.0": "nor_conv_3x3" }, 'edge skip_connect "0" nor_conv_3x3'],
] as const)("%j", (values, shown) => expect(describeArchitecture(values)).toBe(shown));

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", ".", " ", ",", '"', "1", "\\", "\u202e"), maxLength: 3 }),
  fc.constantFrom("true", "1", "1e3"),
);
const architectures: fc.Arbitrary<ArchitectureValues> = fc.dictionary(
  text,
  fc.oneof(text, fc.constantFrom(0, 1, 1000, 0.5), fc.boolean()),
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
