import type { ErrorObject } from "ajv";
import { nearestName } from "../nearest-name.ts";
import { describeSchema, oneOf } from "./describe-schema.ts";
import type { PlainSchema } from "./plain-schema.ts";
import { isObject, pointerOf } from "./pointer.ts";
import type { Problem } from "./problem.ts";
import type { Repetition } from "./unique-items.ts";

/**
 * Converts a validator's errors into problems for the author of the file, one for each mistake.
 * @param schema the schema of the whole file.
 */
export function schemaProblems(errors: readonly ErrorObject[], schema: PlainSchema): Problem[] {
  const unions = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  return errors
    .filter((error) => !unions.some((union) => error.schemaPath.startsWith(`${union.schemaPath}/`)))
    .map((error) => {
      const describe = DESCRIBERS[error.keyword] ?? describeAllowed;
      return { pointer: error.instancePath, ...describe(error, schema) };
    });
}

type Described = Omit<Problem, "pointer"> & { readonly pointer?: string };
const DESCRIBERS: Readonly<Record<string, (error: ErrorObject, whole: PlainSchema) => Described>> = {
  additionalProperties: describeUnknownKey,
  required: describeMissingKey,
  discriminator: describeStrategy,
  enum: describeEnumeration,
  uniqueItems: describeRepetition,
  uniqueItemProperties: describeRepetition,
  "false schema": () => ({ message: "No loaded plug-in provides a value for this key." }),
};

/** Keywords whose limit alone explains the requirement. */
const REQUIREMENTS: Readonly<Record<string, (limit: unknown) => string>> = {
  minLength: (limit) => `at least ${limit} characters`,
  minItems: (limit) => `at least ${limit} entries`,
  maxItems: (limit) => `at most ${limit} entries`,
  minProperties: (limit) => `at least ${limit} keys`,
  pattern: (pattern) => `a string that matches ${pattern}`,
  multipleOf: (factor) => `a multiple of ${factor}`,
};

function describeAllowed({ keyword, schema, parentSchema, data }: ErrorObject): Described {
  const explained: unknown = keyword === "pattern" ? parentSchema?.["description"] : undefined;
  const requirement =
    typeof explained === "string" ? explained.replace(/\.$/, "") : REQUIREMENTS[keyword]?.(schema);
  return {
    message: `${shown(data)} is not allowed.`,
    allowed: requirement ?? describeSchema((parentSchema ?? {}) as PlainSchema),
  };
}

function describeUnknownKey({ instancePath, params, parentSchema }: ErrorObject): Described {
  const key = String(params["additionalProperty"]);
  const known = propertiesOf(parentSchema).filter((name) => name !== "type");
  const nearest = nearestName(key, known);
  return {
    pointer: instancePath + pointerOf([key]),
    message: `Unknown key "${key}".`,
    allowed: known.length === 0 ? "only type" : known.join(", "),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function describeMissingKey({ params, parentSchema }: ErrorObject, whole: PlainSchema): Described {
  const key = String(params["missingProperty"]);
  const schema = isObject(parentSchema?.["properties"]) ? parentSchema["properties"][key] : undefined;
  if (!isObject(schema)) return { message: `Key "${key}" is missing.` };
  const { description, $ref } = schema;
  const explained = typeof description === "string" ? ` ${description}` : "";
  const strategies = typeof $ref === "string" ? branchesOf(definitionOf(whole, $ref)) : [];
  return {
    message: `Key "${key}" is missing.${explained}`,
    ...(strategies.length === 0 ? {} : { allowed: strategies.join(", ") }),
  };
}

/** @param reference such as `#/$defs/Evaluator`. */
function definitionOf({ $defs }: PlainSchema, reference: string): PlainSchema {
  const definition = isObject($defs) ? $defs[reference.replace("#/$defs/", "")] : undefined;
  return isObject(definition) ? definition : {};
}

/** A strategy without a type, or of an unknown type. */
function describeStrategy({ params, parentSchema }: ErrorObject): Described {
  const schema = parentSchema as PlainSchema;
  const port = String(schema["shorthand"] ?? schema["title"] ?? "choice");
  const known = branchesOf(schema);
  const allowed = known.length === 0 ? "none; no loaded plug-in provides one" : known.join(", ");
  const type: unknown = params["tagValue"];
  if (typeof type !== "string") return { message: `A ${port} needs a "type".`, allowed };
  const nearest = nearestName(type, known);
  return {
    message: `There is no ${port} "${type}".`,
    allowed,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function describeEnumeration({ data, params }: ErrorObject): Described {
  const values = params["allowedValues"] as readonly unknown[];
  const names = values.filter((value) => typeof value === "string");
  const nearest = typeof data === "string" ? nearestName(data, names) : undefined;
  return {
    message: `${shown(data)} is not allowed.`,
    allowed: values.length === 1 ? oneOf(values) : `one of ${oneOf(values)}`,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function describeRepetition({ instancePath, params, data }: ErrorObject): Described {
  const { index, first, property } = params as Repetition;
  const item: unknown = (data as readonly unknown[])[index];
  const isNamed = property !== undefined && isObject(item);
  const pointerTo = (place: number) => instancePath + pointerOf([place]);
  return {
    pointer: pointerTo(index) + (isNamed ? pointerOf([property]) : ""),
    message: `${shown(isNamed ? item[property] : item)} is listed twice.`,
    first: pointerTo(first),
  };
}

function propertiesOf(schema: unknown): string[] {
  return isObject(schema) && isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
}

/** The type in a schema of strategies if no strategies are loaded. */
export const NO_STRATEGY = "(none)";

function branchesOf(schema: PlainSchema): string[] {
  const branches = Array.isArray(schema["oneOf"]) ? schema["oneOf"] : [];
  return branches
    .map((branch: { properties: { type: { const: string } } }) => branch.properties.type.const)
    .filter((type) => type !== NO_STRATEGY);
}

/** A value in a message, cut if it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
