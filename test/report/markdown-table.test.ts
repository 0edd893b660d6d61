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
