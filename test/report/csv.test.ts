import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csv } from "../../src/report/csv.ts";

it("a table is read back as it was written, whatever its cells hold", () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom(",", '"', "a\nb", "a\r\nb", ' "x", '));
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });
  fc.assert(
    fc.property(rows, (table) => {
      expect(parse(csv(table), { recordDelimiter: "\n" })).toEqual(table);
    }),
  );
});

it("numbers keep all digits, and a missing value is an empty cell", () => {
  expect(csv([["a", 0.1 + 0.2, undefined]])).toBe("a,0.30000000000000004,\n");
});
