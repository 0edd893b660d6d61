import { isObject, ownValue } from "../json/pointer.ts";
import type { StrategyConfiguration } from "./configuration.ts";
import { NESTED_KEYWORD } from "../json/strategy-keyword.ts";

/** Builds the strategy of the named port. */
export type BuildNested = (port: string, configuration: StrategyConfiguration) => Promise<unknown>;

/** The options with every nested strategy built, one after another in the order of the schema. */
export async function buildOptions(schema: unknown, value: unknown, build: BuildNested): Promise<unknown> {
  if (value === undefined || !isObject(schema)) return value;
  const port = schema[NESTED_KEYWORD];
  if (typeof port === "string") return await build(port, value as StrategyConfiguration);
  if (Array.isArray(value)) return await buildItems(schema["items"], value, build);
  if (!isObject(value)) return value;
  const union = [schema["anyOf"] ?? []].flat().find((part) => isObject(part) && NESTED_KEYWORD in part);
  if (union !== undefined && "type" in value) return await buildOptions(union, value, build);
  return await buildProperties(schema, value, build);
}

async function buildItems(
  items: unknown,
  values: readonly unknown[],
  build: BuildNested,
): Promise<unknown[]> {
  const built: unknown[] = [];
  for (const [index, value] of values.entries()) {
    built.push(await buildOptions(Array.isArray(items) ? items[index] : items, value, build));
  }
  return built;
}

async function buildProperties(
  schema: Record<string, unknown>,
  values: Record<string, unknown>,
  build: BuildNested,
): Promise<Record<string, unknown>> {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const [pattern] = isObject(schema["patternProperties"]) ? Object.values(schema["patternProperties"]) : [];
  const built: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    built[key] = await buildOptions(ownValue(properties, key) ?? pattern, value, build);
  }
  return built;
}
