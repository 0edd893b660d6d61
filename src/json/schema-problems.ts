import type { ErrorObject } from "ajv";
import { nearestName } from "../nearest-name.ts";
import { describeSchema, oneOf } from "./describe-schema.ts";
import type { PlainSchema } from "./plain-schema.ts";
import { isObject, pointerOf } from "./pointer.ts";
import type { Problem } from "./problem.ts";
import type { Repetition } from "./unique-items.ts";

/**
 * What a validator's errors mean to the author of the file: one problem for each mistake.
 * @param schema of the whole file.
 */
export function schemaProblems(errors: readonly ErrorObject[], schema: PlainSchema): Problem[] {
  const unions = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  return errors
    .filter((error) => !unions.some((union) => error.schemaPath.startsWith(`${union.schemaPath}/`)))
    .map((error) => {
      const tell = TELLERS[error.keyword] ?? tellAllowed;
      return { pointer: error.instancePath, ...tell(error, schema) };
    });
}

type Told = Omit<Problem, "pointer"> & { readonly pointer?: string };
const TELLERS: Readonly<Record<string, (error: ErrorObject, whole: PlainSchema) => Told>> = {
  additionalProperties: tellUnknownKey,
  required: tellMissingKey,
  discriminator: tellStrategy,
  enum: tellEnumeration,
  uniqueItems: tellRepetition,
  uniqueItemProperties: tellRepetition,
  "false schema": () => ({ message: "Nothing that is loaded can be chosen here." }),
};

/** For keywords that say all that is needed beside a description of the schema. */
const REQUIREMENTS: Readonly<Record<string, (limit: unknown) => string>> = {
  minLength: (limit) => `at least ${limit} characters`,
  minItems: (limit) => `at least ${limit} entries`,
  maxItems: (limit) => `at most ${limit} entries`,
  minProperties: (limit) => `at least ${limit} keys`,
  pattern: (pattern) => `a string that matches ${pattern}`,
  multipleOf: (factor) => `a multiple of ${factor}`,
};

function tellAllowed({ keyword, schema, parentSchema, data }: ErrorObject): Told {
  const explained: unknown = keyword === "pattern" ? parentSchema?.["description"] : undefined;
  const requirement =
    typeof explained === "string" ? explained.replace(/\.$/, "") : REQUIREMENTS[keyword]?.(schema);
  return {
    message: `${shown(data)} is not allowed.`,
    allowed: requirement ?? describeSchema((parentSchema ?? {}) as PlainSchema),
  };
}

function tellUnknownKey({ instancePath, params, parentSchema }: ErrorObject): Told {
  const key = String(params["additionalProperty"]);
  const known = propertiesOf(parentSchema).filter((name) => name !== "type");
  const nearest = nearestName(key, known);
  return {
    pointer: instancePath + pointerOf([key]),
    message: `Unknown key "${key}".`,
    allowed: known.length === 0 ? "no key but type" : known.join(", "),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function tellMissingKey({ params, parentSchema }: ErrorObject, whole: PlainSchema): Told {
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

/** A strategy without a type, or of a type that nobody contributes. */
function tellStrategy({ params, parentSchema }: ErrorObject): Told {
  const schema = parentSchema as PlainSchema;
  const port = String(schema["shorthand"] ?? schema["title"] ?? "choice");
  const known = branchesOf(schema);
  const allowed = known.length === 0 ? "nothing that is loaded" : known.join(", ");
  const type: unknown = params["tagValue"];
  if (typeof type !== "string") return { message: `A ${port} needs a "type".`, allowed };
  const nearest = nearestName(type, known);
  return {
    message: `There is no ${port} "${type}".`,
    allowed,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function tellEnumeration({ data, params }: ErrorObject): Told {
  const values = params["allowedValues"] as readonly unknown[];
  const names = values.filter((value) => typeof value === "string");
  const nearest = typeof data === "string" ? nearestName(data, names) : undefined;
  return {
    message: `${shown(data)} is not allowed.`,
    allowed: values.length === 1 ? oneOf(values) : `one of ${oneOf(values)}`,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function tellRepetition({ instancePath, params, data }: ErrorObject): Told {
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

/** The type in a schema of strategies when there are none. */
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
