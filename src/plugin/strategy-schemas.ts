import { plainSchema, type PlainSchema } from "../json/plain-schema.ts";
import { isObject } from "../json/pointer.ts";
import { NESTED_KEYWORD } from "../json/strategy-keyword.ts";
import type { Strategy } from "./strategy.ts";

/** A strategy's schema as plain JSON: its type, then its options. */
export function strategySchema({ definition }: Strategy): PlainSchema {
  const options = plainSchema(definition.options);
  const { properties, required } = options;
  return {
    ...options,
    description: definition.summary,
    properties: {
      type: { const: definition.type, description: definition.summary },
      ...(isObject(properties) ? properties : {}),
    },
    required: ["type", ...(Array.isArray(required) ? required : [])],
    additionalProperties: false,
  };
}

/** A schema as plain JSON, options that take a strategy referring to the definition of its port. */
export function withReferences(schema: unknown): PlainSchema {
  return plainSchema(schema, (node) => {
    const { [NESTED_KEYWORD]: port, ...rest } = node;
    return typeof port === "string" ? { ...rest, $ref: `#/$defs/${port}` } : undefined;
  });
}
