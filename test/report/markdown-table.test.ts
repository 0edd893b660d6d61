import { expect, test } from "vitest";
import { markdownTable } from "../../src/report/markdown-table.ts";

test("a table in Markdown has its numbers to the right and fills rows that are short", () => {
  const rows = [
    ["1 worker", "3.5", "<0.001", "fast", "2.0 ± 0.1"],
    ["2 workers", "-1", "", "12 of 20", "1.0 ± 0.2"],
    ["3 workers", "no GPU"],
  ];
  expect(markdownTable(["workers", "ms", "p", "note", "s"], rows)).toBe(
    [
      "| workers | ms | p | note | s |",
      "| --- | --- | ---: | --- | ---: |",
      "| 1 worker | 3.5 | <0.001 | fast | 2.0 ± 0.1 |",
      "| 2 workers | -1 |  | 12 of 20 | 1.0 ± 0.2 |",
      "| 3 workers | no GPU |  |  |  |",
    ].join("\n"),
  );
});

test.each([
  ["+5.9", true],
  ["-1,794.5 to +3", true],
  ["2.7e-7", true],
  ["572 G", true],
  ["7 of 7", true],
  ["32x1", false],
  ["2nd", false],
  ["", true],
  ["–", false],
])("a column of %j is one of numbers: %j", (cell, isNumber) => {
  const [, rule] = markdownTable(["name", "value"], [["a", cell]]).split("\n");
  expect(rule).toBe(isNumber ? "| --- | ---: |" : "| --- | --- |");
});
