import { visibleJson, visibleText } from "../visible-text.ts";

/**
 * JSON of a view, as a page shows it: names, texts and failures have escapes for characters that would be executed or
 * hidden. It can stand inside an HTML script element.
 */
export function jsonOfView(view: unknown): string {
  const json = JSON.stringify(view, (_name, value: unknown) => visible(value));
  return visibleJson(json).replaceAll("<", "\\u003c");
}

function visible(value: unknown): unknown {
  if (typeof value === "string") return visibleText(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (names.every((name) => visibleText(name) === name)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [visibleText(name), part]));
}
