import type { PlainSchema } from "./plain-schema.ts";
import { NESTED_KEYWORD } from "./strategy-keyword.ts";

/** Short description of the allowed values, such as `an integer >= 1`. */
export function describeSchema(schema: PlainSchema): string {
  const { enum: values, const: constant, anyOf } = schema;
  if (typeof schema[NESTED_KEYWORD] === "string")
    return `the name of a ${schema[NESTED_KEYWORD]} or an object with "type"`;
  if (Array.isArray(values)) return oneOf(values);
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(anyOf)) return anyOf.map((branch) => describeSchema(branch as PlainSchema)).join(" or ");
  const bounds = BOUNDS.flatMap(([key, sign]) =>
    schema[key] === undefined ? [] : [`${sign} ${String(schema[key])}`],
  );
  const kinds = [schema["type"]].flat().map((kind) => {
    const isBounded = bounds.length > 0 && (kind === "number" || kind === "integer");
    return `${KINDS[String(kind)] ?? "a value"}${isBounded ? ` ${bounds.join(" and ")}` : ""}`;
  });
  return kinds.join(" or ");
}

/** The values of an enumeration. */
export function oneOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

const BOUNDS = [
  ["minimum", ">="],
  ["exclusiveMinimum", ">"],
  ["maximum", "<="],
  ["exclusiveMaximum", "<"],
] as const;

const KINDS: Readonly<Record<string, string>> = {
  integer: "an integer",
  number: "a number",
  string: "a string",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};
