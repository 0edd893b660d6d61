import { isObject, keysOf } from "../../json/pointer.ts";
import { NESTED_KEYWORD } from "../../json/strategy-keyword.ts";
import type { Registry } from "../../plugin/registry.ts";
import type { StrategyDefinition } from "../../plugin/strategy.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * A strategy as an experiment file may write it: with a value for each option that is required or has a default.
 * A strategy without such options is its name.
 */
export function exampleConfiguration(
  { type, options }: StrategyDefinition,
  registry: Registry,
): string | Readonly<Record<string, unknown>> {
  const values = exampleOptions(options as unknown as Schema, registry);
  return Object.keys(values).length === 0 ? type : { type, ...values };
}

/** A value that a schema accepts: its first example, its default, or the smallest value of its type. */
export function exampleValue(schema: Schema, registry: Registry): unknown {
  const { [NESTED_KEYWORD]: port, examples, type, minimum = 1 } = schema;
  if (Array.isArray(examples)) return examples[0];
  if (schema["default"] !== undefined) return schema["default"];
  if (typeof port === "string") return simplestOf(port, registry);
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if (schema["const"] !== undefined) return schema["const"];
  const [first] = Array.isArray(type) ? type : [type];
  switch (first) {
    case "object":
      return exampleOptions(schema, registry);
    case "array":
      return isObject(schema["items"]) ? [exampleValue(schema["items"], registry)] : [];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return minimum;
    default:
      return "...";
  }
}

/** The part of an experiment file that holds a value at a pointer; `0` as a key stands for a list. */
export function atPointer(pointer: string, value: unknown): Readonly<Record<string, unknown>> {
  const whole = keysOf(pointer).reduceRight<unknown>(
    (inner, key) => (key === "0" ? [inner] : { [key]: inner }),
    value,
  );
  return whole as Readonly<Record<string, unknown>>;
}

function exampleOptions(schema: Schema, registry: Registry): Readonly<Record<string, unknown>> {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema["required"] ?? []) as readonly string[];
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, option]) => required.includes(name) || option["default"] !== undefined)
      .map(([name, option]) => [name, exampleValue(option, registry)]),
  );
}

/** The first strategy of a port that needs no options, else the first. */
function simplestOf(portName: string, registry: Registry): string {
  const port = registry.portNamed(portName);
  const definitions = port === undefined ? [] : registry.of(port).map(({ strategy }) => strategy.definition);
  return (definitions.find(needsNothing) ?? definitions[0])?.type ?? "...";
}

function needsNothing({ options }: StrategyDefinition): boolean {
  const required: readonly string[] = options.required ?? [];
  return required.every((name) => "default" in (options.properties[name] ?? {}));
}
