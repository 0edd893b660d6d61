import { visibleText } from "../../visible-text.ts";
import { print } from "./output.ts";
import { terminalWidth } from "./terminal-width.ts";
import { widthOf, wrap } from "./wrap.ts";

/** Columns that a value has at least; where the names leave less, values stand below their names. */
const NARROWEST_VALUE = 30;

/** Spaces before a value that stands below its name. */
const BELOW = 6;

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

/** Prints a label and a text beside it, wrapped, or below it. @param label as wide as those of the rows around. */
export function printRow(label: string, text: string, gap = 2): void {
  const width = terminalWidth();
  const margin = widthOf(label) + gap;
  const isNarrow = width - margin < NARROWEST_VALUE;
  const start = label + " ".repeat(gap);
  const hasLabel = label.trim() !== "";
  const fits = hasLabel && !text.includes("\n") && widthOf(start + visibleText(text)) <= width;
  if (!isNarrow || fits) {
    const [first = "", ...rest] = wrapValue(text, margin);
    print([(start + first).trimEnd(), ...rest.map((line) => " ".repeat(margin) + line)].join("\n"));
  } else {
    const lines = wrapValue(text, BELOW).map((line) => " ".repeat(BELOW) + line);
    print([...(hasLabel ? [label.trimEnd()] : []), ...lines].join("\n"));
  }
}

function wrapValue(text: string, margin: number): string[] {
  return wrap(visibleText(text), { width: terminalWidth() - margin, isolatesWide: true });
}
