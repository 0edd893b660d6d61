import { getBorderCharacters, table } from "table";

/** Prints a table without lines: headings, then rows; numbers to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const alignments = headings.map((_, column) =>
    rows.every((row) => /^[-+]?[\d.,]*\s?%?$/.test(row[column] ?? ""))
      ? ("right" as const)
      : ("left" as const),
  );
  const text = table([[...headings], ...rows.map((row) => [...row])], {
    border: getBorderCharacters("void"),
    columns: alignments.map((alignment) => ({ alignment, paddingLeft: 0, paddingRight: 2 })),
    drawHorizontalLine: () => false,
  });
  console.log(text.replace(/[ \t]+$/gm, "").trimEnd());
}

/** Prints names and values, one a line; nested values indented. */
export function printRows(values: Readonly<Record<string, unknown>>, indent = ""): void {
  const width = Math.max(...Object.keys(values).map((name) => name.length));
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      console.log(`${indent}${name}`);
      printRows(value as Record<string, unknown>, `${indent}  `);
    } else {
      console.log(
        `${indent}${name.padEnd(width)}  ${Array.isArray(value) ? value.join(", ") : String(value)}`,
      );
    }
  }
}
