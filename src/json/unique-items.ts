import type { FuncKeywordDefinition, SchemaValidateFunction } from "ajv";
import stringify from "safe-stable-stringify";
import { isObject } from "./pointer.ts";

/** An item of a list that repeats an earlier one. */
export interface Repetition {
  readonly index: number;
  /** Index of the item that it repeats. */
  readonly first: number;
  /** The property that both share; absent if the items are equal. */
  readonly property?: string;
}

/**
 * Keywords for lists of unique items. Items are compared after their defaults were added, so that a bare name equals
 * the strategy without options.
 * - `uniqueItems: true`: no two items are equal.
 * - `uniqueItemProperties: ["name"]`: no two items have the same `name`; a string counts as the name itself.
 */
export const uniqueness: readonly FuncKeywordDefinition[] = [
  define("uniqueItems", "boolean", (isUnique: boolean) => (isUnique ? [undefined] : [])),
  define("uniqueItemProperties", "array", (properties: readonly string[]) => properties),
];

function define<Schema>(
  keyword: string,
  schemaType: "array" | "boolean",
  propertiesOf: (schema: Schema) => readonly (string | undefined)[],
): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (schema: Schema, list: unknown) => {
    const items: readonly unknown[] = Array.isArray(list) ? list : [];
    const found = propertiesOf(schema).flatMap((property) => repetitions(items, property));
    validate.errors = found.map((params) => ({ keyword, params }));
    return found.length === 0;
  };
  return { keyword, schemaType, post: true, errors: true, validate };
}

/**
 * Items that equal an earlier one. @param property the only property to compare; `undefined` compares whole items.
 */
export function repetitions(items: readonly unknown[], property?: string): Repetition[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    const value = property !== undefined && isObject(item) ? item[property] : item;
    const text = stringify(value);
    if (text === undefined) return [];
    const first = seen.get(text);
    if (first !== undefined) return [{ index, first, ...(property !== undefined && { property }) }];
    seen.set(text, index);
    return [];
  });
}
