/** JSON as it is written: numbers of any size, keys that repeat, depths that `JSON.stringify` cannot write. */
export type JsonTree =
  | { readonly text: string }
  | { readonly items: JsonTree[] }
  | { readonly members: [key: string, value: JsonTree][] };

/** The tree of a value that `JSON.parse` gave. */
export function treeOf(json: unknown): JsonTree {
  if (Array.isArray(json)) return { items: json.map(treeOf) };
  if (typeof json !== "object" || json === null) return { text: JSON.stringify(json) };
  return { members: Object.entries(json).map(([key, value]) => [key, treeOf(value)]) };
}

/** The text of a tree, in one line. */
export function textOf(tree: JsonTree): string {
  if ("text" in tree) return tree.text;
  if ("items" in tree) return `[${tree.items.map(textOf).join(",")}]`;
  return `{${tree.members.map(([key, value]) => `${JSON.stringify(key)}:${textOf(value)}`).join(",")}}`;
}

/** A copy that shares nothing. */
export function copyOf(tree: JsonTree): JsonTree {
  if ("text" in tree) return tree;
  if ("items" in tree) return { items: tree.items.map(copyOf) };
  return { members: tree.members.map(([key, value]) => [key, copyOf(value)]) };
}
