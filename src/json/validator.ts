import { Ajv, type ErrorObject } from "ajv";
import type { PlainSchema } from "./plain-schema.ts";
import type { Problem } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import { uniqueness } from "./unique-items.ts";

/** A compiled schema: completes a value in place by the schema's defaults and tells all that is wrong with it. */
export type Check = (value: unknown) => Problem[];

/** @throws Error if the schema itself is wrong. */
export function compileSchema(schema: PlainSchema): Check {
  const ajv = new Ajv({
    allErrors: true,
    useDefaults: true,
    discriminator: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    strictTuples: false,
    // Polishing the code takes longer than a few checks save.
    code: { optimize: false },
  });
  ajv.addKeyword({
    keyword: SHORTHAND,
    schemaType: "string",
    modifying: true,
    errors: false,
    validate: expand,
  });
  for (const keyword of uniqueness) ajv.removeKeyword(keyword.keyword as string).addKeyword(keyword);
  ajv.addVocabulary(ANNOTATIONS);
  const validate = ajv.compile<unknown>(schema);
  return (value) => (validate(value) ? [] : schemaProblems((validate.errors ?? []) as ErrorObject[], schema));
}

/** On a schema of a string or an object: the key of the object that a bare string is short for. */
export const SHORT_FOR = "espalierShortFor";

/** On the schema of a string that is a path, relative to the folder of the file that it stands in. */
export const PATH = "espalierPath";

/** They say what a value means, and forbid nothing. */
const ANNOTATIONS = [SHORT_FOR, PATH];

/** On the schema of a strategy, with its port's name: a bare string is short for an object of that type. */
export const SHORTHAND = "shorthand";

function expand(
  _port: string,
  data: unknown,
  _schema?: unknown,
  place?: { parentData: unknown; parentDataProperty: string | number },
): boolean {
  if (typeof data === "string" && place !== undefined) {
    (place.parentData as Record<string | number, unknown>)[place.parentDataProperty] = { type: data };
  }
  return true;
}
