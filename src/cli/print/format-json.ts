import { isObject } from "../../json/pointer.ts";

/** JSON for readers: objects and lists that fit stand on one line. @param width columns of a line. */
export function formatJson(value: unknown, width: number, indent = ""): string {
  const flat = flatJson(value);
  if (indent.length + flat.length <= width) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item) => inner + formatJson(item, width, inner));
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  if (!isObject(value)) return flat;
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${formatJson(item, width, inner)}`,
  );
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

function flatJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatJson).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flatJson(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
