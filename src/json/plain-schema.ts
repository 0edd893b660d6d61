import { isObject } from "./pointer.ts";

/** A JSON Schema as plain JSON. */
export type PlainSchema = Record<string, unknown>;

/**
 * A copy of a TypeBox schema for validators and editors: keys with a default are not required, unions of literals
 * become enumerations.
 * @param replace returns another schema for a node, whose parts are not visited, or `undefined`.
 */
export function plainSchema(
  schema: unknown,
  replace: (node: PlainSchema) => PlainSchema | undefined = () => undefined,
): PlainSchema {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    return replace(value) ?? relaxed(enumerated(value), copy);
  };
  return copy(schema) as PlainSchema;
}

function relaxed(node: PlainSchema, copy: (value: unknown) => unknown): PlainSchema {
  const entries = Object.entries(node).map(([key, value]) => {
    if (VERBATIM.has(key)) return [key, value];
    if (key === "required" && Array.isArray(value)) return [key, withoutDefaults(value, node["properties"])];
    if (MAPS.has(key) && isObject(value)) {
      return [key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]))];
    }
    return [key, copy(value)];
  });
  return Object.fromEntries(entries) as PlainSchema;
}

/** Keywords with data as values, not schemas. */
const VERBATIM = new Set(["default", "const", "enum", "examples"]);
/** Keywords with names as keys, not keywords. */
const MAPS = new Set(["properties", "patternProperties", "$defs"]);

function withoutDefaults(required: readonly unknown[], properties: unknown): unknown[] {
  const known = isObject(properties) ? properties : {};
  return required.filter((key) => {
    const property = known[String(key)];
    return !(isObject(property) && "default" in property);
  });
}

function enumerated(node: PlainSchema): PlainSchema {
  const { anyOf, ...rest } = node;
  if (!Array.isArray(anyOf) || !anyOf.every((branch) => isObject(branch) && "const" in branch)) return node;
  return { ...rest, enum: anyOf.map((branch) => (branch as PlainSchema)["const"]) };
}
