import { visibleLine } from "../../visible-text.ts";

/** A text in one line; of a long one the beginning, and how long all of it is. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return visibleLine(text);
  // Not half of a character.
  const beginning = text.slice(0, limit).replace(/[\ud800-\udbff]$/, "");
  return `${visibleLine(beginning)}... (${text.length} characters)`;
}
