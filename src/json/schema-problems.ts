import type { ErrorObject } from "ajv";
import { nearestName } from "../nearest-name.ts";
import { describeSchema, oneOf } from "./describe-schema.ts";
import type { PlainSchema } from "./plain-schema.ts";
import { isObject, pointerOf } from "./pointer.ts";
import type { Problem } from "./problem.ts";
import { NESTED_KEYWORD, type StrategyChecks } from "./strategy-keyword.ts";
import type { Repetition } from "./unique-items.ts";

/** Converts a validator's errors into problems for the author of the file, one for each mistake. */
export function schemaProblems(errors: readonly ErrorObject[], strategies: StrategyChecks): Problem[] {
  const unions = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  return errors
    .filter((error) => !unions.some((union) => error.schemaPath.startsWith(`${union.schemaPath}/`)))
    .flatMap((error) => {
      if (error.keyword === NESTED_KEYWORD)
        return (error.params as { problems: readonly Problem[] }).problems;
      const describe = DESCRIBERS[error.keyword] ?? describeAllowed;
      return [{ pointer: error.instancePath, ...describe(error, strategies) }];
    });
}

type Described = Omit<Problem, "pointer"> & { readonly pointer?: string };
const DESCRIBERS: Readonly<Record<string, (error: ErrorObject, strategies: StrategyChecks) => Described>> = {
  additionalProperties: describeUnknownKey,
  required: describeMissingKey,
  discriminator: describeBranch,
  enum: describeEnumeration,
  uniqueItems: describeRepetition,
  uniqueItemProperties: describeRepetition,
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

function describeMissingKey({ params, parentSchema }: ErrorObject, strategies: StrategyChecks): Described {
  const key = String(params["missingProperty"]);
  const schema = isObject(parentSchema?.["properties"]) ? parentSchema["properties"][key] : undefined;
  if (!isObject(schema)) return { message: `Key "${key}" is missing.` };
  const { description, [NESTED_KEYWORD]: port } = schema;
  const explained = typeof description === "string" ? ` ${description}` : "";
  const types = typeof port === "string" ? strategies.typesOf(port) : [];
  return {
    message: `Key "${key}" is missing.${explained}`,
    ...(types.length === 0 ? {} : { allowed: types.join(", ") }),
  };
}

/** An object of a union without a type, or of an unknown type. */
function describeBranch({ params, parentSchema }: ErrorObject): Described {
  const { title = "choice", oneOf: branches } = parentSchema as PlainSchema;
  const known = (branches as { properties: { type: { const: string } } }[]).map(
    ({ properties }) => properties.type.const,
  );
  return describeType(String(title), params["tagValue"], known);
}

/** Text about the `type` of an object that is missing or unknown. @param kind of the object, such as `Evaluator`. */
export function describeType(
  kind: string,
  type: unknown,
  known: readonly string[],
): Pick<Problem, "message" | "allowed" | "nearest"> {
  const allowed = known.length === 0 ? "none; no loaded plug-in provides one" : known.join(", ");
  if (typeof type !== "string") return { message: `A ${kind} needs a "type".`, allowed };
  const nearest = nearestName(type, known);
  return {
    message: `There is no ${kind} "${type}".`,
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

/** A value in a message, cut if it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
