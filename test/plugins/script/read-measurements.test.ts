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
  fc.assert(
    fc.property(outputs, (output) => {
      try {
        const measurements = readMeasurements(output, [], complaint);
        expect(Object.values(measurements).every(Number.isFinite)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(EspalierError);
      }
    }),
    { numRuns: 1000 },
  );
});
