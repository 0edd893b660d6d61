import { cpus, totalmem } from "node:os";
import { print } from "../print/output.ts";

/** Prints a table in Markdown, numbers to the right. */
export function printMarkdown(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const isNumber = headings.map((_, column) => rows.every((row) => /^[-<\d]|^$/.test(row[column] ?? "")));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  print(line(headings));
  print(line(isNumber.map((right) => (right ? "---:" : "---"))));
  for (const row of rows) print(line(row));
}

/** Prints when and where figures were measured, as a list. */
export function printMachine(): void {
  const model = cpus()[0]?.model.trim() ?? "unknown";
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  print(`- Date: ${new Date().toISOString().slice(0, 10)}`);
  print(`- Machine: ${model}, ${cpus().length} cores, ${gibibytes} GiB, ${process.platform} ${process.arch}`);
  print(`- Node ${process.version}\n`);
}
