/**
 * A table in Markdown. The first column stands to the left; columns that hold numbers alone, to the right.
 * @param rows cells in the order of the headings; a row may be short.
 */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${headings.map((_, column) => cells[column] ?? "").join(" | ")} |`;
  const rule = headings.map((_, column) =>
    column > 0 && rows.every((row) => isNumber(row[column] ?? "")) ? "---:" : "---",
  );
  return [headings, rule, ...rows].map(line).join("\n");
}

/** Whether a cell is empty or begins with a number; `<0.001`, `+5 %` and `3 ± 1` count, and names such as `32x1` do not. */
function isNumber(cell: string): boolean {
  return /^$|^[-+<]?\d+([.,]\d+)*(e[-+]?\d+)?(?!\w)/.test(cell);
}
