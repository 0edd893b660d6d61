import { EspalierError } from "espalier";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readMeasurements } from "../../../plugins/script/read-measurements.ts";

const complaint = { text: "", bytes: 0 };

const pieces = ['{"a": 1}', '{"a": ', "1e999", "}", "\n", '"', "\\", "[", "null", "\u0000", "__proto__", "ö"];
const outputs = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => Buffer.from(parts.join(""))),
  fc
    .array(fc.dictionary(fc.string(), fc.jsonValue()))
    .map((lines) => Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"))),
);

test("whatever a command prints is measurements, or is refused in words", () => {
  let [read, refused] = [0, 0];
  fc.assert(
    fc.property(outputs, (output) => {
      let measurements: Readonly<Record<string, number>>;
      try {
        measurements = readMeasurements(output, [], complaint);
        read++;
      } catch (error) {
        expect(error).toBeInstanceOf(EspalierError);
        refused++;
        return;
      }
      expect(Object.values(measurements).every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 1000 },
  );
  // Both happen, or the outputs would show nothing.
  expect(Math.min(read, refused)).toBeGreaterThan(50);
});
