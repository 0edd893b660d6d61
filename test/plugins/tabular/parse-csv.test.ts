import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "../../../plugins/tabular/parse-csv.ts";

/** A table as a text, every cell in quotes or only those that need them. */
function written(rows: readonly (readonly string[])[], quotesAll: boolean, lineEnd: string): string {
  const cell = (text: string) =>
    quotesAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(",") + lineEnd).join("");
}

const cells = fc.string({ unit: fc.constantFrom("a", "1", " ", ",", '"', "\n", "\r", "ö") });

test("what is written by RFC 4180 is read, whatever stands in the cells", () => {
  const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(tables, fc.boolean(), fc.constantFrom("\n", "\r\n", "\r"), (table, quotesAll, lineEnd) => {
      // A line of spaces is an empty one.
      const rows = table.filter((row) => row.length > 1 || row[0]?.trim() !== "");
      const read = [...parseCsv(written(rows, quotesAll, lineEnd))];
      expect(read.map((row) => ("cells" in row ? row.cells : row.mistake))).toEqual(rows);
    }),
  );
});

test("any text is read, or refused at a line that it has", () => {
  fc.assert(
    fc.property(cells, (text) => {
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { line } of parseCsv(text)) expect(line).toBeLessThanOrEqual(lines);
    }),
    { numRuns: 500 },
  );
});
