import { visibleLine } from "../../visible-text.ts";

/** A text in one line. A long text is cut, and its length is added. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return visibleLine(text);
  // A surrogate pair is not cut in two.
  const beginning = text.slice(0, limit).replace(/[\ud800-\udbff]$/, "");
  return `${visibleLine(beginning)}... (${text.length} characters)`;
}
