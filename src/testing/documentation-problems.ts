import { isObject } from "../json/pointer.ts";
import type { Strategy } from "../plugin/strategy.ts";

/** What editors, `espalier strategies` and people would miss of a strategy, a sentence each. */
export function documentationProblems({ definition }: Strategy): string[] {
  const { summary, options } = definition;
  return [
    ...(/^\S.*\.$/.test(summary) ? [] : [`the summary is no sentence: ${JSON.stringify(summary)}`]),
    ...closedProblems(options as unknown as Record<string, unknown>),
    ...propertyProblems(options, ""),
  ];
}

/** Every option, those inside other options included. */
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
    : [`the options allow names that do not exist: give Type.Object { additionalProperties: false }`];
}
