import type { SchemaTree } from "hyparquet";
import type { TableColumns } from "espalier/picture-files";

/** Usual names of the pictures, for files with several columns of bytes. */
const PICTURES = ["image", "jpg", "png", "picture", "img"];

/** Columns by the types of their values. */
export function columnUses(columns: readonly SchemaTree[]): Omit<TableColumns, "table"> {
  const bytes = columns.filter((column) => leavesOf(column).some(isBytes)).map(nameOf);
  return {
    all: columns.map(nameOf),
    texts: columns.filter(isText).map(nameOf),
    picture: PICTURES.find((name) => bytes.includes(name)) ?? bytes[0],
  };
}

/** Whether the values are strings or lists of strings. */
function isText(column: SchemaTree): boolean {
  const leaves = leavesOf(column);
  return leaves.length === 1 && isString(leaves[0]!);
}

function isString({ element: { logical_type: logical, converted_type: converted } }: SchemaTree): boolean {
  return logical?.type === "STRING" || converted === "UTF8";
}

/** Whether the values are bytes that are not marked as text. */
function isBytes(leaf: SchemaTree): boolean {
  return leaf.element.type === "BYTE_ARRAY" && !isString(leaf);
}

function nameOf({ element }: SchemaTree): string {
  return element.name;
}

/** A column's own values, or those of its struct or list. */
export function leavesOf(column: SchemaTree): readonly SchemaTree[] {
  return column.children.length === 0 ? [column] : column.children.flatMap(leavesOf);
}
