import { isObject } from "../../json/pointer.ts";

/**
 * JSON for readers: objects and lists that fit stand on one line.
 * @param width columns of a line.
 * @param indent spaces before further lines.
 * @param taken columns of the first line that are taken already.
 */
export function formatJson(value: unknown, width: number, indent = "", taken = indent.length): string {
  const flat = flatJson(value);
  // A comma may follow.
  if (taken + flat.length < width) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item) => inner + formatJson(item, width, inner));
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  if (!isObject(value)) return flat;
  const entries = Object.entries(value).map(([name, item]) => {
    const start = `${inner}${JSON.stringify(name)}: `;
    return start + formatJson(item, width, inner, start.length);
  });
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

/** JSON on one line, with spaces to break it at. */
export function flatJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatJson).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flatJson(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
