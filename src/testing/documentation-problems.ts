import { isObject } from "../json/pointer.ts";
import type { Strategy } from "../plugin/strategy.ts";

/** Missing documentation of a strategy, one sentence per problem. */
export function documentationProblems({ definition }: Strategy): string[] {
  const { summary, options } = definition;
  return [
    ...(/^\S.*\.$/.test(summary)
      ? []
      : [`the summary must be one line that ends with a full stop: ${JSON.stringify(summary)}`]),
    ...closedProblems(options as unknown as Record<string, unknown>),
    ...propertyProblems(options, ""),
  ];
}

/** Problems of all options, nested ones included. */
function propertyProblems(schema: unknown, path: string): string[] {
  if (!isObject(schema)) return [];
  const { properties, items } = schema;
  const own = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => [
    ...(isDescribed(property) ? [] : [`option "${path}${name}" has no description`]),
    ...propertyProblems(property, `${path}${name}.`),
  ]);
  return [...own, ...propertyProblems(items, path)];
}

function isDescribed(property: unknown): boolean {
  return isObject(property) && typeof property["description"] === "string" && property["description"] !== "";
}

function closedProblems(schema: Record<string, unknown>): string[] {
  return schema["additionalProperties"] === false
    ? []
    : [`the options accept unknown names: pass { additionalProperties: false } to Type.Object`];
}
