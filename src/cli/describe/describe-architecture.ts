import type { ArchitectureValue, ArchitectureValues } from "../../architecture/architecture.ts";
import { visibleJson } from "../../visible-text.ts";

/** Words that are written without quotes: no numbers, and without the separators. */
const WORD = /^[\p{L}_][\p{L}\p{N}_.+/-]*$/u;

/** `encoder depth 2 width 64, decoder depth 2 width 64`, by the part before the first dot. Different ones never look alike. */
export function describeArchitecture(values: ArchitectureValues): string {
  const parts = new Map<string, string[]>();
  // Sorted, since a part's own value has to come first: behind a dimension it could be taken for that one's.
  for (const name of Object.keys(values).toSorted()) {
    const dot = name.indexOf(".");
    const part = dot === -1 ? name : name.slice(0, dot);
    const value = showValue(values[name]!);
    const shown = dot === -1 ? value : `${showName(name.slice(dot + 1))} ${value}`;
    parts.set(part, [...(parts.get(part) ?? []), shown]);
  }
  return [...parts].map(([part, dimensions]) => `${showName(part)} ${dimensions.join(" ")}`).join(", ");
}

function showName(name: string): string {
  return WORD.test(name) ? name : quoted(name);
}

/** The number 1 as `1`, the string "1" as `"1"`. */
function showValue(value: ArchitectureValue): string {
  const isPlain = typeof value !== "string" || (WORD.test(value) && value !== "true" && value !== "false");
  return isPlain ? String(value) : quoted(value);
}

function quoted(text: string): string {
  return visibleJson(JSON.stringify(text));
}
