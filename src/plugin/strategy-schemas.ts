import { compileSchema, SHORTHAND } from "../json/validator.ts";
import { NO_STRATEGY } from "../json/schema-problems.ts";
import { plainSchema, type PlainSchema } from "../json/plain-schema.ts";
import { isObject } from "../json/pointer.ts";
import { malformedSchema } from "./errors.ts";
import { NESTED_KEYWORD } from "./nested.ts";
import type { RegisteredStrategy, Registry } from "./registry.ts";
import type { Port } from "./strategy.ts";

/** A schema as plain JSON, options that take a strategy referring to the definition of its port. */
export function withReferences(schema: unknown): PlainSchema {
  return plainSchema(schema, (node) => {
    const { [NESTED_KEYWORD]: port, ...rest } = node;
    return typeof port === "string" ? { ...rest, $ref: `#/$defs/${port}` } : undefined;
  });
}

/**
 * The `$defs` that check and complete strategies: one for each port.
 * @throws EspalierError naming the plug-in whose options are not a valid schema.
 */
export function portDefinitions(registry: Registry): Record<string, PlainSchema> {
  return Object.fromEntries(
    registry.ports.map((port) => {
      const branches = strategyBranches(registry, port);
      return [
        port.name,
        {
          [SHORTHAND]: port.name,
          type: "object",
          discriminator: { propertyName: "type" },
          oneOf: branches.length === 0 ? [NOTHING] : branches,
        },
      ];
    }),
  );
}

/** A branch for ports without strategies, since the validator wants one at least. */
const NOTHING = { type: "object", required: ["type"], properties: { type: { const: NO_STRATEGY } } };

/** A schema for each strategy of a port, its type first. */
export function strategyBranches(registry: Registry, port: Port): PlainSchema[] {
  return registry.of(port).map(branch);
}

/** @throws EspalierError naming the first plug-in whose options cannot be compiled. */
export function blamePlugin(registry: Registry): void {
  for (const port of registry.ports) {
    for (const registered of registry.of(port)) {
      const { plugin, strategy } = registered;
      try {
        compileSchema({ ...branch(registered), $defs: placeholders(registry) });
      } catch (error) {
        throw malformedSchema(plugin.name, `${port.name} "${strategy.definition.type}"`, error);
      }
    }
  }
}

function branch({ strategy: { definition } }: RegisteredStrategy): PlainSchema {
  const options = withReferences(definition.options);
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

function placeholders(registry: Registry): Record<string, PlainSchema> {
  return Object.fromEntries(registry.ports.map((port) => [port.name, {}]));
}
