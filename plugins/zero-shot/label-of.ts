import type { Pair } from "espalier/image-text";

/** The pair's class by a label; `undefined` without the label, and with several values of it. */
export function labelOf({ tags }: Pick<Pair, "tags">, label: string): string | undefined {
  const start = `${label}:`;
  const values = new Set(tags.filter((tag) => tag.startsWith(start)).map((tag) => tag.slice(start.length)));
  const [value] = values;
  return values.size === 1 && value !== "" ? value : undefined;
}
