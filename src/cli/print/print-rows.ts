import { visibleText } from "../../visible-text.ts";
import { print } from "./output.ts";
import { terminalWidth } from "./terminal-width.ts";
import { widthOf, wrap } from "./wrap.ts";

/** Columns that a value has at least; where the names leave less, values stand below their names. */
const NARROWEST_VALUE = 30;

/** Prints names and values, one per line; long values are wrapped, nested values indented. */
export function printRows(values: Readonly<Record<string, unknown>>, indent = ""): void {
  const width = Math.max(...Object.keys(values).map(widthOf));
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      print(`${indent}${name}`);
      printRows(value as Record<string, unknown>, `${indent}  `);
    } else {
      const text = Array.isArray(value) ? value.join(", ") : String(value);
      printRow(indent + name + " ".repeat(width - widthOf(name)), text);
    }
  }
}

/** Prints a label and a text beside it, wrapped. @param label as wide as those of the rows around. */
export function printRow(label: string, text: string, gap = 2): void {
  const margin = widthOf(label) + gap;
  const room = terminalWidth() - margin;
  const indent = " ".repeat(room < NARROWEST_VALUE ? 6 : margin);
  const lines = wrap(visibleText(text), { width: terminalWidth() - indent.length });
  const beside = label + " ".repeat(gap) + (lines[0] ?? "");
  const fits =
    room >= NARROWEST_VALUE ||
    lines.length === 0 ||
    (lines.length === 1 && widthOf(beside) <= terminalWidth());
  const [first, rest] = fits ? [beside, lines.slice(1)] : [label, lines];
  print([first.trimEnd(), ...rest.map((line) => indent + line)].join("\n"));
}
