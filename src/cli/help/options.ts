import { wholeSchema } from "../../experiment/schema/whole-schema.ts";
import { isObject, pointerOf } from "../../json/pointer.ts";
import type { Registry } from "../../plugin/registry.ts";
import { POINTERS } from "./slots.ts";

/** An option of experiment files or of a strategy. */
export interface Option {
  /** Such as `training.updates`, or `momentum.keep` for an option of a strategy. */
  readonly name: string;
  /** Where an experiment file sets it; absent for strategies that only stand inside others. */
  readonly pointer?: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly isRequired: boolean;
  /** Type of the strategy that has the option. */
  readonly strategy?: string;
}

/** All options: those of experiment files, then those of the strategies. */
export function optionsOf(registry: Registry): readonly Option[] {
  return [
    ...optionsIn(wholeSchema, []),
    ...registry.ports.flatMap((port) => strategyOptions(registry, port.name)),
  ];
}

function optionsIn(schema: unknown, keys: readonly string[]): Option[] {
  const { properties, required } = schema as Option["schema"];
  if (!isObject(properties)) return [];
  return Object.entries(properties as Record<string, Option["schema"]>).flatMap(([key, option]) => {
    const path = [...keys, key];
    const own = {
      ...{ name: path.join("."), pointer: pointerOf(path), schema: option },
      isRequired: isRequired(key, required, option),
    };
    return [own, ...optionsIn(option, path)];
  });
}

function strategyOptions(registry: Registry, portName: string): Option[] {
  const port = registry.portNamed(portName);
  const pointer = POINTERS[portName];
  return (port === undefined ? [] : registry.of(port)).flatMap(({ strategy: { definition } }) => {
    const { type, options } = definition;
    return Object.entries(options.properties as Record<string, Option["schema"]>).map(([key, schema]) => ({
      name: `${type}.${key}`,
      ...(pointer !== undefined && { pointer: pointer + pointerOf([key]) }),
      schema,
      isRequired: isRequired(key, options.required, schema),
      strategy: type,
    }));
  });
}

function isRequired(key: string, required: unknown, schema: Option["schema"]): boolean {
  return Array.isArray(required) && required.includes(key) && schema["default"] === undefined;
}
